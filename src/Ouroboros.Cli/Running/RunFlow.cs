using System.Security.Cryptography;
using Ouroboros.Cli.Config;
using Ouroboros.Cli.Display;
using Ouroboros.Configuration;
using Ouroboros.Runs;

namespace Ouroboros.Cli.Running;

/// <summary><c>ouroboros run</c> from its words to its exit code.</summary>
internal sealed class RunFlow(CliServices services)
{
    private static readonly WholeNumberType ThreadCount = new(1, Machine.MostThreads);
    private readonly Terminal _terminal = services.Terminal;

    /// <summary>Judges everything, then runs.</summary>
    public int Execute(RunArguments arguments)
    {
        var settings = ReadSettings(arguments);
        var threads = CheckThreads(arguments.Threads, settings);
        var data = CheckData(arguments.DataDir, settings);
        var resolved = ConfigResolver.Resolve(new ConfigRequest
        {
            Preset = arguments.Preset,
            File = arguments.ConfigFile,
            CurrentFolder = _terminal.CurrentFolder,
            CommandLine = settings,
            EmbeddedData = data is null,
        });
        var folder = OutputFolder.Choose(arguments.OutputDir, resolved.Config, _terminal, services.Time);
        if (!arguments.Quiet)
        {
            _terminal.Out.WriteLine($"config  {resolved.Origin}");
            foreach (var warning in resolved.Warnings)
            {
                _terminal.Error.WriteLine($"ouroboros: warning: {warning}");
            }
        }

        if (arguments.DryRun)
        {
            DryRun.Write(_terminal.Out, resolved.Config, folder, threads, data);
            return ExitCodes.Success;
        }

        var config = WithSeed(resolved.Config);
        if (!arguments.Quiet)
        {
            var drawn = resolved.Config.Experiment.RandomSeed is null ? ", drawn" : "";
            _terminal.Out.WriteLine($"seed    {config.Experiment.RandomSeed}{drawn}");
            _terminal.Out.WriteLine($"folder  {_terminal.Shown(folder)}");
        }

        return Run(new RunRequest(config, threads, data, folder, arguments.CommandLine), arguments.Quiet);
    }

    private int Run(RunRequest request, bool quiet)
    {
        Directory.CreateDirectory(request.OutputFolder);
        var progress = new RunProgress(services.Time);
        try
        {
            var history = Show(request, progress, quiet);
            RunSummary.Write(_terminal, request, history, progress.Snapshot().Elapsed, quiet);
            return ExitCodes.Success;
        }
        catch (OperationCanceledException) when (services.Interruption.Token.IsCancellationRequested)
        {
            var done = Units.Count(progress.Snapshot().Completed, "generation");
            _terminal.Error.WriteLine($"ouroboros: interrupted after {done}; what is finished is in {_terminal.Shown(request.OutputFolder)}");
            return services.Interruption.ExitCode;
        }
        finally
        {
            RemoveIfEmpty(request.OutputFolder);
        }
    }

    private RunHistory Show(RunRequest request, RunProgress progress, bool quiet)
    {
        var cancellation = services.Interruption.Token;
        if (quiet)
        {
            return services.RunExperiment(request, [progress], cancellation);
        }

        if (!_terminal.IsLive)
        {
            return services.RunExperiment(request, [progress, new PlainDisplay(progress, _terminal.Out)], cancellation);
        }

        var display = new LiveDisplay(progress, _terminal, services.Time);
        return display.Around(() => services.RunExperiment(request, [progress], cancellation));
    }

    private static CommandLineSettings ReadSettings(RunArguments arguments)
    {
        var settings = new CommandLineSettings();
        foreach (var (key, text) in arguments.Settings)
        {
            settings.AddOption(key, text);
        }

        foreach (var pair in arguments.Pairs)
        {
            settings.AddPair(pair);
        }

        return settings;
    }

    private static int CheckThreads(string? text, CommandLineSettings settings)
    {
        if (text is null)
        {
            return Machine.DefaultThreads;
        }

        var reading = ThreadCount.Read(new RawScalar(text, Quoted: false));
        if (reading.Wrong is null)
        {
            return (int)(long)reading.Value!;
        }

        settings.Report("--threads", reading.Wrong.Describe(), ThreadCount.Expected, reading.Advice);
        return Machine.DefaultThreads;
    }

    private string? CheckData(string? folder, CommandLineSettings settings)
    {
        if (folder is null)
        {
            return null;
        }

        var path = _terminal.FullPath(folder);
        var missing = DataFolder.Missing(path);
        if (missing is null)
        {
            settings.Report("--data-dir", $"no folder {folder}", "a folder with the four IDX files", "Check the path, or leave the option out to use the embedded MNIST.");
        }
        else if (missing.Count > 0)
        {
            settings.Report("--data-dir", $"{folder} without {string.Join(", ", missing)}", "the four IDX files, plain or .gz", "Put them there under these names.");
        }

        return path;
    }

    // Ten digits or fewer: a seed is read aloud, typed and compared by people.
    private static ExperimentConfig WithSeed(ExperimentConfig config) => config with
    {
        Experiment = config.Experiment with { RandomSeed = config.Experiment.RandomSeed ?? RandomNumberGenerator.GetInt32(int.MaxValue) },
    };

    private static void RemoveIfEmpty(string folder)
    {
        if (Directory.Exists(folder) && !Directory.EnumerateFileSystemEntries(folder).Any())
        {
            Directory.Delete(folder);
        }
    }
}
