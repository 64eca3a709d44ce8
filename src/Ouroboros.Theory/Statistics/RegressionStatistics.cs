using Ouroboros.Regimes;
using Ouroboros.Theory.Forms;

namespace Ouroboros.Theory.Statistics;

/// <summary>What is measured of a regression.</summary>
internal static class RegressionStatistics
{
    /// <summary>The risk: on new inputs, the expected squared error beyond the noise.</summary>
    public static IReadOnlyList<TheoryStatistic> Of(TheorySettings settings)
    {
        var (regime, n) = (settings.Regime, settings.Rows);
        var forms = new RegressionForms(regime, n, settings.Dims, settings.Noise);
        return [new("risk", "squared error of the weights", 0, Risk, forms.Risks(), Limit())];

        double? Limit() => regime switch
        {
            { Kind: Regime.Mix, RealSource: RealSource.Fresh } => forms.MixLimit(RegimePlan.RealShareOf(regime, n)),
            { Kind: Regime.Real } => forms.Once,
            _ => null,
        };
    }

    private static double Risk(ReadOnlySpan<double> weights)
    {
        var sum = 0.0;
        foreach (var weight in weights)
        {
            sum += (weight - 1) * (weight - 1);
        }

        return sum;
    }
}
