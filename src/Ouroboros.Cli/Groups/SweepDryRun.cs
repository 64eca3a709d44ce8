using Ouroboros.Cli.Display;
using Ouroboros.Configuration;
using Ouroboros.Performance;

namespace Ouroboros.Cli.Groups;

/// <summary>Prints what a sweep would do, and what it would take.</summary>
internal static class SweepDryRun
{
    /// <summary>Measures, and writes a table of the points.</summary>
    /// <returns>The exit code.</returns>
    public static int Write(CliServices services, IReadOnlyList<ExperimentConfig> points, int replicates, SweepPairs pairs, string folder, BatchOrder order)
    {
        RunPlan[] plans = [.. points.Select(config => new RunPlan(config, order.Data.Facts))];
        var runs = points.Count * replicates;
        var (jobs, times) = Measure(services, plans, runs, order);
        var seconds = times.Seconds;
        ConfigKey[] keys = [.. pairs.Varied.Select(varied => ConfigKeys.Find(varied.Key)!)];
        string[] header = [.. keys.Select(key => key.Path), "steps", "time"];
        string[][] rows = [.. points.Select((config, place) => (string[])
        [
            .. keys.Select(key => key.Format(config)),
            $"{plans[place].Steps:N0}",
            $"about {Units.Duration(TimeSpan.FromSeconds(seconds[place]))}",
        ])];
        var bytes = plans.Sum(plan => DiskEstimate.Checkpoints(plan) + DiskEstimate.DataSets(plan) + DiskEstimate.Pictures(plan) + DiskEstimate.Tables(plan));
        var memory = jobs.Count * plans.Max(MemoryEstimate.Peak);
        var output = services.Terminal.Out;
        TextTable.Write(services.Terminal, header, rows, [.. Enumerable.Range(keys.Length, 2)]);
        output.WriteLine();
        TextTable.WriteFacts(services.Terminal,
        [
            ["folder", folder],
            ["runs", $"{Units.Count(points.Count, "point")}, {Units.Count(replicates, "run")} each"],
            ["threads", order.Threads.Words],
            ["at once", $"{jobs.Count}, with {Units.Count(jobs.ThreadsEach, "thread")} each"],
            ["time", $"about {Units.Duration(TimeSpan.FromSeconds(replicates * seconds.Sum() / jobs.Count))} for all, {Source(times)}"],
            ["memory", $"about {Units.Roughly(memory)} at the peak{services.Machine.Lack(memory)}"],
            ["disk", $"about {Units.Roughly(replicates * bytes)} for all"],
        ]);
        output.WriteLine();
        output.WriteLine("Nothing was trained (--dry-run).");
        return ExitCodes.Success;
    }

    private static string Source(PointTimes times) => times.Measured == times.Kinds
        ? "measured just now"
        : $"estimated from {times.Measured} of {times.Kinds:N0} sizes of models and batches, measured just now";

    private static (Jobs Jobs, PointTimes Times) Measure(CliServices services, RunPlan[] plans, int runs, BatchOrder order)
    {
        using var status = new StatusLine(services.Terminal);
        status.Show("measuring this machine ...");
        var jobs = order.Jobs is { } asked ? Jobs.Asked(asked, runs, order.Threads.Count) : Jobs.Fastest(services, plans, runs, order.Threads.Count, measureAlone: false);
        return (jobs, PointTimes.Of(plans, plan => jobs.Times(services, plan), (number, count) => status.Show($"measuring {number} of {count} ...")));
    }
}
