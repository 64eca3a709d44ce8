using Ouroboros.Numerics.Random;

namespace Ouroboros.Regimes;

/// <summary>What each generation learns from under a regime, whatever the model: a function of settings, sizes and seed.</summary>
/// <param name="settings">The regime.</param>
/// <param name="sizes">Sizes of the data sets.</param>
/// <param name="seed">Seed of what is drawn at random.</param>
/// <param name="chain">Which of several loops under one seed; each draws by itself.</param>
public sealed class RegimePlan(RegimeSettings settings, RegimeSizes sizes, long seed, int chain = 0)
{
    /// <summary>The regime.</summary>
    public RegimeSettings Settings => settings;

    /// <summary>Sizes of the data sets.</summary>
    public RegimeSizes Sizes => sizes;

    /// <summary>Whether generations learn from data sets older than the last: these must be kept.</summary>
    public bool NeedsOlderSets => NeedsOlderSetsOf(settings.Kind);

    /// <summary>Real rows in a mix.</summary>
    public int RealShare => RealShareOf(settings, sizes.Samples);

    /// <summary>Whether generations of a regime learn from data sets older than the last.</summary>
    public static bool NeedsOlderSetsOf(Regime regime) => regime is Regime.Accumulate or Regime.AccumulateSubsample;

    /// <summary>Real rows in a mix of so many rows: at least one.</summary>
    public static int RealShareOf(RegimeSettings settings, int samples)
    {
        ArgumentNullException.ThrowIfNull(settings);
        return Math.Clamp((int)Math.Round(settings.RealFraction * samples, MidpointRounding.AwayFromZero), 1, samples);
    }

    /// <summary>Real rows that generations 1 to <paramref name="generations"/> take in all.</summary>
    public static long RealRowsNeeded(RegimeSettings settings, int initial, int samples, int generations)
    {
        ArgumentNullException.ThrowIfNull(settings);
        var share = RealShareOf(settings, samples);
        return (settings.Kind, settings.RealSource) switch
        {
            (Regime.Mix, RealSource.Fresh) => initial + ((generations - 1L) * share),
            (Regime.Mix, _) when generations > 1 => Math.Max(initial, share),
            _ => initial,
        };
    }

    /// <summary>Rows that a generation learns from.</summary>
    /// <param name="generation">Generation, from 1.</param>
    public int Count(int generation) => CountOf(settings.Kind, sizes.Initial, sizes.Samples, generation);

    /// <summary>Rows that a generation learns from.</summary>
    /// <param name="regime">The regime.</param>
    /// <param name="initial">Real rows that generation 1 learns from.</param>
    /// <param name="samples">Rows that a generation samples.</param>
    /// <param name="generation">Generation, from 1.</param>
    public static int CountOf(Regime regime, int initial, int samples, int generation) => (regime, generation) switch
    {
        (_, 1) => initial,
        (Regime.Accumulate, _) => checked(initial + ((generation - 1) * samples)),
        _ => samples,
    };

    /// <summary>What a generation learns from.</summary>
    /// <param name="generation">Generation, from 1.</param>
    public Composition TrainingSet(int generation)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(generation, 1);
        var (initial, samples) = (sizes.Initial, sizes.Samples);
        if (generation == 1)
        {
            return new([new SetPart(0, 0, initial)]);
        }

        return settings.Kind switch
        {
            Regime.Accumulate => new([new SetPart(0, 0, initial), .. Enumerable.Range(1, generation - 1).Select(set => new SetPart(set, 0, samples))]),
            Regime.AccumulateSubsample => Subsample(generation),
            Regime.Mix => Mix(generation),
            Regime.Real => new([new SetPart(0, [.. Enumerable.Range(0, samples).Select(row => row % initial)])]),
            _ => new([new SetPart(generation - 1, 0, samples)]),
        };
    }

    /// <summary>How each generation samples.</summary>
    public SamplingPlan Sampling { get; } = new(
        sizes.Samples,
        settings.Kind == Regime.Filter ? checked(sizes.Samples * settings.Oversampling) : sizes.Samples,
        settings.BalanceClasses,
        settings.SamplingTemperature);

    private Composition Mix(int generation)
    {
        var real = settings.RealSource == RealSource.Fresh
            ? new SetPart(0, sizes.Initial + ((generation - 2) * RealShare), RealShare)
            : new SetPart(0, 0, RealShare);
        return RealShare == sizes.Samples ? new([real]) : new([new SetPart(generation - 1, 0, sizes.Samples - RealShare), real]);
    }

    // Without replacement; in the pool's order, so that what lies on a disk is read from front to back.
    private Composition Subsample(int generation)
    {
        var pool = new int[CountOf(Regime.Accumulate, sizes.Initial, sizes.Samples, generation)];
        Permutation.Fill(new RandomKey(seed, Purpose.PoolSubsample, generation, chain), pool);
        var drawn = pool[..sizes.Samples];
        Array.Sort(drawn);
        return new(
        [
            .. drawn.GroupBy(SetOf).Select(set => new SetPart(set.Key, [.. set.Select(row => row - FirstOf(set.Key))])),
        ]);
    }

    private int SetOf(int poolRow) => poolRow < sizes.Initial ? 0 : 1 + ((poolRow - sizes.Initial) / sizes.Samples);

    private int FirstOf(int dataSet) => dataSet == 0 ? 0 : sizes.Initial + ((dataSet - 1) * sizes.Samples);
}

/// <summary>Sizes of the data sets of a loop.</summary>
/// <param name="Initial">Real rows that generation 1 learns from.</param>
/// <param name="Samples">Rows that each generation samples.</param>
public sealed record RegimeSizes(int Initial, int Samples);
