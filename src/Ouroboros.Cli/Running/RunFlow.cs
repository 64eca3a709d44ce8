using System.Security.Cryptography;
using Ouroboros.Cli.Config;
using Ouroboros.Cli.Display;
using Ouroboros.Cli.Groups;
using Ouroboros.Configuration;
using Ouroboros.Performance;
using Ouroboros.Runs;

namespace Ouroboros.Cli.Running;

/// <summary><c>ouroboros run</c> from its words to its exit code.</summary>
internal sealed class RunFlow(CliServices services)
{
    private readonly Terminal _terminal = services.Terminal;

    /// <summary>Judges everything, then runs.</summary>
    public int Execute(RunArguments arguments)
    {
        var judged = Judge(arguments);
        var (resolved, data, threads, replicates, jobs) = judged;
        var folder = OutputFolder.Choose(arguments.OutputDir, resolved.Config, _terminal, services.Time);

        // Throws when the environment names kernels that do not run here.
        services.Kernels();
        var plan = new RunPlan(resolved.Config, data.Facts);
        var device = new DeviceChoice(services).Choose(judged.Device, [plan], jobs ?? 1, replicates?.Count ?? 1, threads.Count);
        threads.Warn(_terminal);
        if (replicates is not null)
        {
            AnnounceConfig(resolved, arguments.Quiet);
            device.Announce(arguments.Quiet);
            var order = new BatchOrder(data, threads, jobs, arguments.CommandLine, arguments.Quiet);
            return Replicate(device.Services, resolved.Config, replicates, folder, order, arguments);
        }

        if (arguments.DryRun)
        {
            AnnounceConfig(resolved, arguments.Quiet);
            DryRun.Write(services, plan, Measure(device.Services, plan, threads.Count), folder, threads, device.Words, device.Services.DeviceBytes is not null);
            return ExitCodes.Success;
        }

        var (target, held) = OutputFolder.Begin(arguments.OutputDir, folder, _terminal);
        using var locked = held;
        folder = target.Root;
        try
        {
            AnnounceConfig(resolved, arguments.Quiet);
            device.Announce(arguments.Quiet);
            var config = WithSeed(resolved.Config);
            if (!arguments.Quiet)
            {
                var drawn = resolved.Config.Experiment.RandomSeed is null ? ", drawn" : "";
                _terminal.Say($"seed    {config.Experiment.RandomSeed}{drawn}");
                _terminal.Say($"folder  {_terminal.Shown(folder)}");
            }

            return new RunSession(device.Services).Execute(new RunRequest(config, threads.Count, data, folder, arguments.CommandLine), arguments.Quiet);
        }
        finally
        {
            RemoveIfEmpty(folder);
        }
    }

    /// <summary>What the words say.</summary>
    /// <param name="arguments">The words.</param>
    /// <param name="known">The digits, where they have been read before; null to read them.</param>
    /// <exception cref="UserError">Everything that is wrong, a line each.</exception>
    public JudgedRun Judge(RunArguments arguments, RunData? known = null)
    {
        var settings = ReadSettings(arguments);
        var threads = CheckThreads(arguments.Threads, settings);
        var replicates = SeedList.Read(arguments.Replicates, arguments.Seeds, settings);
        var jobs = SeedList.ReadJobs(arguments.Jobs, settings);
        if (jobs is not null && !arguments.IsSweep && arguments.Replicates is null && arguments.Seeds is null)
        {
            settings.Report(SeedList.JobsOption, "one run", $"several, by {SeedList.CountOption} or {SeedList.ListOption}", "A single run uses all threads by itself.");
        }

        var data = known;
        var places = new DataPlaces(_terminal);
        var resolved = ConfigResolver.Resolve(new ConfigRequest
        {
            Preset = arguments.Preset,
            File = arguments.ConfigFile,
            CurrentFolder = _terminal.CurrentFolder,
            CommandLine = settings,
            FindData = source => (data = known is not null && known.Source == source ? known : RunData.Find(source, places)).Facts,
        });
        return new(resolved, data!, threads, replicates, jobs) { Device = arguments.Device ?? resolved.Device };
    }

    private static int Replicate(CliServices services, ExperimentConfig config, SeedList.Request replicates, string folder, BatchOrder order, RunArguments arguments)
    {
        var flow = new GroupFlow(services);
        if (!arguments.DryRun)
        {
            return flow.Begin(config, replicates.SeedsOf(config), folder, order, arguments.OutputDir);
        }

        var areKnown = replicates.Named.Count > 0 || config.Experiment.RandomSeed is not null;
        return flow.DryRun(config, areKnown ? replicates.SeedsOf(config) : null, replicates.Count, folder, order);
    }

    private ImageTimes Measure(CliServices device, RunPlan plan, int threads)
    {
        using var status = new StatusLine(_terminal);
        status.Show("measuring this machine ...");
        return device.MeasureImageTimes(plan, threads, services.Interruption.Token);
    }

    /// <summary>Says where the config comes from, and what is probably not meant in it.</summary>
    public void AnnounceConfig(ResolvedConfig resolved, bool quiet)
    {
        if (!quiet)
        {
            _terminal.Say($"config  {resolved.Origin}");
            Warn(resolved.Warnings);
        }
    }

    /// <summary>Says what is probably not meant in configs that were read before, each thing once.</summary>
    public void WarnOf(IEnumerable<ExperimentConfig> configs, DataFacts data) => Warn(
        configs.SelectMany(config => ConfigRules.Warnings(config, data)).Select(warning => $"{warning.Key}: {warning.Value}").Distinct(StringComparer.Ordinal));

    private void Warn(IEnumerable<string> warnings)
    {
        foreach (var warning in warnings)
        {
            _terminal.Complain($"ouroboros: warning: {warning}");
        }
    }

    private CommandLineSettings ReadSettings(RunArguments arguments)
    {
        var settings = new CommandLineSettings(_terminal.Command);
        foreach (var (key, text) in arguments.Settings)
        {
            settings.AddOption(key, text);
        }

        if (arguments.DataDir is { } folder)
        {
            settings.AddDataFolder(folder);
        }

        foreach (var pair in arguments.Pairs)
        {
            settings.AddPair(pair);
        }

        return settings;
    }

    private ThreadCount CheckThreads(string? text, CommandLineSettings settings)
    {
        var (threads, problem) = ThreadCount.Read(text, services);
        if (problem is not null)
        {
            settings.Report(problem);
        }

        return threads;
    }

    /// <summary>The config with a seed, drawn if it has none. Ten digits or fewer: a seed is read aloud, typed and compared by people.</summary>
    public static ExperimentConfig WithSeed(ExperimentConfig config) => config with
    {
        Experiment = config.Experiment with { RandomSeed = config.Experiment.RandomSeed ?? RandomNumberGenerator.GetInt32(int.MaxValue) },
    };

    internal static void RemoveIfEmpty(string folder)
    {
        if (Directory.Exists(folder) && Directory.EnumerateFileSystemEntries(folder).All(path => Path.GetFileName(path) == RunFiles.Process))
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
