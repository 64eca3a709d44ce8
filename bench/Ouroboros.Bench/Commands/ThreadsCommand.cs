using System.CommandLine;
using Ouroboros.Bench.Measuring;
using Ouroboros.Bench.Reports;
using Ouroboros.Performance;

namespace Ouroboros.Bench.Commands;

/// <summary>What further threads are worth: epochs with one thread and with all, in turns.</summary>
internal static class ThreadsCommand
{
    private static readonly TimeSpan _peakTime = TimeSpan.FromSeconds(0.25);

    public static Command Create() => MeasuringCommand.Create(
        "threads", "Times epochs of the VAE with one thread and with several (--threads), in turns.", rounds: 5, (setup, _) => Measure(setup));

    private static Report Measure(Setup setup)
    {
        if (setup.Threads == 1)
        {
            throw new BenchException("One thread beside one thread shows nothing: give --threads 2 or more.");
        }

        var digits = setup.LoadDigits();
        using var one = new SpeedTest(setup.Kernels, 1, setup.Config, digits, _peakTime);
        using var all = new SpeedTest(setup.Kernels, setup.Threads, setup.Config, digits, _peakTime);
        one.Measure(Workload.VaeTraining);
        all.Measure(Workload.VaeTraining);
        var onePeaks = new List<double>();
        var allPeaks = new List<double>();
        var turns = PairedTurns.Take(
            setup.Rounds,
            new Side("1 thread", () => Epoch(one, onePeaks)),
            new Side($"{setup.Threads} threads", () => Epoch(all, allPeaks)),
            Console.Error);
        var peaks = (One: Median.Of(onePeaks), All: Median.Of(allPeaks));
        return new Report(
            setup.Machine,
            $"{setup}, {digits.Count} images",
            [turns.ToTable("An epoch of the VAE")],
            [
                $"The peak beside these epochs, medians: {peaks.One / 1e9:F1} GFLOP/s with 1 thread, {peaks.All / 1e9:F1} with {setup.Threads}, "
                + $"{peaks.All / peaks.One:F3} times as much. No program gains more than that from the threads.",
            ]);
    }

    private static double Epoch(SpeedTest test, List<double> peaks)
    {
        var speed = test.Measure(Workload.VaeTraining);
        peaks.Add(speed.PeakOperationsPerSecond);
        return speed.Seconds;
    }
}
