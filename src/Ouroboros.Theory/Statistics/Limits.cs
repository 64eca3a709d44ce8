using Ouroboros.Regimes;
using Ouroboros.Theory.Forms;

namespace Ouroboros.Theory.Statistics;

/// <summary>Expected variance and drift of models that fit mean and variance, by generation and in the end.</summary>
internal static class Limits
{
    // Many times the slowest of what settles at all: a mix with one real row in n forgets with a rate of about 2/n.
    private const int Enough = 60;

    /// <summary>Expected variance in generations 1, 2, ..., without end; null where the regime has no closed form.</summary>
    public static IEnumerable<double>? Variances(RegimeSettings regime, int rows, bool isUnbiased, double truth = 1) =>
        MomentRecursion.Exists(regime) ? new MomentRecursion(regime, rows, isUnbiased).Generations().Select(moments => truth * moments.Variance) : null;

    /// <summary>Expected drift in generations 1, 2, ..., without end; null where the regime has no closed form.</summary>
    public static IEnumerable<double>? Drifts(RegimeSettings regime, int rows, bool isUnbiased, double truth = 1) =>
        MomentRecursion.Exists(regime) ? new MomentRecursion(regime, rows, isUnbiased).Generations().Select(moments => truth * moments.Drift) : null;

    /// <summary>Where both end, true variance 1; null where they grow without end or nobody knows.</summary>
    public static Moments? Of(RegimeSettings regime, int rows, bool isUnbiased) => (regime.Kind, regime.SamplingTemperature, isUnbiased) switch
    {
        (Regime.Replace, 1, false) => new(0, 1),
        (Regime.Replace, < 1, _) => new(0, Settled(regime, rows, isUnbiased).Drift),
        (Regime.Accumulate, 1, false) => new(GaussianForms.AccumulateLimit(rows), 1 - GaussianForms.AccumulateLimit(rows)),
        (Regime.Mix, 1, false) when Fraction(regime, rows) is var a =>
            GaussianForms.MixDriftLimit(rows, a, regime.RealSource == RealSource.Fresh) is var drift ? new(1 - drift, drift) : null,
        (Regime.Mix, <= 1, _) => Settled(regime, rows, isUnbiased),
        (Regime.Real, _, _) => Settled(regime, rows, isUnbiased),
        _ => null,
    };

    private static double Fraction(RegimeSettings regime, int rows) => RegimePlan.RealShareOf(regime, rows) / (double)rows;

    private static Moments Settled(RegimeSettings regime, int rows, bool isUnbiased) =>
        new MomentRecursion(regime, rows, isUnbiased).Generations().ElementAt(Enough * rows);
}
