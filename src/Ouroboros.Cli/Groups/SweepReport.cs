using Ouroboros.Cli.Display;
using Ouroboros.Cli.Experiments;
using Ouroboros.Replication;
using Ouroboros.Reporting;
using Ouroboros.Runs;
using Ouroboros.Storage;

namespace Ouroboros.Cli.Groups;

/// <summary>Writes and says what came of a sweep.</summary>
internal static class SweepReport
{
    /// <summary>Writes <c>sweep.csv</c> and plots, and the tables of each point that has replicates.</summary>
    /// <exception cref="RunFolderException">The disk refuses.</exception>
    public static void Write(RunFolder folder, SweepPlan sweep, IReadOnlyList<SweepRow> rows)
    {
        foreach (var row in rows.Where(_ => sweep.Seeds is not null))
        {
            var point = new RunFolder(folder.FullPath(row.Point.Name));
            GroupReport.Write(point, row.Summary, GroupReport.Floors(KnownGroup.Load(point).Items()));
        }

        folder.Write(GroupFiles.SweepTable, stream => SweepRow.Write(stream, sweep, rows));
        ComparedRun[] compared =
        [
            .. rows.Where(row => row.Summary.Rows.Count > 0).Select(row => new ComparedRun(string.Join(", ", row.Point.Values), row.Summary, sweep.Seeds is not null)),
        ];
        var overlays = compared.Length is > 0 and <= ComparisonPlots.MostRuns ? ComparisonPlots.Render(compared, string.Join(", ", sweep.Keys.Select(key => key[(key.LastIndexOf('.') + 1)..]))) : [];
        foreach (var file in SweepPlots.Render(sweep, rows).Concat(overlays))
        {
            folder.Write(file.Path, stream => stream.Write(file.Content));
        }

        folder.FlushFolders();
    }

    /// <summary>Says it in a table.</summary>
    public static void Say(Terminal terminal, RunFolder folder, SweepPlan sweep, IReadOnlyList<SweepRow> rows, TimeSpan elapsed, bool hasReport)
    {
        string[] header = [.. sweep.Keys, "state", "collapsed from", "effective classes", "real test accuracy"];
        string[][] table = [.. rows.Select(row => (string[])
        [
            .. row.Point.Values,
            row.Summary.Replicates.Count == 1 ? row.State : $"{row.State} ({row.Finished} of {row.Summary.Replicates.Count})",
            ClassLossText.Cell(row.Summary),
            row.Final(MetricColumns.EffectiveClasses) is { } classes ? $"{classes.Mean:F2}" : "-",
            row.Final(MetricColumns.RealTestAccuracy) is { } accuracy ? Units.Percent(accuracy.Mean) : "-",
        ])];
        terminal.Say("");
        TextTable.Write(terminal, header, table, [.. Enumerable.Range(sweep.Keys.Count + 1, 3)]);
        terminal.Say("");
        var time = elapsed == TimeSpan.Zero ? ", all done before" : $" in {Units.Clock(elapsed)}";
        var done = rows.Count(row => row.Finished == row.Summary.Replicates.Count);
        var count = done == rows.Count ? Units.Count(done, "point") : $"{done} of {Units.Count(rows.Count, "point")} finished";
        terminal.Say($"{count}{time}. Look at {terminal.Shown(folder.Root)}:");
        TextTable.WriteFacts(terminal,
        [
            .. hasReport ? [["  " + RunFiles.Report, "all of it in one page: open it in a browser"]] : Array.Empty<string[]>(),
            ["  " + GroupFiles.SweepTable, "a row for each point: values, state, collapse, last metrics"],
            ["  plots/", "by value, and by generation"],
            [$"  {rows[0].Point.Name}/ ...", "a folder for each point"],
        ]);
    }
}
