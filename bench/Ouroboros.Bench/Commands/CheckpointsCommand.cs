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
                new Side($"every {Number(interval)} s", often.Train),
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

    // Twice: the clock beside each write, and what the turns differ by, which has in it what a write leaves in the caches.
    private static string Cost(PairedTurns turns, CheckpointedTraining often, double interval)
    {
        var usual = new OutputSettings().CheckpointSeconds;
        var one = Median.Of(often.Checkpoints);
        var lost = (Median.Of(turns.Ratios) - 1) * interval;
        return $"{often.Checkpoints.Count} checkpoints of at most {Number(often.LargestBytes / 1e6)} MB took {Number(1e3 * one)} ms each (median), "
            + $"{Percent(one / usual)} of the {Number(usual)} s between two as it is by default. By the turns one costs {Number(1e3 * lost)} ms, {Percent(lost / usual)}.";
    }

    private static string Number(double value) => value.ToString("0.#", CultureInfo.InvariantCulture);

    private static string Percent(double share) => $"{(100 * share).ToString("F2", CultureInfo.InvariantCulture)} %";
}
