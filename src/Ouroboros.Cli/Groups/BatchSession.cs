using Ouroboros.Cli.Config;
using Ouroboros.Cli.Display;
using Ouroboros.Cli.Running;
using Ouroboros.Performance;
using Ouroboros.Runs;
using Ouroboros.Storage;

namespace Ouroboros.Cli.Groups;

/// <summary>Several runs from the first measurement to the last step: how many at once, display, exit code.</summary>
/// <param name="services">What runs and measures.</param>
/// <param name="order">What was asked for.</param>
/// <param name="noun">What one of the runs is called: <c>replicate</c>.</param>
internal sealed class BatchSession(CliServices services, BatchOrder order, string noun)
{
    private readonly Terminal _terminal = services.Terminal;

    /// <summary>Runs what is not over yet.</summary>
    /// <returns>Every run, those over before too, and how long it took.</returns>
    public (IReadOnlyList<BatchRun> Runs, TimeSpan Elapsed) Run(IReadOnlyList<BatchItem> items)
    {
        BatchRun[] runs = [.. items.Select(item => new BatchRun(item, services.Time))];
        foreach (var run in runs)
        {
            try
            {
                var manifest = run.Item.Manifest();
                if (run.Item.IsOver(manifest))
                {
                    run.Set(manifest!.State == RunState.Finished ? BatchState.Finished : BatchState.Failed);
                }
            }
            catch (RunException damage)
            {
                // It cannot go on; the others can.
                run.Set(BatchState.Failed, damage);
            }
        }

        BatchRun[] left = [.. runs.Where(run => run.State == BatchState.Waiting)];
        var view = new BatchView(runs, noun, services.Time, _terminal.HasUnicode);
        if (left.Length == 0)
        {
            return (runs, TimeSpan.Zero);
        }

        using var deferral = services.Interruption.Defer();
        var jobs = Choose(left);
        Announce(runs.Length, left.Length, jobs);
        MemoryWarning.Check(services, left.Select(run => new RunPlan(run.Item.Config, order.Data.Facts)), jobs.Count);
        var runner = new BatchRunner(services, order.Data, jobs, order.CommandLine);
        if (order.Quiet || !_terminal.IsLive)
        {
            runner.Run(left, run => order.Quiet ? [] : [new PlainDisplay(run.Progress, _terminal.Out, run.Item.Name)]);
        }
        else
        {
            new LiveDisplay(view, services).Around(() =>
            {
                runner.Run(left, _ => []);
                return true;
            });
        }

        return (runs, view.Times().Elapsed);
    }

    /// <summary>How many to run at once, as asked for or as is fastest.</summary>
    public Jobs Choose(IReadOnlyList<BatchRun> left)
    {
        if (order.Jobs is { } asked)
        {
            return Jobs.Asked(asked, left.Count, order.Threads.Count);
        }

        using var status = new StatusLine(_terminal);
        status.Show("measuring whether runs are faster side by side ...");
        return Jobs.Fastest(services, [.. left.Select(run => new RunPlan(run.Item.Config, order.Data.Facts))], left.Count, order.Threads.Count, measureAlone: false);
    }

    /// <summary>Says what failed, and how to go on; throws an error of the program that one of the runs met.</summary>
    /// <returns>The exit code of all.</returns>
    public int End(IReadOnlyList<BatchRun> runs, string folder)
    {
        _terminal.NameFolderIfLost(folder);
        foreach (var run in runs.Where(run => run.Error is not null))
        {
            _terminal.Complain($"ouroboros: {run.Item.Name}: {Message(run.Error!)}");
        }

        if (runs.Select(run => run.Error).FirstOrDefault(error => error is not null && Failures.CodeOf(error) is null) is { } fault)
        {
            throw new InvalidOperationException("One of the runs met an error of the program.", fault);
        }

        if (services.Interruption.Token.IsCancellationRequested && runs.Any(run => run.State is BatchState.Interrupted or BatchState.Waiting))
        {
            var over = runs.Count(run => run.State is BatchState.Finished or BatchState.Failed);
            _terminal.Complain(
                $"ouroboros: interrupted, {over} of {Units.Count(runs.Count, noun)} done. Everything computed so far is saved in\n  {_terminal.Shown(folder)}\n"
                + $"Go on with\n  {_terminal.Command} resume {Terminal.Word(_terminal.Shown(folder))}{DeviceChoice.AsTyped(services)}");
            return services.Interruption.ExitCode;
        }

        // What failed before this process did so by diverging: everything else is tried again.
        return runs.FirstOrDefault(run => run.State == BatchState.Failed) is { } failed
            ? failed.Error is null ? ExitCodes.Diverged : Failures.CodeOf(failed.Error)!.Value
            : ExitCodes.Success;
    }

    private void Announce(int all, int left, Jobs jobs)
    {
        if (order.Quiet)
        {
            return;
        }

        var total = jobs.Total is { } time ? $", about {Units.Duration(time)} in all" : "";
        var rest = left == all ? Units.Count(all, noun) : $"{left} of {Units.Count(all, noun)} left";
        _terminal.Say($"runs    {rest}, {jobs.Count} at once with {Units.Count(jobs.ThreadsEach, "thread")} each{total}");
    }

    private static string Message(Exception error) => error.Message.StartsWith("ouroboros: ", StringComparison.Ordinal) ? error.Message["ouroboros: ".Length..] : error.Message;
}

/// <summary>What several runs are asked for with.</summary>
/// <param name="Data">The digits of all.</param>
/// <param name="Threads">Threads for all of them.</param>
/// <param name="Jobs">Runs at once; null for as many as is fastest.</param>
/// <param name="CommandLine">The command line as typed.</param>
/// <param name="Quiet">Whether only errors and the folder are printed.</param>
internal sealed record BatchOrder(RunData Data, ThreadCount Threads, int? Jobs, IReadOnlyList<string> CommandLine, bool Quiet);
