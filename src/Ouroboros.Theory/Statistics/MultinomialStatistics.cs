using Ouroboros.Theory.Forms;
using Ouroboros.Theory.Models;

namespace Ouroboros.Theory.Statistics;

/// <summary>What is measured of a histogram.</summary>
internal static class MultinomialStatistics
{
    /// <summary>Heterozygosity 1 - sum p^2 and drift sum (p - p_0)^2, which obey the Gaussian's law; the rarest category's share, and how many are left.</summary>
    /// <remarks>
    /// The first is the population geneticists' (Wright, 1931): the chance that two draws differ, and the variance of the vector of categories as zeros
    /// and ones.
    /// </remarks>
    public static IReadOnlyList<TheoryStatistic> Of(TheorySettings settings)
    {
        var truth = MultinomialModel.Zipf(settings.Categories);
        var h0 = Heterozygosity(truth);
        var (n, regime) = (settings.Rows, settings.Regime);
        var hasForm = regime.SamplingTemperature is 1 && MomentRecursion.Exists(regime);
        var limits = hasForm ? Limits.Of(regime, n, isUnbiased: false) : null;
        return
        [
            new("heterozygosity", "chance that two draws differ", h0, Heterozygosity,
                hasForm ? Limits.Variances(regime, n, isUnbiased: false, h0) : null, h0 * limits?.Variance),
            new("drift", "squared drift of the shares", 0, p => Distance(p, truth),
                hasForm ? Limits.Drifts(regime, n, isUnbiased: false, h0) : null, h0 * limits?.Drift),
            new("rarest_share", "share of the rarest category", truth[^1], p => p[^1],
                hasForm ? Enumerable.Repeat(truth[^1], settings.Generations) : null, hasForm ? truth[^1] : null),
            new("categories", "categories left", truth.Length, Left),
        ];
    }

    private static double Heterozygosity(ReadOnlySpan<double> shares)
    {
        var sum = 0.0;
        foreach (var share in shares)
        {
            sum += share * share;
        }

        return 1 - sum;
    }

    private static double Distance(ReadOnlySpan<double> shares, ReadOnlySpan<double> truth)
    {
        var sum = 0.0;
        for (var category = 0; category < shares.Length; category++)
        {
            sum += (shares[category] - truth[category]) * (shares[category] - truth[category]);
        }

        return sum;
    }

    private static double Left(ReadOnlySpan<double> shares)
    {
        var left = 0;
        foreach (var share in shares)
        {
            left += share > 0 ? 1 : 0;
        }

        return left;
    }
}
