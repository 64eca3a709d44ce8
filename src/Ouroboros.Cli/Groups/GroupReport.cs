using Ouroboros.Cli.Display;
using Ouroboros.Cli.Experiments;
using Ouroboros.Replication;
using Ouroboros.Reporting;
using Ouroboros.Runs;
using Ouroboros.Storage;

namespace Ouroboros.Cli.Groups;

/// <summary>Sums up a group of replicates: from its folder, to its folder, and to the terminal.</summary>
internal static class GroupReport
{
    /// <summary>What the replicates have written so far.</summary>
    /// <remarks>One whose files are damaged is a failed one that says so: the others count.</remarks>
    public static GroupSummary Read(IEnumerable<BatchItem> items) => GroupSummary.Of([.. items.Select(Read)]);

    /// <summary>What the metrics are between two halves of the real data, by the first replicate that has measured it.</summary>
    /// <exception cref="RunException">The file is damaged, or the disk refuses.</exception>
    public static IReadOnlyDictionary<string, double> Floors(IEnumerable<BatchItem> items) =>
        items.Select(item => item.Folder).FirstOrDefault(folder => folder.Has(ComparedRun.FloorsFile)) is { } measured
            ? ComparedRun.LoadFloors(measured)
            : new Dictionary<string, double>();

    /// <summary>Writes tables and plots into the group's folder.</summary>
    /// <exception cref="RunFolderException">The disk refuses.</exception>
    public static void Write(RunFolder folder, GroupSummary summary, IReadOnlyDictionary<string, double> floors)
    {
        folder.Write(GroupFiles.Summary, stream => GroupTables.WriteSummary(stream, summary));
        folder.Write(GroupFiles.Collapse, stream => GroupTables.WriteCollapse(stream, summary));
        folder.Write(GroupFiles.CollapseSummary, stream => GroupTables.WriteCollapseSummary(stream, summary));
        if (summary.Rows.Count > 0)
        {
            foreach (var file in GroupPlots.Render(summary, floors))
            {
                folder.Write(file.Path, stream => stream.Write(file.Content));
            }
        }

        folder.FlushFolders();
    }

    /// <summary>Says what came of the replicates.</summary>
    public static void Say(Terminal terminal, GroupSummary summary)
    {
        string[] header = ["seed", "state", "generations", "collapsed from", "effective classes", "real test accuracy"];
        string[][] rows = [.. summary.Replicates.Select(replicate => new[]
        {
            $"{replicate.Seed}",
            replicate.StateName,
            $"{replicate.Done}/{replicate.Planned}",
            ClassLossText.Cell(replicate.Loss),
            Last(replicate, MetricColumns.EffectiveClasses) is { } classes ? $"{classes:F2}" : "-",
            Last(replicate, MetricColumns.RealTestAccuracy) is { } accuracy ? Units.Percent(accuracy) : "-",
        })];
        TextTable.Write(terminal, header, rows, 2, 3, 4, 5);
        terminal.Say("");
        terminal.Say($"{ClassLossText.Headline(summary)}.");
        terminal.Say(ClassLossText.Definition(summary.MeanLoss));
    }

    private static double? Last(Replicate replicate, string metric) => replicate.Series?[metric, replicate.Done];

    private static Replicate Read(BatchItem item)
    {
        var planned = item.Config.Experiment.Iterations;
        var seed = item.Config.Experiment.RandomSeed!.Value;
        try
        {
            return Read(item, seed, planned);
        }
        catch (RunException damage)
        {
            return new(seed, RunState.Failed, damage.Message, null, planned);
        }
    }

    private static Replicate Read(BatchItem item, long seed, int planned)
    {
        if (item.Manifest() is not { } manifest)
        {
            return new(seed, null, null, null, planned);
        }

        // What a killed process wrote beyond its manifest is not counted: going on makes it again.
        var series = item.Folder.Has(RunFiles.Metrics) ? MetricSeries.Load(item.Folder) : null;
        var collapse = new KnownRun(item.Folder, manifest).Collapse();
        return new(seed, manifest.State, manifest.Reason, series, Math.Max(planned, manifest.GenerationsPlanned))
        {
            TopLabel = collapse is { TopLabel: >= 0 } ? collapse.TopLabel : null,
            TopShare = collapse is { TopLabel: >= 0 } ? collapse.TopShare : null,
        };
    }
}
