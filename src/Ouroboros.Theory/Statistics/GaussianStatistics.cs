using Ouroboros.Numerics;
using Ouroboros.Regimes;
using Ouroboros.Theory.Forms;

namespace Ouroboros.Theory.Statistics;

/// <summary>What is measured of a Gaussian.</summary>
internal static class GaussianStatistics
{
    // Below, the rows' spread is lost in the rounding of their mean, and so is its logarithm.
    private const double LeastRelativeVariance = 1e-26;

    /// <summary>Variance, drift, standard deviation and logarithm of the variance.</summary>
    public static IReadOnlyList<TheoryStatistic> Of(TheorySettings settings)
    {
        var (n, regime) = (settings.Rows, settings.Regime);
        var isUnbiased = settings.Model == TheoryModelKind.GaussianUnbiased;
        var limits = Limits.Of(regime, n, isUnbiased);
        return
        [
            new("variance", "variance", 1, p => p[1], Limits.Variances(regime, n, isUnbiased), limits?.Variance),
            new("drift", "squared drift of the mean", 0, p => p[0] * p[0], Limits.Drifts(regime, n, isUnbiased), limits?.Drift),
            new("deviation", "standard deviation", 1, p => Math.Sqrt(p[1]), Each(t => GaussianForms.ReplaceDeviation(n, t, regime.SamplingTemperature, isUnbiased))),
            new("log_variance", "logarithm of the variance", 0, LogVariance, Each(t => GaussianForms.ReplaceLogVariance(n, t, regime.SamplingTemperature, isUnbiased))),
        ];

        // Only a product of independent factors has these two.
        IEnumerable<double>? Each(Func<int, double> form) => regime switch
        {
            { Kind: Regime.Replace } or { Kind: Regime.Filter, Oversampling: 1 } => Enumerable.Range(1, settings.Generations).Select(form),
            { Kind: Regime.Real } => Enumerable.Repeat(form(1), settings.Generations),
            _ => null,
        };
    }

    private static double LogVariance(ReadOnlySpan<double> parameters) =>
        parameters[1] > LeastRelativeVariance * parameters[0] * parameters[0] && double.IsNormal(parameters[1]) ? DoubleMath.Log(parameters[1]) : double.NaN;
}
