using System.Globalization;
using Ouroboros.Runs;
using Ouroboros.Storage;

namespace Ouroboros.Replication;

/// <summary>The CSV files of a group of replicates.</summary>
public static class GroupTables
{
    private static readonly string[] Statistics =
        ["n", "mean", "standard_deviation", "q05", "q25", "median", "q75", "q95", "mean_low", "mean_high"];

    /// <summary><c>summary.csv</c>: a row for each generation and metric.</summary>
    public static void WriteSummary(Stream stream, GroupSummary summary)
    {
        ArgumentNullException.ThrowIfNull(summary);
        using var csv = new CsvWriter(stream, [MetricColumns.Generation, "metric", .. Statistics]);
        foreach (var row in summary.Rows)
        {
            csv.Cell(row.Generation).Cell(row.Metric);
            Write(csv, row);
            csv.EndRow();
        }
    }

    /// <summary><c>collapse.csv</c>: a row for each replicate.</summary>
    public static void WriteCollapse(Stream stream, GroupSummary summary)
    {
        ArgumentNullException.ThrowIfNull(summary);
        using var csv = new CsvWriter(
            stream,
            ["seed", "state", "generations_done", "generations_planned", "collapse_generation", "largest_drop_generation", "top_label", "top_share", "reason"]);
        foreach (var replicate in summary.Replicates)
        {
            csv.Cell(replicate.Seed.ToString(CultureInfo.InvariantCulture)).Cell(replicate.StateName).Cell(replicate.Done).Cell(replicate.Planned);
            csv.Cell(replicate.CollapseGeneration).Cell(replicate.Loss?.LargestDropGeneration);
            csv.Cell(replicate.TopLabel).Cell(replicate.TopShare).Cell(replicate.Reason ?? "");
            csv.EndRow();
        }
    }

    /// <summary><c>collapse_summary.csv</c>: a row for the group.</summary>
    public static void WriteCollapseSummary(Stream stream, GroupSummary summary)
    {
        ArgumentNullException.ThrowIfNull(summary);
        var collapse = summary.Collapse;
        using var csv = new CsvWriter(
            stream,
            [
                "replicates", "collapsed", "not_within", "unknown", "generations", "mean_of_collapsed", "standard_deviation_of_collapsed",
                "mean_low", "mean_high", "q05", "q25", "median", "q75", "q95",
            ]);
        csv.Cell(collapse.Replicates).Cell(collapse.Collapsed).Cell(collapse.NotWithin).Cell(collapse.Unknown).Cell(collapse.Generations);
        csv.Cell(collapse.MeanOfCollapsed).Cell(collapse.Deviation).Cell(collapse.Interval?.Low).Cell(collapse.Interval?.High);
        foreach (var quantile in collapse.Quantiles)
        {
            csv.Cell(quantile);
        }

        csv.EndRow();
    }

    private static void Write(CsvWriter csv, MetricSummary row)
    {
        csv.Cell(row.Count).Cell(row.Mean).Cell(row.Deviation);
        foreach (var quantile in row.Quantiles)
        {
            csv.Cell(quantile);
        }

        csv.Cell(row.Interval?.Low).Cell(row.Interval?.High);
    }
}
