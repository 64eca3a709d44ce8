using System.CommandLine;
using Ouroboros.Bench.Measuring;
using Ouroboros.Bench.Reports;
using Ouroboros.Performance;

namespace Ouroboros.Bench.Commands;

/// <summary>Whole epochs of an experiment: images a second, operations a second, share of the peak.</summary>
internal static class EpochsCommand
{
    private static readonly TimeSpan _peakTime = TimeSpan.FromSeconds(0.25);

    public static Command Create() => MeasuringCommand.Create(
        "epochs", "Times whole epochs, sampling and evaluation, each between two measurements of the peak.", rounds: 5, (setup, _) => Measure(setup));

    private static Report Measure(Setup setup)
    {
        var digits = setup.LoadDigits();
        using var test = new SpeedTest(setup.Kernels, setup.Threads, setup.Config, digits, _peakTime);
        var rows = new List<IReadOnlyList<string>>();
        foreach (var workload in Enum.GetValues<Workload>())
        {
            Console.Error.WriteLine($"{workload} ...");
            test.Measure(workload);
            var speeds = Enumerable.Range(0, setup.Rounds).Select(_ => test.Measure(workload)).ToList();
            rows.Add(
            [
                $"{workload}",
                $"{Median.Of(speeds.Select(speed => speed.ImagesPerSecond)):F0}",
                $"{Median.Of(speeds.Select(speed => speed.OperationsPerSecond)) / 1e9:F1}",
                $"{Median.Of(speeds.Select(speed => speed.PeakOperationsPerSecond)) / 1e9:F1}",
                $"{Median.Of(speeds.Select(speed => speed.ShareOfPeak)):P1}",
                string.Join(", ", speeds.Select(speed => $"{speed.ShareOfPeak:P1}")),
            ]);
        }

        var table = new ReportTable(
            $"Epochs, medians of {setup.Rounds} turns",
            ["workload", "images/s", "GFLOP/s", "peak GFLOP/s", "share of peak", "shares of the turns"],
            rows);
        return new Report(setup.Machine, $"{setup}, {digits.Count} images", [table], []);
    }
}
