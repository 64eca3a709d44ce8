using Ouroboros.Cli.Config;
using Ouroboros.Cli.Reports;
using Ouroboros.Cli.Running;
using Ouroboros.Configuration;
using Ouroboros.Performance;
using Ouroboros.Replication;
using Ouroboros.Runs;
using Ouroboros.Storage;

namespace Ouroboros.Cli.Groups;

/// <summary><c>ouroboros sweep</c> from its words to its exit code, new or resumed.</summary>
internal sealed class SweepFlow(CliServices services)
{
    private readonly Terminal _terminal = services.Terminal;

    /// <summary>Judges every point, then begins all.</summary>
    public int Begin(RunArguments arguments)
    {
        var pairs = SweepPairs.Of(arguments.Pairs);
        if (pairs.Varied.Count == 0)
        {
            throw new UserError(
                "command line: KEY=A,B,C: found no key with several values, expected at least one. Write for example vae.latent_dim=2,8,32; a single run is "
                + $"{_terminal.Command} run.");
        }

        var judged = new SweepJudge(services).Judge(arguments, pairs);
        var first = judged[0];
        var folder = OutputFolder.Choose(arguments.OutputDir, first.Resolved.Config, _terminal, services.Time, "sweep");

        // Throws when the environment names kernels that do not run here.
        services.Kernels();
        var device = new DeviceChoice(services).Choose(
            first.Device, [.. judged.Select(point => new RunPlan(point.Resolved.Config, point.Data.Facts))], first.Jobs ?? 1, judged.Count * (first.Replicates?.Count ?? 1), first.Threads.Count);
        first.Threads.Warn(_terminal);
        if (!arguments.Quiet)
        {
            string[] warnings = [.. judged.SelectMany(point => point.Resolved.Warnings).Distinct(StringComparer.Ordinal)];
            new RunFlow(services).AnnounceConfig(first.Resolved with { Warnings = warnings }, quiet: false);
            device.Announce(quiet: false);
        }

        var order = new BatchOrder(first.Data, first.Threads, first.Jobs, arguments.CommandLine, arguments.Quiet);
        var sweep = Plan(judged, pairs, order);
        if (arguments.DryRun)
        {
            return SweepDryRun.Write(device.Services, [.. judged.Select(point => point.Resolved.Config)], first.Replicates?.Count ?? 1, pairs, folder, order);
        }

        var (target, held) = OutputFolder.Begin(arguments.OutputDir, folder, _terminal);
        using var locked = held;
        folder = target.Root;
        GroupFile.Save(target, sweep);
        if (!arguments.Quiet)
        {
            _terminal.Say(sweep.Seeds is null
                ? $"seed    {sweep.Config["experiment.random_seed"]}"
                : $"seed    {string.Join(", ", sweep.Seeds.Select(seed => $"{seed}"))}");
            _terminal.Say($"folder  {_terminal.Shown(folder)}");
        }

        return new SweepFlow(device.Services).Go(target, sweep, order);
    }

    /// <summary>Goes on with everything that is not over.</summary>
    public int Resume(string path, ResumeArguments arguments, ThreadCount threads)
    {
        var jobs = ResumeOptions.Jobs(arguments, _terminal.Command);
        var folder = new RunFolder(path);
        var sweep = GroupFile.LoadSweep(folder);
        using var held = RunLock.Take(folder);
        services.Kernels();
        var config = StoredConfig.Read(sweep.Config, folder.FullPath(GroupFiles.Sweep));
        var data = new ResumeFlow(services).Data(arguments.DataDir, (sweep.DataFolder, sweep.DataSha256), config);
        var points = Points(folder, sweep);
        BatchItem[] items = [.. points.SelectMany(point => point.Items)];
        var device = new DeviceChoice(services).Choose(
            arguments.Device, [.. points.Select(point => new RunPlan(point.Config, data.Facts))], jobs ?? 1, items.Count(item => !item.IsOver(item.ReadableManifest())), threads.Count);
        if (!arguments.Quiet)
        {
            _terminal.Say($"folder  {_terminal.Shown(path)}");
            device.Announce(items.Select(item => item.ReadableManifest()));
            new RunFlow(services).WarnOf(points.Select(point => point.Config), data.Facts);
        }

        return new SweepFlow(device.Services).Go(folder, sweep, new BatchOrder(data, threads, jobs, arguments.CommandLine, arguments.Quiet));
    }

