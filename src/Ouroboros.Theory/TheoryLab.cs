using Ouroboros.Regimes;
using Ouroboros.Theory.Models;

namespace Ouroboros.Theory;

/// <summary>Runs a model through the self-consuming loop in many independent chains and averages what comes of it.</summary>
/// <param name="threads">Threads to compute with, at least 1; results do not depend on it.</param>
public sealed class TheoryLab(int threads)
{
    // Sums are over blocks of chains and then over blocks: both orders are the same for any number of threads.
    private const int MostBlocks = 256;
    private const int MostExamples = 5;

    /// <summary>Runs an experiment.</summary>
    /// <param name="settings">The experiment, as <see cref="TheoryRules"/> allows it.</param>
    /// <param name="completed">Told from any thread how many more chains are done; may be null.</param>
    /// <param name="cancellation">Ends it between two chains.</param>
    /// <exception cref="ArgumentException">The settings are some that the command line refuses, a line for each that is wrong.</exception>
    /// <exception cref="ArgumentOutOfRangeException">There is less than one thread.</exception>
    /// <exception cref="OperationCanceledException">It was ended.</exception>
    public TheoryResult Run(TheorySettings settings, Action<int>? completed, CancellationToken cancellation) =>
        Run(settings, completed, model => model, cancellation);

    /// <summary>Runs an experiment with something between loop and model.</summary>
    internal TheoryResult Run(TheorySettings settings, Action<int>? completed, Func<RowModel, ILoopModel> wrap, CancellationToken cancellation)
    {
        TheoryRules.Validate(settings);
        ArgumentOutOfRangeException.ThrowIfLessThan(threads, 1);
        var statistics = TheoryModels.Statistics(settings);
        var examples = new double[Math.Min(MostExamples, settings.Chains)][];
        var blocks = new RunningMoments[Math.Min(MostBlocks, settings.Chains)][];
        Parallel.For(0, blocks.Length, new ParallelOptions { MaxDegreeOfParallelism = threads, CancellationToken = cancellation }, block =>
        {
            var moments = new RunningMoments[statistics.Count * settings.Generations];
            var (first, end) = (FirstOf(block), FirstOf(block + 1));
            for (var chain = first; chain < end; chain++)
            {
                cancellation.ThrowIfCancellationRequested();
                var values = RunChain(settings, chain, statistics, wrap);
                for (var i = 0; i < values.Length; i++)
                {
                    moments[i].Add(values[i]);
                }

                if (chain < examples.Length)
                {
                    examples[chain] = values;
                }

                completed?.Invoke(1);
            }

            blocks[block] = moments;
        });

        var total = new RunningMoments[statistics.Count * settings.Generations];
        foreach (var block in blocks)
        {
            for (var i = 0; i < total.Length; i++)
            {
                total[i].Add(block[i]);
            }
        }

        return new(settings, [.. statistics.Select((statistic, at) => Series(settings, statistic, at, total, examples))]);

        int FirstOf(int block) => (int)((long)settings.Chains * block / blocks.Length);
    }

    // [statistics, generations]
    private static double[] RunChain(TheorySettings settings, int chain, IReadOnlyList<TheoryStatistic> statistics, Func<RowModel, ILoopModel> wrap)
    {
        var values = new double[statistics.Count * settings.Generations];
        var model = TheoryModels.Create(settings, chain);
        var plan = new RegimePlan(settings.Regime, new RegimeSizes(settings.Rows, settings.Rows), settings.Seed, chain);
        GenerationLoop.Run(wrap(model), plan, 1, settings.Generations, generation =>
        {
            for (var at = 0; at < statistics.Count; at++)
            {
                values[(at * settings.Generations) + generation - 1] = statistics[at].Read(model.Learned);
            }
        });
        return values;
    }

    private static TheorySeries Series(TheorySettings settings, TheoryStatistic statistic, int at, RunningMoments[] total, double[][] examples)
    {
        var range = new Range(at * settings.Generations, (at + 1) * settings.Generations);
        var form = statistic.Form?.Take(settings.Generations).ToArray();
        var points = total[range].Select((moments, i) => new TheoryPoint(i + 1, Finite(moments.Mean), Finite(moments.StandardError), form?[i]));
        return new(statistic, [.. points], [.. examples.Select(values => values[range])]);
    }

    private static double? Finite(double value) => double.IsFinite(value) ? value : null;
}
