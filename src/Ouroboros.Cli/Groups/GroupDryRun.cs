using Ouroboros.Cli.Config;
using Ouroboros.Cli.Display;
using Ouroboros.Configuration;
using Ouroboros.Performance;

namespace Ouroboros.Cli.Groups;

/// <summary>Prints what several runs of one plan would take.</summary>
internal static class GroupDryRun
{
    /// <summary>Writes config, amounts and how the runs share the machine.</summary>
    /// <param name="services">Where to, and the machine.</param>
    /// <param name="plan">One of the runs.</param>
    /// <param name="seeds">Their seeds; null while they are to be drawn.</param>
    /// <param name="count">How many.</param>
    /// <param name="jobs">How many at once, and the time they take.</param>
    /// <param name="folder">Full path of the group's folder.</param>
    /// <param name="threads">Threads for all of them.</param>
    public static void Write(CliServices services, RunPlan plan, IReadOnlyList<long>? seeds, int count, Jobs jobs, string folder, ThreadCount threads)
    {
        var bytes = DiskEstimate.Checkpoints(plan) + DiskEstimate.DataSets(plan) + DiskEstimate.Pictures(plan) + DiskEstimate.Tables(plan);
        var memory = jobs.Count * MemoryEstimate.Peak(plan);
        var output = services.Terminal.Out;
        output.WriteLine(ConfigText.Write(plan.Config));
        TextTable.WriteFacts(services.Terminal,
        [
            ["folder", folder],
            ["replicates", $"{count}, each as above with its own seed, in a folder of its own"],
            ["seeds", seeds is null ? "drawn when the runs start" : string.Join(", ", seeds.Select(seed => $"{seed}"))],
            ["steps", $"{plan.Steps:N0} a replicate"],
            ["threads", threads.Words],
            ["at once", $"{jobs.Count}, with {Units.Count(jobs.ThreadsEach, "thread")} each"],
            ["time", jobs.Total is { } total ? $"about {Units.Duration(total)} for all, measured just now" : "not measured"],
            ["memory", $"about {Units.Roughly(memory)} at the peak{services.Machine.Lack(memory)}"],
            ["disk", $"about {Units.Roughly(count * bytes)} for all, and {Units.Roughly(jobs.Count * DiskEstimate.Resuming(plan))} to go on from"],
        ]);
        output.WriteLine();
        output.WriteLine("Nothing was trained (--dry-run).");
    }
}