    private SweepPlan Plan(IReadOnlyList<JudgedRun> judged, SweepPairs pairs, BatchOrder order)
    {
        ConfigKey[] keys = [.. pairs.Varied.Select(varied => ConfigKeys.Find(varied.Key)!)];
        var seeded = RunFlow.WithSeed(judged[0].Resolved.Config);
        IReadOnlyList<string>[] values = [.. judged.Select(point => (IReadOnlyList<string>)[.. keys.Select(key => key.Format(point.Resolved.Config))])];
        return new()
        {
            Program = Manifest.ProgramName,
            Kind = SweepPlan.KindName,
            Version = ProductVersion.Current.Version,
            Commit = ProductVersion.Current.Commit,
            CommandLine = order.CommandLine,
            Started = services.Time.GetLocalNow(),
            DataFolder = order.Data.Folder,
            DataSha256 = order.Data.Sha256,
            Config = StoredConfig.Of(seeded),
            Keys = [.. keys.Select(key => key.Path)],
            Points = [.. PointNames.Of(keys, values).Zip(values, (name, point) => new SweepPoint { Name = name, Values = point })],
            Seeds = judged[0].Replicates?.SeedsOf(seeded),
        };
    }

    private int Go(RunFolder folder, SweepPlan sweep, BatchOrder order)
    {
        var points = Points(folder, sweep);
        var session = new BatchSession(services, order, "run");
        foreach (var (point, config, _) in points.Where(_ => sweep.Seeds is not null))
        {
            Found(new RunFolder(folder.FullPath(point.Name)), sweep, config);
        }

        var (runs, elapsed) = session.Run([.. points.SelectMany(point => point.Items)]);
        SweepRow[] rows = [.. points.Select(point => new SweepRow(point.Point, GroupReport.Read(point.Items)))];
        SweepReport.Write(folder, sweep, rows);
        var hasReport = ReportFiles.Write(folder, _terminal);
        if (order.Quiet)
        {
            _terminal.Out.WriteLine(folder.Root);
        }
        else
        {
            SweepReport.Say(_terminal, folder, sweep, rows, elapsed, hasReport);
        }

        return session.End(runs, folder.Root);
    }

    // So that the point is a group by itself too, which can be summed up, compared and resumed.
    private static void Found(RunFolder folder, SweepPlan sweep, ExperimentConfig config)
    {
        if (!folder.Has(GroupFiles.Replicates))
        {
            Directory.CreateDirectory(folder.Root);
            GroupFile.Save(folder, new ReplicateGroup
            {
                Program = sweep.Program,
                Kind = ReplicateGroup.KindName,
                Version = sweep.Version,
                Commit = sweep.Commit,
                CommandLine = sweep.CommandLine,
                Started = sweep.Started,
                DataFolder = sweep.DataFolder,
                DataSha256 = sweep.DataSha256,
                Config = StoredConfig.Of(config with { Experiment = config.Experiment with { RandomSeed = sweep.Seeds![0] } }),
                Seeds = sweep.Seeds,
            });
        }
    }

    private static List<(SweepPoint Point, ExperimentConfig Config, IReadOnlyList<BatchItem> Items)> Points(RunFolder folder, SweepPlan sweep)
    {
        var file = folder.FullPath(GroupFiles.Sweep);
        var common = StoredConfig.Read(sweep.Config, file);
        return
        [
            .. sweep.Points.Select(point =>
            {
                var config = sweep.Keys.Zip(point.Values).Aggregate(common, (current, pair) => StoredConfig.Set(current, pair.First, pair.Second, file));
                if (sweep.Seeds is null && config.Experiment.RandomSeed is null)
                {
                    throw new RunFileException(file, 1, $"no seed for the point '{point.Name}'", "one for each point");
                }

                var target = new RunFolder(folder.FullPath(point.Name));
                IReadOnlyList<BatchItem> items = sweep.Seeds is { } seeds
                    ? [.. GroupFlow.Items(target, config, seeds).Select(item => item with { Name = $"{point.Name} {item.Name}" })]
                    : [new BatchItem(point.Name, target, config)];
                return (point, config, items);
            }),
        ];
    }
}
