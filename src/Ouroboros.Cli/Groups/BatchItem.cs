using Ouroboros.Cli.Display;
using Ouroboros.Configuration;
using Ouroboros.Runs;
using Ouroboros.Storage;

namespace Ouroboros.Cli.Groups;

/// <summary>One of several runs that are done together.</summary>
/// <param name="Name">Name in displays.</param>
/// <param name="Folder">The run's folder, there or not.</param>
/// <param name="Config">Its config, with its seed.</param>
internal sealed record BatchItem(string Name, RunFolder Folder, ExperimentConfig Config)
{
    // How the reason of a run that diverged begins in its manifest.
    private const string Diverged = "training diverged";

    /// <summary>The manifest as it is; null before there is one.</summary>
    /// <exception cref="RunException">It is damaged, or the disk refuses.</exception>
    public Manifest? Manifest() => Folder.Has(RunFiles.Manifest) ? ManifestFile.Load(Folder) : null;

    /// <summary>The same where nobody is to be told what is wrong yet: null, too, where it is damaged.</summary>
    public Manifest? ReadableManifest()
    {
        try
        {
            return Manifest();
        }
        catch (RunException)
        {
            return null;
        }
    }

    /// <summary>Whether the run is over for good: finished, or diverged, which it would do again.</summary>
    public bool IsOver(Manifest? manifest) => manifest switch
    {
        { State: RunState.Finished } => manifest.GenerationsPlanned >= Config.Experiment.Iterations,
        { State: RunState.Failed, Reason: { } reason } => reason.StartsWith(Diverged, StringComparison.Ordinal),
        _ => false,
    };
}

/// <summary>Where one of several runs is.</summary>
internal enum BatchState
{
    /// <summary>Not begun in this process.</summary>
    Waiting,

    /// <summary>At work.</summary>
    Running,

    /// <summary>Finished, now or before.</summary>
    Finished,

    /// <summary>Ended by an error.</summary>
    Failed,

    /// <summary>Ended by the person or the system.</summary>
    Interrupted,
}

/// <summary>A run of several and where it is, for displays and for what is said in the end.</summary>
/// <param name="item">The run.</param>
/// <param name="time">Clock.</param>
internal sealed class BatchRun(BatchItem item, TimeProvider time)
{
    private volatile Ending _ending = new(BatchState.Waiting, null);

    /// <summary>The run.</summary>
    public BatchItem Item { get; } = item;

    /// <summary>What its loop tells.</summary>
    public RunProgress Progress { get; } = new(time);

    /// <summary>Where it is.</summary>
    public BatchState State => _ending.State;

    /// <summary>What ended it; null unless it failed in this process.</summary>
    public Exception? Error => _ending.Error;

    /// <summary>Notes where it is.</summary>
    public void Set(BatchState state, Exception? error = null) => _ending = new(state, error);

    private sealed record Ending(BatchState State, Exception? Error);
}
