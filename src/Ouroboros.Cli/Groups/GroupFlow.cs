using Ouroboros.Cli.Config;
using Ouroboros.Cli.Display;
using Ouroboros.Cli.Reports;
using Ouroboros.Cli.Running;
using Ouroboros.Configuration;
using Ouroboros.Performance;
using Ouroboros.Replication;
using Ouroboros.Runs;

namespace Ouroboros.Cli.Groups;

/// <summary>Replicates of one experiment, from their first word to their exit code, new or resumed.</summary>
internal sealed class GroupFlow(CliServices services)
{
    private const string Noun = "replicate";
    private readonly Terminal _terminal = services.Terminal;

    /// <summary>Begins a group in a folder that is new.</summary>
    /// <param name="config">The config; its seed is not used.</param>
    /// <param name="seeds">The replicates' seeds.</param>
    /// <param name="folder">Full path.</param>
    /// <param name="order">What was asked for.</param>
    /// <param name="asked">The folder as asked for; null for a name made of the time.</param>
    public int Begin(ExperimentConfig config, IReadOnlyList<long> seeds, string folder, BatchOrder order, string? asked)
    {
        var (target, held) = OutputFolder.Begin(asked, folder, _terminal);
        using var locked = held;
        folder = target.Root;
        var group = new ReplicateGroup
        {
            Program = Manifest.ProgramName,
            Kind = ReplicateGroup.KindName,
            Version = ProductVersion.Current.Version,
            Commit = ProductVersion.Current.Commit,
            CommandLine = order.CommandLine,
            Started = services.Time.GetLocalNow(),
            DataFolder = order.Data.Folder,
            DataSha256 = order.Data.Sha256,
            Config = StoredConfig.Of(WithSeed(config, seeds[0])),
            Seeds = seeds,
        };
        GroupFile.Save(target, group);
        if (!order.Quiet)
        {
            _terminal.Say($"seeds   {Seeds(seeds)}");
            _terminal.Say($"folder  {_terminal.Shown(folder)}");
        }

        return Go(target, config, seeds, order);
    }

    /// <summary>Goes on with every replicate that is not over.</summary>
    public int Resume(string path, ResumeArguments arguments, ThreadCount threads)
    {
        var jobs = ResumeOptions.Jobs(arguments, _terminal.Command);
        var folder = new RunFolder(path);
        var group = GroupFile.LoadReplicates(folder);
        using var held = RunLock.Take(folder);
        var config = StoredConfig.Read(group.Config, folder.FullPath(GroupFiles.Replicates));
        services.Kernels();
        var data = new ResumeFlow(services).Data(arguments.DataDir, (group.DataFolder, group.DataSha256), config);
        var items = Items(folder, config, group.Seeds);
        var device = new DeviceChoice(services).Choose(arguments.Device, [new RunPlan(config, data.Facts)], jobs ?? 1, items.Count(item => !item.IsOver(item.ReadableManifest())), threads.Count);
        if (!arguments.Quiet)
        {
            _terminal.Say($"folder  {_terminal.Shown(path)}");
            device.Announce(items.Select(item => item.ReadableManifest()));
            new RunFlow(services).WarnOf([config], data.Facts);
        }

        return new GroupFlow(device.Services).Go(folder, config, group.Seeds, new BatchOrder(data, threads, jobs, arguments.CommandLine, arguments.Quiet));
    }

    /// <summary>The replicates of a group as runs of their own.</summary>
    public static IReadOnlyList<BatchItem> Items(RunFolder folder, ExperimentConfig config, IReadOnlyList<long> seeds) =>
    [
        .. seeds.Select(seed => new BatchItem(
            $"seed {seed}", new RunFolder(folder.FullPath(GroupFiles.Replicate(seed))), WithSeed(config, seed))),
    ];

    /// <summary>Prints what a group would do.</summary>
    public int DryRun(ExperimentConfig config, IReadOnlyList<long>? seeds, int count, string folder, BatchOrder order)
    {
        var plan = new RunPlan(config, order.Data.Facts);
        var jobs = Choose(plan, count, order);
        GroupDryRun.Write(services, plan, seeds, count, jobs, folder, order.Threads);
        return ExitCodes.Success;
    }

    private Jobs Choose(RunPlan plan, int count, BatchOrder order)
    {
        using var status = new StatusLine(_terminal);
        status.Show("measuring this machine ...");
        return order.Jobs is { } asked
            ? Jobs.Asked(asked, count, order.Threads.Count).Timed(services, plan, count)
            : Jobs.Fastest(services, [plan], count, order.Threads.Count, measureAlone: true);
    }

    private int Go(RunFolder folder, ExperimentConfig config, IReadOnlyList<long> seeds, BatchOrder order)
    {
        var session = new BatchSession(services, order, Noun);
        var items = Items(folder, config, seeds);
        var (runs, elapsed) = session.Run(items);
        var summary = GroupReport.Read(items);
        GroupReport.Write(folder, summary, GroupReport.Floors(items));
        var hasReport = ReportFiles.Write(folder, _terminal);
        if (order.Quiet)
        {
            _terminal.Out.WriteLine(folder.Root);
        }
        else
        {
            _terminal.Say("");
            GroupReport.Say(_terminal, summary);
            _terminal.Say("");
            var shown = _terminal.Shown(folder.Root);
            var time = elapsed == TimeSpan.Zero ? ", all done before" : $" in {Units.Clock(elapsed)}";
            var done = summary.Replicates.Count(replicate => replicate.State == RunState.Finished);
            var count = done == runs.Count ? Units.Count(done, Noun) : $"{done} of {Units.Count(runs.Count, Noun)} finished";
            _terminal.Say($"{count}{time}. Look at {shown}:");
            TextTable.WriteFacts(_terminal,
            [
                .. hasReport ? [["  " + RunFiles.Report, "all of it in one page: open it in a browser"]] : Array.Empty<string[]>(),
                ["  plots/", "means with their 95 % intervals (or ranges), and every replicate"],
                ["  " + GroupFiles.Summary, "every metric by generation: mean, quantiles, interval"],
                ["  " + GroupFiles.Collapse, "when each replicate collapsed"],
                ["  " + GroupFiles.Replicate(seeds[0]) + "/ ...", "a folder for each run"],
            ]);
        }

        return session.End(runs, folder.Root);
    }

    private static string Seeds(IReadOnlyList<long> seeds)
    {
        const int mostShown = 12;
        return string.Join(", ", seeds.Take(mostShown).Select(seed => $"{seed}")) + (seeds.Count > mostShown ? $", ... ({seeds.Count})" : "");
    }

    private static ExperimentConfig WithSeed(ExperimentConfig config, long seed) =>
        config with { Experiment = config.Experiment with { RandomSeed = seed } };
}
