using System.CommandLine;
using System.Diagnostics;
using Ouroboros.Bench.Measuring;
using Ouroboros.Bench.Reports;
using Ouroboros.Data;
using Ouroboros.Performance;

namespace Ouroboros.Bench.Commands;

/// <summary>Whether a collapsed generation costs more than the first: its numbers die, and dying numbers are slow on many processors.</summary>
internal static class CollapsedCommand
{
    public static Command Create()
    {
        var epochs = new Option<int>("--epochs")
        {
            Description = "Epochs on one digit over and over, before anything is timed.",
            DefaultValueFactory = _ => 12,
        };
        epochs.AcceptOnlyFrom(1, 100_000);
        return MeasuringCommand.Create(
            "collapsed",
            "Times epochs of a VAE that learns one digit over and over beside first epochs on real digits, in turns.",
            rounds: 5,
            (setup, result) => Measure(setup, result.GetValue(epochs)),
            epochs);
    }

    private static Report Measure(Setup setup, int epochs)
    {
        var digits = setup.LoadDigits();
        using var backend = setup.Kernels.Create(setup.Threads);
        using var collapsed = new SteppedTraining(backend, setup.Config, digits, setup.Rounds + epochs + 1);

        // New moments for every epoch: also on real digits some would decay in the course of a training.
        using var first = new WorkloadRunner(backend, setup.Config, digits);
        first.Do(Workload.VaeTraining);

        // One epoch of real digits gives every unit moments; those of the units that the one digit never needs then decay.
        collapsed.Skip(1);
        var rows = setup.Config.Experiment.BatchSize;
        var before = DeadUnits.Share(backend, collapsed.Vae, collapsed.Set, rows);
        collapsed.Set.Fill(Alike(digits));
        Console.Error.WriteLine($"{epochs} epochs on one digit ...");
        collapsed.Skip(epochs);

        var turns = PairedTurns.Take(
            setup.Rounds,
            new Side("collapsed", () => collapsed.Next().Seconds),
            new Side("first", () => Epoch(first)),
            Console.Error);
        return new Report(
            setup.Machine,
            $"{setup}, {digits.Count} images",
            [turns.ToTable($"An epoch of the VAE, collapsed for {epochs} epochs and in the first generation")],
            [
                $"Hidden units of the collapsed VAE that are zero for every one of {rows} images: "
                + $"{DeadUnits.Share(backend, collapsed.Vae, collapsed.Set, rows):P1}; before it saw the one digit: {before:P1}.",
            ]);
    }

    private static double Epoch(WorkloadRunner work)
    {
        var start = Stopwatch.GetTimestamp();
        work.Do(Workload.VaeTraining);
        return Stopwatch.GetElapsedTime(start).TotalSeconds;
    }

    /// <summary>As many images, all of them the first.</summary>
    private static DigitSet Alike(DigitSet digits)
    {
        var image = digits.Pixels.Span[..DigitSet.PixelsPerImage];
        var pixels = new byte[digits.Pixels.Length];
        for (var start = 0; start < pixels.Length; start += image.Length)
        {
            image.CopyTo(pixels.AsSpan(start));
        }

        var labels = new int[digits.Count];
        Array.Fill(labels, digits.Labels.Span[0]);
        return new DigitSet("one digit", pixels, labels, digits.Classes);
    }
}
