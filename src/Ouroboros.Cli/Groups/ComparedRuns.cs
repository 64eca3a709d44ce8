using Ouroboros.Cli.Experiments;
using Ouroboros.Replication;
using Ouroboros.Runs;

namespace Ouroboros.Cli.Groups;

/// <summary>Reads runs, groups and sweeps to compare them.</summary>
internal static class ComparedRuns
{
    /// <summary>What a folder holds: a run, a group of replicates, or the points of a sweep.</summary>
    /// <exception cref="UserError">It is none of these.</exception>
    /// <exception cref="RunException">A file is damaged, or the disk refuses.</exception>
    public static IReadOnlyList<ComparedRun> Of(string path, Terminal terminal)
    {
        var folder = new RunFolder(path);
        if (folder.Has(GroupFiles.Sweep))
        {
            var sweep = GroupFile.LoadSweep(folder);
            return
            [
                .. sweep.Points.Select(point => folder.FullPath(point.Name)).Where(HasNumbers)
                    .Select(point => One(new RunFolder(point), terminal) with { Name = $"{folder.Name}/{Path.GetFileName(point)}" }),
            ];
        }

        return [One(folder, terminal)];
    }

    private static bool HasNumbers(string path) =>
        new RunFolder(path) is var folder && (folder.Has(GroupFiles.Replicates) || folder.Has(RunFiles.Metrics));

    private static ComparedRun One(RunFolder folder, Terminal terminal)
    {
        if (folder.Has(GroupFiles.Replicates))
        {
            var items = KnownGroup.Load(folder).Items();
            return new(folder.Name, GroupReport.Read(items), IsGroup: true) { Floors = GroupReport.Floors(items) };
        }

        if (!folder.Has(RunFiles.Manifest))
        {
            throw new UserError(
                $"command line: found {terminal.Shown(folder.Root)}, which is no run of this program, expected a folder with its {RunFiles.Manifest}. "
                + $"{terminal.Command} list shows the runs.");
        }

        var manifest = ManifestFile.Load(folder);
        var summary = GroupSummary.Of([new(manifest.Seed, manifest.State, manifest.Reason, MetricSeries.Load(folder), manifest.GenerationsPlanned)]);
        return new(folder.Name, summary, IsGroup: false) { Floors = ComparedRun.LoadFloors(folder) };
    }
}
