namespace Ouroboros.Replication;

/// <summary>A metric of one generation over all replicates that have it.</summary>
/// <param name="Generation">Generation; 0 is the real data.</param>
/// <param name="Metric">The column's name.</param>
/// <param name="Count">Replicates that have it, at least 1.</param>
/// <param name="Mean">Their mean.</param>
/// <param name="Deviation">Their standard deviation (divisor n - 1); null for one.</param>
/// <param name="Quantiles">Their quantiles of <see cref="Shares"/>.</param>
/// <param name="Interval">Bootstrap 95 % interval of the mean; null for fewer than <see cref="Bootstrap.MinReplicates"/>.</param>
public sealed record MetricSummary(
    int Generation, string Metric, int Count, double Mean, double? Deviation, IReadOnlyList<double> Quantiles, (double Low, double High)? Interval)
{
    /// <summary>The shares whose quantiles are told.</summary>
    public static IReadOnlyList<double> Shares { get; } = [0.05, 0.25, 0.5, 0.75, 0.95];

    /// <summary>The smallest and the largest.</summary>
    public required (double Low, double High) Range { get; init; }

    /// <summary>What is drawn around the mean: the interval, the range of few replicates, nothing for one.</summary>
    public (double Low, double High)? Band => Interval ?? (Count > 1 ? Range : null);

    /// <summary>Sums up numbers.</summary>
    /// <param name="generation">Generation.</param>
    /// <param name="metric">Metric.</param>
    /// <param name="values">At least one number, in the replicates' order.</param>
    /// <param name="bootstrap">The group's draws.</param>
    public static MetricSummary Of(int generation, string metric, IReadOnlyList<double> values, Bootstrap bootstrap)
    {
        ArgumentNullException.ThrowIfNull(bootstrap);
        double[] sorted = [.. values.Order()];
        return new(
            generation, metric, values.Count, Sample.Mean(values), Sample.Deviation(values),
            [.. Shares.Select(share => Sample.Quantile(sorted, share))],
            values.Count >= Bootstrap.MinReplicates ? bootstrap.OfMean(values) : null)
        {
            Range = (sorted[0], sorted[^1]),
        };
    }
}
