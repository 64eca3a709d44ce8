using Ouroboros.Cli.Running;
using Ouroboros.Runs;

namespace Ouroboros.Cli.Groups;

/// <summary>Does several runs, some at once: begins those that are not there, goes on with those that are, leaves alone those that are over.</summary>
/// <param name="services">Runs each.</param>
/// <param name="data">The digits of all.</param>
/// <param name="jobs">How many at once, and with how many threads each.</param>
/// <param name="commandLine">The command line as typed, for the manifests.</param>
internal sealed class BatchRunner(CliServices services, RunData data, Jobs jobs, IReadOnlyList<string> commandLine)
{
    private int _next = -1;

    /// <summary>Runs until all are over, failed, or interrupted; one that fails keeps no other from going on.</summary>
    /// <param name="runs">The runs.</param>
    /// <param name="observers">Makes what listens to a run beside its progress and its files.</param>
    public void Run(IReadOnlyList<BatchRun> runs, Func<BatchRun, IReadOnlyList<IRunObserver>> observers)
    {
        var workers = new Thread[Math.Min(jobs.Count, runs.Count)];
        for (var i = 0; i < workers.Length; i++)
        {
            workers[i] = new Thread(() => Work(runs, observers)) { Name = $"run {i + 1}" };
            workers[i].Start();
        }

        foreach (var worker in workers)
        {
            worker.Join();
        }
    }

    private void Work(IReadOnlyList<BatchRun> runs, Func<BatchRun, IReadOnlyList<IRunObserver>> observers)
    {
        for (var i = Interlocked.Increment(ref _next); i < runs.Count; i = Interlocked.Increment(ref _next))
        {
            if (services.Interruption.Token.IsCancellationRequested)
            {
                return;
            }

            Work(runs[i], observers(runs[i]));
        }
    }

    private void Work(BatchRun run, IReadOnlyList<IRunObserver> observers)
    {
        try
        {
            OutputFolder.Create(run.Item.Folder.Root, services.Terminal);
            using var held = RunLock.Take(run.Item.Folder);
            var manifest = run.Item.Manifest();
            if (run.Item.IsOver(manifest))
            {
                run.Set(manifest!.State == RunState.Finished ? BatchState.Finished : BatchState.Failed);
                return;
            }

            run.Set(BatchState.Running);
            services.RunExperiment(Request(run.Item, manifest), [run.Progress, .. observers], services.Interruption.Token);
            run.Set(BatchState.Finished);
        }
        catch (OperationCanceledException) when (services.Interruption.Token.IsCancellationRequested)
        {
            run.Set(BatchState.Interrupted);
        }
#pragma warning disable CA1031 // What ends one run is told when the others are done; an error of the program is thrown again then.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            run.Set(BatchState.Failed, exception);
        }
    }

    private RunRequest Request(BatchItem item, Manifest? manifest)
    {
        var request = new RunRequest(item.Config, jobs.ThreadsEach, data, item.Folder.Root, commandLine);
        if (manifest is null || !manifest.Files.ContainsKey(RunFiles.Config))
        {
            return request;
        }

        var written = new ResumeFlow(services).Config(item.Folder, manifest);
        var config = written with { Experiment = written.Experiment with { Iterations = Math.Max(item.Config.Experiment.Iterations, manifest.GenerationsPlanned) } };
        return request with { Config = config, Earlier = manifest, From = ResumePoint.Load(item.Folder, manifest, config) };
    }
}
