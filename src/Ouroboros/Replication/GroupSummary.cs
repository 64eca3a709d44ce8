using Ouroboros.Runs;

namespace Ouroboros.Replication;

/// <summary>A group of replicates summed up: every metric by generation, and when they collapse.</summary>
public sealed class GroupSummary
{
    private readonly Dictionary<string, IReadOnlyList<MetricSummary>> _byMetric;

    private GroupSummary(IReadOnlyList<Replicate> replicates, IReadOnlyList<string> metrics, List<MetricSummary> rows, CollapseStatistics collapse)
    {
        Replicates = replicates;
        Metrics = metrics;
        Rows = rows;
        Collapse = collapse;
        _byMetric = metrics.ToDictionary(
            metric => metric, metric => (IReadOnlyList<MetricSummary>)[.. rows.Where(row => row.Metric == metric)], StringComparer.Ordinal);
    }

    /// <summary>The replicates, in the order of the group's seeds.</summary>
    public IReadOnlyList<Replicate> Replicates { get; }

    /// <summary>Names of all metrics, in the files' order.</summary>
    public IReadOnlyList<string> Metrics { get; }

    /// <summary>A row for each generation and metric that a replicate has a value of, by generation.</summary>
    public IReadOnlyList<MetricSummary> Rows { get; }

    /// <summary>When they collapse.</summary>
    public CollapseStatistics Collapse { get; }

    /// <summary>What became of the variety of the replicates, by the means over those that have a generation.</summary>
    public ClassLoss MeanLoss => ClassLoss.From(Of(MetricColumns.EffectiveClasses).Select(row => (double?)row.Mean));

    /// <summary>Rows of a metric by generation; none for a metric that there is not.</summary>
    public IReadOnlyList<MetricSummary> Of(string metric) => _byMetric.GetValueOrDefault(metric, []);

    /// <summary>Sums up a group; replicates without numbers are counted and otherwise left out.</summary>
    /// <exception cref="ArgumentException">There are no replicates.</exception>
    public static GroupSummary Of(IReadOnlyList<Replicate> replicates)
    {
        ArgumentNullException.ThrowIfNull(replicates);
        if (replicates.Count == 0)
        {
            throw new ArgumentException("Expected at least one replicate.", nameof(replicates));
        }

        var bootstrap = new Bootstrap(replicates[0].Seed);
        MetricSeries[] series = [.. replicates.Select(replicate => replicate.Series).OfType<MetricSeries>()];
        string[] metrics = [.. series.SelectMany(one => one.Metrics).Distinct(StringComparer.Ordinal)];
        var rows = new List<MetricSummary>();
        for (var generation = 0; generation < series.Select(one => one.Generations).DefaultIfEmpty().Max(); generation++)
        {
            foreach (var metric in metrics)
            {
                double[] values = [.. series.Select(one => one[metric, generation]).OfType<double>()];
                if (values.Length > 0)
                {
                    rows.Add(MetricSummary.Of(generation, metric, values, bootstrap));
                }
            }
        }

        return new(replicates, metrics, rows, CollapseStatistics.Of(replicates, bootstrap));
    }
}
