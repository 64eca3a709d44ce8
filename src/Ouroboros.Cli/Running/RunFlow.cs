using System.Runtime.InteropServices;
using System.Security.Cryptography;
using Ouroboros.Cli.Config;
using Ouroboros.Cli.Display;
using Ouroboros.Configuration;
using Ouroboros.Data;
using Ouroboros.Performance;
using Ouroboros.Runs;

namespace Ouroboros.Cli.Running;

/// <summary><c>ouroboros run</c> from its words to its exit code.</summary>
internal sealed class RunFlow(CliServices services)
{
    // Labels are bytes: every file is readable with so many classes, and the rules compare with the config.
    private const int AnyLabel = 256;
    private readonly Terminal _terminal = services.Terminal;

    /// <summary>Judges everything, then runs.</summary>
    public int Execute(RunArguments arguments)
    {
        var settings = ReadSettings(arguments);
        var threads = CheckThreads(arguments.Threads, settings);
        var (data, digits) = CheckData(arguments.DataDir, settings);
        var resolved = ConfigResolver.Resolve(new ConfigRequest
        {
            Preset = arguments.Preset,
            File = arguments.ConfigFile,
            CurrentFolder = _terminal.CurrentFolder,
            CommandLine = settings,
            Data = data,
        });
        var folder = OutputFolder.Choose(arguments.OutputDir, resolved.Config, _terminal, services.Time);

        // Throws when the environment names kernels that do not run here.
        services.Kernels();
        if (arguments.DryRun)
        {
            AnnounceConfig(resolved, arguments.Quiet);
            var plan = new RunPlan(resolved.Config, data!);
            DryRun.Write(_terminal.Out, plan, Measure(plan, threads), folder, threads);
            return ExitCodes.Success;
        }

        OutputFolder.Create(folder, _terminal);
        AnnounceConfig(resolved, arguments.Quiet);
        var config = WithSeed(resolved.Config);
        if (!arguments.Quiet)
        {
            var drawn = resolved.Config.Experiment.RandomSeed is null ? ", drawn" : "";
            _terminal.Say($"seed    {config.Experiment.RandomSeed}{drawn}");
            _terminal.Say($"folder  {_terminal.Shown(folder)}");
        }

        var dataFolder = arguments.DataDir is null ? null : _terminal.FullPath(arguments.DataDir);
        var classes = config.Classifier.NumClasses;
        return Run(new RunRequest(config, threads, () => digits ?? MnistData.LoadEmbedded(classes), dataFolder, folder, arguments.CommandLine), arguments.Quiet);
    }

    private ImageTimes Measure(RunPlan plan, int threads)
    {
        using var status = new StatusLine(_terminal);
        status.Show("measuring this machine ...");
        return services.MeasureImageTimes(plan, threads, services.Interruption.Token);
    }

    private void AnnounceConfig(ResolvedConfig resolved, bool quiet)
    {
        if (!quiet)
        {
            _terminal.Say($"config  {resolved.Origin}");
            foreach (var warning in resolved.Warnings)
            {
                _terminal.Complain($"ouroboros: warning: {warning}");
            }
        }
    }

    private int Run(RunRequest request, bool quiet)
    {
        var progress = new RunProgress(services.Time);
        try
        {
            var history = Show(request, progress, quiet);
            if (quiet)
            {
                _terminal.Out.WriteLine(request.OutputFolder);
            }
            else
            {
                RunSummary.Write(_terminal, history, progress.Snapshot().Elapsed, _terminal.Shown(request.OutputFolder), request.DataFolder);
            }

            return ExitCodes.Success;
        }
        catch (OperationCanceledException) when (services.Interruption.Token.IsCancellationRequested)
        {
            var done = Units.Count(progress.Snapshot().Completed, "generation");
            _terminal.Complain($"ouroboros: interrupted after {done}. What is finished is in\n  {_terminal.Shown(request.OutputFolder)}");
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

    private CommandLineSettings ReadSettings(RunArguments arguments)
    {
        var settings = new CommandLineSettings(_terminal.Command);
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
        var (threads, problem) = ThreadCount.Read(text);
        if (problem is not null)
        {
            settings.Report(problem);
        }

        return threads;
    }

    // The embedded set is known; a folder is read here, so that damage is told before anything is trained, and only here.
    private (DataFacts? Facts, MnistData? Digits) CheckData(string? folder, CommandLineSettings settings)
    {
        if (folder is null)
        {
            return (DataFacts.Mnist, null);
        }

        try
        {
            var digits = MnistData.LoadFolder(_terminal.FullPath(folder), AnyLabel);
            var labels = MemoryMarshal.ToEnumerable(digits.Train.Labels).Concat(MemoryMarshal.ToEnumerable(digits.Test.Labels));
            return (new(folder, digits.Train.Count, digits.Test.Count, labels.DefaultIfEmpty(-1).Max() + 1), digits);
        }
        catch (DataFileException exception)
        {
            settings.Report("--data-dir", $"{exception.File}: {exception.Found}", exception.Expected, exception.Advice);
            return (null, null);
        }
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
