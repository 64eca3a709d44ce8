using Ouroboros.Cli.Experiments;
using Ouroboros.Cli.Groups;
using Ouroboros.Replication;
using Ouroboros.Reporting.Html;
using Ouroboros.Runs;
using Ouroboros.Storage;

namespace Ouroboros.Cli.Reports;

/// <summary>Reads runs, groups and sweeps for a report.</summary>
internal static class ReportSubjects
{
    /// <summary>What a folder holds: a run, a group of replicates, or the points of a sweep, each with its own folder; those that have no numbers yet are left out.</summary>
    /// <exception cref="UserError">It is none of these.</exception>
    /// <exception cref="RunException">A file of a run is damaged, or the disk refuses. Damaged points of a sweep are left out.</exception>
    public static IReadOnlyList<(ReportSubject Subject, string Path)> Of(string path, Terminal terminal)
    {
        var isSweep = new RunFolder(path).Has(GroupFiles.Sweep);
        return
        [
            .. ComparedRuns.FoldersOf(path)
                .Select(subject => (Subject: One(subject.Folder, subject.Name, terminal, mayBeDamaged: isSweep), subject.Folder.Root))
                .Where(subject => subject.Subject is not null).Select(subject => (subject.Subject!, subject.Root)),
        ];
    }

    private static ReportSubject? One(RunFolder folder, string name, Terminal terminal, bool mayBeDamaged)
    {
        try
        {
            var isGroup = folder.Has(GroupFiles.Replicates);
            if (!isGroup && folder.Has(RunFiles.Manifest) && !folder.Has(RunFiles.Metrics))
            {
                return null;
            }

            var numbers = ComparedRuns.One(folder, terminal) with { Name = name };
            ReportedRun[] runs = [.. SeveralRuns.Folders(folder.Root, terminal).Select(run => Load(run, mayBeDamaged: isGroup)).OfType<ReportedRun>()];
            return runs.Length > 0 ? new(numbers, runs) : null;
        }
        catch (RunException) when (mayBeDamaged)
        {
            return null;
        }
    }

    // One damaged replicate is among the numbers as one that failed, and keeps no other from being shown.
    private static ReportedRun? Load(RunFolder folder, bool mayBeDamaged)
    {
        try
        {
            var run = new KnownRun(folder, ManifestFile.Load(folder));
            return folder.Has(RunFiles.Metrics) && ReportedRun.Load(folder, run.Manifest, run.Config()) is { History.Metrics.Count: > 0 } begun ? begun : null;
        }
        catch (RunException) when (mayBeDamaged)
        {
            return null;
        }
    }
}
