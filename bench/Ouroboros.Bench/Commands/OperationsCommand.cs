using System.CommandLine;
using System.Diagnostics;
using Ouroboros.Bench.Measuring;
using Ouroboros.Bench.Reports;
using Ouroboros.Performance;

namespace Ouroboros.Bench.Commands;

/// <summary>Where the time of an epoch goes, by operation and layer.</summary>
internal static class OperationsCommand
{
    private static readonly TimeSpan _peakTime = TimeSpan.FromSeconds(0.25);

    public static Command Create()
    {
        var workload = new Option<Workload>("--workload") { Description = "What to look into." };
        return MeasuringCommand.Create(
            "operations", "Shows where the time of an epoch goes.", rounds: 3, (setup, result) => Measure(setup, result.GetValue(workload)), workload);
    }

    private static Report Measure(Setup setup, Workload workload)
    {
        var digits = setup.LoadDigits();
        using var peak = setup.Kernels.CreatePeakMeter(setup.Threads);
        using var backend = new TimedBackend(setup.Kernels.Create(setup.Threads));
        using var work = new WorkloadRunner(backend, setup.Config, digits);
        work.Do(workload);
        backend.Reset();
        var limits = new List<double> { peak.Measure(_peakTime) };
        var seconds = 0.0;
        for (var round = 0; round < setup.Rounds; round++)
        {
            var start = Stopwatch.GetTimestamp();
            work.Do(workload);
            seconds += Stopwatch.GetElapsedTime(start).TotalSeconds;
            limits.Add(peak.Measure(_peakTime));
        }

        var table = new ReportTable(
            $"{workload}, mean of {setup.Rounds} turns",
            ["operation", "share of time", "ms a call", "GFLOP/s", "share of peak"],
            Rows(backend, seconds, limits.Average()));
        return new Report(setup.Machine, $"{setup}, {digits.Count} images", [table], []);
    }

    private static List<IReadOnlyList<string>> Rows(TimedBackend backend, double seconds, double limit)
    {
        string[] Speed(double operations, double time) =>
            operations == 0 ? ["", ""] : [$"{operations / time / 1e9:F1}", $"{operations / time / limit:P1}"];

        var times = backend.Times.Values;
        var outside = 1 - (times.Sum(time => time.Seconds) / seconds);
        return
        [
            .. backend.Times.OrderByDescending(pair => pair.Value.Seconds).Select(pair => (IReadOnlyList<string>)
            [
                pair.Key,
                $"{pair.Value.Seconds / seconds:P1}",
                $"{pair.Value.Seconds * 1000 / pair.Value.Calls:F3}",
                .. Speed(pair.Value.Operations, pair.Value.Seconds),
            ]),
            ["between the operations", $"{outside:P1}", "", "", ""],
            ["all", $"{1:P1}", "", .. Speed(times.Sum(time => time.Operations), seconds)],
        ];
    }
}
