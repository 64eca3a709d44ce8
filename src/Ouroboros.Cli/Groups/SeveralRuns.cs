using Ouroboros.Cli.Experiments;
using Ouroboros.Replication;
using Ouroboros.Runs;
using Ouroboros.Storage;

namespace Ouroboros.Cli.Groups;

/// <summary>The runs in a folder that may be a run itself, a group of replicates, or a sweep.</summary>
internal static class SeveralRuns
{
    /// <summary>Every run that has begun, in the order of the group or sweep.</summary>
    /// <exception cref="UserError">The folder is none of these.</exception>
    /// <exception cref="RunException">A manifest or the group's own file is damaged, or the disk refuses.</exception>
    public static List<KnownRun> In(string path, Terminal terminal) =>
        [.. Folders(path, terminal).Select(folder => new KnownRun(folder, ManifestFile.Load(folder)))];

    /// <summary>The folder of every run that has begun, in the order of the group or sweep.</summary>
    /// <exception cref="UserError">The folder is none of these.</exception>
    /// <exception cref="RunException">The group's own file is damaged, or the disk refuses.</exception>
    public static IReadOnlyList<RunFolder> Folders(string path, Terminal terminal)
    {
        var folder = new RunFolder(path);
        return AreIn(folder) || KnownGroup.IsThere(folder, RunFiles.Manifest)
            ? Inside(folder)
            : throw new UserError(
                $"command line: found {terminal.Shown(path)}, which is no run of this program, expected a folder with its {RunFiles.Manifest}. "
                + $"{terminal.Command} list shows the runs.");
    }

    /// <summary>Whether a folder holds several runs.</summary>
    public static bool AreIn(RunFolder folder) =>
        KnownGroup.IsThere(folder, GroupFiles.Sweep) || KnownGroup.IsThere(folder, GroupFiles.Replicates);

    // Nothing where nothing has begun.
    private static IReadOnlyList<RunFolder> Inside(RunFolder folder) =>
        KnownGroup.IsThere(folder, GroupFiles.Sweep) ? [.. GroupFile.LoadSweep(folder).Points.SelectMany(point => Inside(new RunFolder(folder.FullPath(point.Name))))]
        : KnownGroup.IsThere(folder, GroupFiles.Replicates) ? [.. GroupFile.LoadReplicates(folder).Seeds.SelectMany(seed => Inside(new RunFolder(folder.FullPath(GroupFiles.Replicate(seed)))))]
        : KnownGroup.IsThere(folder, RunFiles.Manifest) ? [folder]
        : [];
}
