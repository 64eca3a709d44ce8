using Ouroboros.Cli.Config;
using Ouroboros.Cli.Display;
using Ouroboros.OpenCl;
using Ouroboros.Performance;
using Ouroboros.Runs;
using Ouroboros.Storage;

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
        using var deferral = services.Interruption.Defer();
        MemoryWarning.Check(services, [new RunPlan(request.Config, request.Data.Facts)], together: 1);
        var progress = new RunProgress(services.Time, request.Data.Facts);
        if (request.From is not null)
        {
            // Before the loop tells it: making the training set again takes a while, and the display is on by then.
            progress.Started(request.Config);
            progress.Resumed(request.From);
        }

        try
        {
            var history = Show(request, progress, quiet);
            var folder = new RunFolder(request.OutputFolder);
            if (request.Earlier is not null)
            {
                WarnOfLosses(folder);
            }

            if (!folder.Has(RunFiles.Report))
            {
                var shown = _terminal.Shown(folder.Root);
                _terminal.Complain($"ouroboros: warning: no report could be written: {Path.Combine(shown, RunFiles.Log)} says why. Once this is mended, make it with\n  {_terminal.Command} report {Terminal.Word(shown)}");
            }

            if (quiet)
            {
                _terminal.Out.WriteLine(request.OutputFolder);
            }
            else
            {
                var before = request.From is null ? 0 : request.From.Position.Generation - 1;
                RunSummary.Write(_terminal, history, before, progress.Snapshot().Elapsed, folder, DeviceChoice.AsTyped(services));
            }

            _terminal.NameFolderIfLost(folder.Root);
            return ExitCodes.Success;
        }
        catch (OperationCanceledException) when (services.Interruption.Token.IsCancellationRequested)
        {
            _terminal.Complain(Interrupted(request, progress.Snapshot()));
            return services.Interruption.ExitCode;
        }
        catch (DeviceException exception) when (CanGoOn(request.OutputFolder))
        {
            throw new UserError(
                $"ouroboros: {exception.Message}\nThe last checkpoint is still there. Go on from it with\n  {ResumeCommand(request.OutputFolder)}",
                ExitCodes.Files);
        }
        catch (RunFolderException exception) when (CanGoOn(request.OutputFolder))
        {
            throw new UserError(
                $"ouroboros: {exception.Message}\nThe last checkpoint is still there. Once this is mended, go on from it with\n  {ResumeCommand(request.OutputFolder)}",
                ExitCodes.Files);
        }
    }

    // Resume looks at what it needs; what else was deleted or damaged meanwhile is told at the end.
    private void WarnOfLosses(RunFolder folder)
    {
        var lost = RunVerification.Of(folder, ManifestFile.Load(folder), CancellationToken.None).Files.Count(file => file.Condition != FileCondition.Whole);
        if (lost > 0)
        {
            var shown = Terminal.Word(_terminal.Shown(folder.Root));
            _terminal.Complain($"ouroboros: warning: {Units.Count(lost, "file")} of the run {(lost == 1 ? "is" : "are")} missing or changed. See {_terminal.Command} verify {shown}");
        }
    }

    private string Interrupted(RunRequest request, ProgressSnapshot now)
    {
        var folder = _terminal.Shown(request.OutputFolder);
        return CanGoOn(request.OutputFolder)
            ? $"ouroboros: interrupted {(now.Completed < now.Generations ? $"in generation {now.Completed + 1} of {now.Generations}" : "after the last generation, before the matrices were whole")}. Everything computed so far is saved in\n  {folder}\nGo on with\n  {ResumeCommand(request.OutputFolder)}"
            : "ouroboros: interrupted before anything was computed.";
    }

    private string ResumeCommand(string folder) =>
        $"{_terminal.Command} resume {Terminal.Word(_terminal.Shown(folder))}{DeviceChoice.AsTyped(services)}";

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

        var display = new LiveDisplay(progress, services);
        return display.Around(() => services.RunExperiment(request, [progress], cancellation));
    }
}
