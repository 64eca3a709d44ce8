using System.CommandLine;
using System.Globalization;
using Ouroboros.Bench.Measuring;
using Ouroboros.Bench.Reports;
using Ouroboros.Configuration;
using Ouroboros.Data;

namespace Ouroboros.Bench.Commands;

/// <summary>What checkpoints cost: a training that makes many beside one that makes none, in turns.</summary>
internal static class CheckpointsCommand
{
    private const double Never = 86_400;

    public static Command Create()
    {
        var epochs = new Option<int>("--epochs")
        {
            Description = "Epochs of the VAE that are timed.",
            DefaultValueFactory = _ => 6,
        };
        var interval = new Option<double>("--interval")
        {
            Description = "Seconds between two checkpoints: few, so that their cost stands out.",
            DefaultValueFactory = _ => 0.5,
        };
        epochs.AcceptOnlyFrom(1, 100_000);
        return MeasuringCommand.Create(
            "checkpoints",
            "Times the VAE's training with a checkpoint every half second beside one without any, in turns.",
            rounds: 5,
            (setup, result) => Measure(setup, result.GetValue(epochs), result.GetValue(interval)),
            epochs,
            interval);
    }

    private static Report Measure(Setup setup, int epochs, double interval)
    {
        var data = MnistData.LoadEmbedded();
        using var backend = setup.Kernels.Create(setup.Threads);
        var folder = Directory.CreateTempSubdirectory("ouroboros-bench-").FullName;
        try
        {
            var often = Training(interval);
            var none = Training(Never);
            none.Train();
            var turns = PairedTurns.Take(
                setup.Rounds,
                new Side($"every {interval.ToString(CultureInfo.InvariantCulture)} s", often.Train),
                new Side("none", none.Train),
                Console.Error);
            return new Report(
                setup.Machine,
                $"{setup}, {epochs} epochs",
                [turns.ToTable("Training of the VAE with checkpoints and without")],
                [Cost(turns, often, interval)]);

            CheckpointedTraining Training(double seconds) => new(
                backend,
                setup.Machine,
                setup.Config with
                {
                    Experiment = setup.Config.Experiment with { Iterations = 1, RandomSeed = 1 },
                    Vae = setup.Config.Vae with { Epochs = epochs },
                    Classifier = setup.Config.Classifier with { Epochs = 1 },
                    Output = setup.Config.Output with { CheckpointSeconds = seconds },
                },
                data,
                Path.Combine(folder, "run"));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    // What a turn lost by one checkpoint is what the interval's share grows or shrinks with.
    private static string Cost(PairedTurns turns, CheckpointedTraining often, double interval)
    {
        var usual = new OutputSettings().CheckpointSeconds;
        var lost = (Median.Of(turns.Ratios) - 1) * interval;
        var median = often.Checkpoints.Count == 0 ? 0 : Median.Of([.. often.Checkpoints]);
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{often.Checkpoints.Count} checkpoints of at most {often.LargestBytes / 1e6:F1} MB were written, {1e3 * median:F0} ms each (median). By the turns a checkpoint costs ")
            + string.Create(
                CultureInfo.InvariantCulture,
                $"{1e3 * lost:F0} ms: {100 * lost / usual:F2} % of the time when one is made every {usual:F0} s, as by default.");
    }
}
