using Ouroboros.Cli.Groups;
using Ouroboros.Configuration;
using Ouroboros.Replication;
using Ouroboros.Runs;
using Ouroboros.Storage;

namespace Ouroboros.Cli.Experiments;

/// <summary>A folder that its <c>replicates.json</c> shows to be a group of replicates of this program.</summary>
/// <param name="Folder">The folder.</param>
/// <param name="Facts">What the group is.</param>
/// <param name="Config">Its config, with the first seed.</param>
internal sealed record KnownGroup(RunFolder Folder, ReplicateGroup Facts, ExperimentConfig Config)
{
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
}
