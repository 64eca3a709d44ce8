using Ouroboros.Cli.Experiments;
using Ouroboros.Cli.Groups;
using Ouroboros.Reporting.Html;
using Ouroboros.Runs;

namespace Ouroboros.Cli.Reports;

/// <summary>Reads runs, groups and sweeps for a report.</summary>
internal static class ReportSubjects
{
    /// <summary>What a folder holds: a run, a group of replicates, or the points of a sweep that have begun.</summary>
    /// <exception cref="UserError">It is none of these.</exception>
    /// <exception cref="RunException">A file is damaged, or the disk refuses.</exception>
    public static IReadOnlyList<ReportSubject> Of(string path, Terminal terminal) =>
        [.. ComparedRuns.FoldersOf(path).Select(subject => One(subject.Folder, subject.Name, terminal)).OfType<ReportSubject>()];

    // Null where nothing has begun.
    private static ReportSubject? One(RunFolder folder, string name, Terminal terminal)
    {
        var numbers = ComparedRuns.One(folder, terminal) with { Name = name };
        ReportedRun[] runs = [.. SeveralRuns.Folders(folder.Root, terminal).Select(run => Load(run, mayBeDamaged: numbers.IsGroup)).OfType<ReportedRun>()];
        return runs.Length > 0 ? new(numbers, runs) : null;
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
