using Ouroboros.Cli.Experiments;
using Ouroboros.Replication;
using Ouroboros.Runs;
using Ouroboros.Storage;

namespace Ouroboros.Cli.Groups;

/// <summary>Reads runs, groups and sweeps to compare them.</summary>
internal static class ComparedRuns
{
    /// <summary>What a folder holds: a run, a group of replicates, or the points of a sweep, each with its own folder.</summary>
    /// <exception cref="UserError">It is none of these.</exception>
    /// <exception cref="RunException">A file is damaged, or the disk refuses.</exception>
    public static IReadOnlyList<(ComparedRun Run, string Path)> Of(string path, Terminal terminal) =>
        [.. FoldersOf(path).Select(folder => (One(folder.Folder, terminal) with { Name = folder.Name }, folder.Folder.Root))];

    /// <summary>The folder of each subject by the name it has among others: the folder itself, or the points of a sweep that have numbers.</summary>
    /// <exception cref="RunException">The sweep's own file is damaged, or the disk refuses.</exception>
    public static IReadOnlyList<(RunFolder Folder, string Name)> FoldersOf(string path)
    {
        var folder = new RunFolder(path);
        return folder.Has(GroupFiles.Sweep)
            ? [.. GroupFile.LoadSweep(folder).Points.Select(point => folder.FullPath(point.Name)).Where(HasNumbers).Select(point => (new RunFolder(point), Path.GetFileName(point)))]
            : [(folder, folder.Name)];
    }

    private static bool HasNumbers(string path) =>
        new RunFolder(path) is var folder && (folder.Has(GroupFiles.Replicates) || folder.Has(RunFiles.Metrics));

    /// <summary>The numbers of a run or a group.</summary>
    /// <exception cref="UserError">It is neither.</exception>
    /// <exception cref="RunException">A file is damaged, or the disk refuses.</exception>
    public static ComparedRun One(RunFolder folder, Terminal terminal)
    {
        if (folder.Has(GroupFiles.Replicates))
        {
            var items = KnownGroup.Load(folder).Items();
            return new(folder.Name, GroupReport.Read(items), IsGroup: true)
            {
                Floors = GroupReport.Floors(items),
                Conditions = items.Select(item => item.ReadableManifest() is { } manifest ? new KnownRun(item.Folder, manifest) : null)
                    .OfType<KnownRun>().FirstOrDefault()?.Conditions(),
            };
        }

        if (!folder.Has(RunFiles.Manifest))
        {
            throw new UserError(
                $"command line: found {terminal.Shown(folder.Root)}, which is no run of this program, expected a folder with its {RunFiles.Manifest}. "
                + $"{terminal.Command} list shows the runs.");
        }

        var manifest = ManifestFile.Load(folder);
        return ComparedRun.OfRun(folder, manifest) with { Conditions = new KnownRun(folder, manifest).Conditions() };
    }
}
