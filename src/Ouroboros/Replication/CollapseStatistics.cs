using Ouroboros.Runs;

namespace Ouroboros.Replication;

/// <summary>When the replicates of a group collapse.</summary>
/// <remarks>
/// A replicate that had not collapsed when it ended is censored: it is known only to collapse later, if ever. Quantiles count it as later than
/// every generation and so stay right, or are not known; a mean of all is only known when none is censored.
/// </remarks>
/// <param name="Replicates">All replicates.</param>
/// <param name="Collapsed">Those that collapsed.</param>
/// <param name="NotWithin">Those that ran all their generations and did not.</param>
/// <param name="Unknown">Those that ended early, or have not ended, and had not collapsed.</param>
/// <param name="Generations">Generations planned.</param>
/// <param name="MeanOfCollapsed">Mean collapse generation of those that collapsed; null for none.</param>
/// <param name="Deviation">Standard deviation of theirs; null for fewer than two.</param>
/// <param name="Interval">
/// Bootstrap 95 % interval of the mean; null for fewer than <see cref="Bootstrap.MinReplicates"/>, or where any replicate did not collapse.
/// </param>
/// <param name="Quantiles">
/// Quantiles of <see cref="MetricSummary.Shares"/> over those that collapsed and those not within; null where later than any generation run.
/// </param>
public sealed record CollapseStatistics(
    int Replicates, int Collapsed, int NotWithin, int Unknown, int Generations, double? MeanOfCollapsed, double? Deviation,
    (double Low, double High)? Interval, IReadOnlyList<double?> Quantiles)
{
    /// <summary>The median; null where it is later than any generation run, or not known.</summary>
    public double? Median => Quantiles[2];

    /// <summary>Sums up replicates.</summary>
    internal static CollapseStatistics Of(IReadOnlyList<Replicate> replicates, Bootstrap bootstrap)
    {
        double[] collapsed = [.. replicates.Select(replicate => replicate.CollapseGeneration).OfType<int>().Select(generation => (double)generation)];
        var censored = replicates.Count(replicate => replicate is { State: RunState.Finished, CollapseGeneration: null });
        double[] sorted = [.. collapsed.Order(), .. Enumerable.Repeat(double.PositiveInfinity, censored)];
        return new(
            replicates.Count,
            collapsed.Length,
            censored,
            replicates.Count - collapsed.Length - censored,
            replicates.Max(replicate => replicate.Planned),
            collapsed.Length == 0 ? null : Sample.Mean(collapsed),
            collapsed.Length == 0 ? null : Sample.Deviation(collapsed),
            collapsed.Length == replicates.Count && collapsed.Length >= Bootstrap.MinReplicates ? bootstrap.OfMean(collapsed) : null,
            [.. MetricSummary.Shares.Select(share => Quantile(sorted, share))]);
    }

    private static double? Quantile(double[] sorted, double share) =>
        sorted.Length > 0 && Sample.Quantile(sorted, share) is var quantile && double.IsFinite(quantile) ? quantile : null;
}
