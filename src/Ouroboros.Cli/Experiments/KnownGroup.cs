using Ouroboros.Cli.Groups;
using Ouroboros.Configuration;
using Ouroboros.Replication;
using Ouroboros.Runs;
using Ouroboros.Runs.Storage;

namespace Ouroboros.Cli.Experiments;

/// <summary>A folder that its <c>replicates.json</c> shows to be a group of replicates of this program.</summary>
/// <param name="Folder">The folder.</param>
/// <param name="Facts">What the group is.</param>
/// <param name="Config">Its config, with the first seed.</param>
internal sealed record KnownGroup(RunFolder Folder, ReplicateGroup Facts, ExperimentConfig Config)
{
    /// <summary>The group in a folder; null when it is none: a link, no such file, a damaged one, or another program's.</summary>
    public static KnownGroup? Find(string path)
    {
        var folder = new RunFolder(path);
        if (!IsThere(folder, GroupFiles.Replicates))
        {
            return null;
        }

        try
        {
            return Load(folder);
        }
        catch (RunException)
        {
            return null;
        }
    }

    /// <summary>Reads a group.</summary>
    /// <exception cref="RunException">Its file is missing or damaged.</exception>
    public static KnownGroup Load(RunFolder folder)
    {
        var facts = GroupFile.LoadReplicates(folder);
        return new(folder, facts, StoredConfig.Read(facts.Config, folder.FullPath(GroupFiles.Replicates)));
    }

    /// <summary>Whether a file of a folder is there, and neither is a link.</summary>
    public static bool IsThere(RunFolder folder, string file) =>
        new DirectoryInfo(folder.Root) is { Exists: true, LinkTarget: null } && new FileInfo(folder.FullPath(file)) is { Exists: true, LinkTarget: null };

    /// <summary>The replicates, begun or not.</summary>
    public IReadOnlyList<BatchItem> Items() => GroupFlow.Items(Folder, Config, Facts.Seeds);

    /// <summary>The replicates that have begun.</summary>
    public IReadOnlyList<KnownRun> Runs() => [.. Items().Select(item => KnownRun.Find(item.Folder.Root)).OfType<KnownRun>()];

    /// <summary>Whether a process is at work on it or on one of its runs.</summary>
    public bool IsAlive() => RunLock.IsTaken(Folder) || Runs().Any(run => run.IsAlive());
}
