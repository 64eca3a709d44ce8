using Ouroboros.Regimes;
using Ouroboros.Theory.Forms;

namespace Ouroboros.Theory.Statistics;

/// <summary>What is measured of a weighted mean.</summary>
internal static class WeightedStatistics
{
    /// <summary>The drift.</summary>
    public static IReadOnlyList<TheoryStatistic> Of(TheorySettings settings)
    {
        var (regime, n) = (settings.Regime, settings.Rows);
        var forms = new WeightedForms(regime, n, settings.Weight);
        return [new("drift", "squared drift of the mean", 0, p => p[0] * p[0], WeightedForms.Exists(regime) ? forms.Drifts() : null, Limit())];

        double? Limit() => regime switch
        {
            { Kind: Regime.Mix, RealSource: RealSource.Fresh, SamplingTemperature: 1 } when 2 * RegimePlan.RealShareOf(regime, n) == n =>
                WeightedForms.FreshLimit(n / 2, settings.Weight),
            _ => null,
        };
    }
}
