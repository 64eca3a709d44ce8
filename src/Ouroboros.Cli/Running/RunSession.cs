using Ouroboros.Cli.Display;
using Ouroboros.Runs;
using Ouroboros.Runs.Storage;

namespace Ouroboros.Cli.Running;

/// <summary>A run from its first step in this process to its exit code, new or resumed: display, lock, and what to say at its end.</summary>
internal sealed class RunSession(CliServices services)
{
    private readonly Terminal _terminal = services.Terminal;

    /// <summary>Runs; the caller holds the run's <see cref="RunLock"/>.</summary>
    /// <returns>The exit code.</returns>
    /// <exception cref="UserError">The disk ended it.</exception>
    public int Execute(RunRequest request, bool quiet)
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
            _terminal.Complain(Interrupted(request, progress.Snapshot()));
            return services.Interruption.ExitCode;
        }
        catch (RunFolderException exception) when (CanGoOn(request.OutputFolder))
        {
            throw new UserError(
                $"ouroboros: {exception.Message}\nThe last checkpoint is whole. Once this is mended, go on from there with\n  {ResumeCommand(request.OutputFolder)}",
                ExitCodes.Files);
        }
    }

    private string Interrupted(RunRequest request, ProgressSnapshot now)
    {
        var folder = _terminal.Shown(request.OutputFolder);
        return CanGoOn(request.OutputFolder)
            ? $"ouroboros: interrupted in generation {now.Completed + 1} of {now.Generations}. Everything computed so far is saved in\n  {folder}\nGo on with\n  {ResumeCommand(request.OutputFolder)}"
            : "ouroboros: interrupted before anything was computed.";
    }

    private string ResumeCommand(string folder) => $"{_terminal.Command} resume {Terminal.Word(_terminal.Shown(folder))}";

    private static bool CanGoOn(string path)
    {
        try
        {
            return ManifestFile.Load(new RunFolder(path)).Checkpoint is not null;
        }
        catch (RunException)
        {
            return false;
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
}
