using Ouroboros.Runs;
using Ouroboros.Storage;

namespace Ouroboros.Replication;

/// <summary>A point of a sweep and what came of it.</summary>
/// <param name="Point">The point.</param>
/// <param name="Summary">Its numbers; a single run is a group of one.</param>
public sealed record SweepRow(SweepPoint Point, GroupSummary Summary)
{
    private static readonly string[] FromWorst = ["failed", "interrupted", "running", "waiting"];

    /// <summary>Where it stands, in a word: the worst of its runs.</summary>
    public string State
    {
        get
        {
            string[] states = [.. Summary.Replicates.Select(replicate => replicate.StateName)];
            return FromWorst.FirstOrDefault(states.Contains) ?? "finished";
        }
    }

    /// <summary>Why it failed; null unless it did.</summary>
    public string? Reason => Summary.Replicates.FirstOrDefault(replicate => replicate.State == RunState.Failed) is { } failed
        ? Summary.Replicates.Count == 1 ? failed.Reason : $"seed {failed.Seed}: {failed.Reason}"
        : null;

    /// <summary>Replicates that finished.</summary>
    public int Finished => Summary.Replicates.Count(replicate => replicate.State == RunState.Finished);

    /// <summary>A metric over the replicates that got to the planned end; null where none has it.</summary>
    public MetricSummary? Final(string metric) =>
        Summary.Of(metric) is { Count: > 0 } rows && rows[^1].Generation == Summary.Collapse.Generations ? rows[^1] : null;

    /// <summary>
    /// <c>sweep.csv</c>: a row for each point. Metrics are those of the last generation planned, means over the replicates that got there;
    /// <c>collapse_generation</c> is the mean of those that collapsed, for a single run its own.
    /// </summary>
    public static void Write(Stream stream, SweepPlan sweep, IReadOnlyList<SweepRow> rows)
    {
        ArgumentNullException.ThrowIfNull(sweep);
        ArgumentNullException.ThrowIfNull(rows);
        var metrics = MetricColumns.InOrder(rows.SelectMany(row => row.Summary.Metrics).Distinct(StringComparer.Ordinal));
        using var csv = new CsvWriter(
            stream,
            [
                "point", .. sweep.Keys, "state", "reason", "replicates", "finished", "generations", "collapsed", "not_within",
                "collapse_generation", "collapse_low", "collapse_high", "collapse_median", .. metrics,
            ]);
        foreach (var row in rows)
        {
            var collapse = row.Summary.Collapse;
            csv.Cell(row.Point.Name);
            foreach (var value in row.Point.Values)
            {
                csv.Cell(value);
            }

            csv.Cell(row.State).Cell(row.Reason ?? "").Cell(collapse.Replicates).Cell(row.Finished).Cell(collapse.Generations);
            csv.Cell(collapse.Collapsed).Cell(collapse.NotWithin);
            csv.Cell(collapse.MeanOfCollapsed).Cell(collapse.Interval?.Low).Cell(collapse.Interval?.High).Cell(collapse.Median);
            foreach (var metric in metrics)
            {
                csv.Cell(row.Final(metric)?.Mean);
            }

            csv.EndRow();
        }
    }
}
