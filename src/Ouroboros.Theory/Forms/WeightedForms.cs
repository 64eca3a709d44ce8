using Ouroboros.Regimes;

namespace Ouroboros.Theory.Forms;

/// <summary>Closed forms of a mean with weight w on real and 1 - w on synthetic rows, the variance, 1, being known.</summary>
/// <param name="regime">The regime.</param>
/// <param name="rows">Rows, n; under mix m of them are real.</param>
/// <param name="weight">Weight w of the real rows' mean.</param>
internal sealed class WeightedForms(RegimeSettings regime, int rows, double weight)
{
    /// <summary>
    /// Where the drift ends with m fresh real and m synthetic rows: (w^2 + (1-w)^2) / (m (1 - (1-w)^2)); smallest, 0.618 / m, at w = 0.618, the golden
    /// section.
    /// </summary>
    /// <remarks>arXiv 2502.18049.</remarks>
    public static double FreshLimit(int each, double weight) =>
        ((weight * weight) + ((1 - weight) * (1 - weight))) / (each * (1 - ((1 - weight) * (1 - weight))));

    /// <summary>The weight under which the drift ends lowest: (sqrt(5) - 1) / 2.</summary>
    public static double Best { get; } = (Math.Sqrt(5) - 1) / 2;

    /// <summary>Whether the regime has one.</summary>
    public static bool Exists(RegimeSettings regime) => regime.Kind is Regime.Replace or Regime.Mix or Regime.Real;

    /// <summary>Expected drift of generations 1, 2, ..., without end: D' = w^2/m + 2 w (1-w) u + (1-w)^2 (D + L/(n-m)).</summary>
    /// <remarks>u, the expected product of the fitted mean and the fixed real rows' mean, follows u' = w/m + (1-w) u; it is 0 with fresh rows.</remarks>
    public IEnumerable<double> Drifts()
    {
        var real = regime.Kind switch
        {
            Regime.Mix => RegimePlan.RealShareOf(regime, rows),
            Regime.Real => rows,
            _ => 0,
        };
        var synthetic = rows - real;
        var w = synthetic == 0 ? 1 : real == 0 ? 0 : weight;
        var isFixed = regime is { Kind: Regime.Mix, RealSource: RealSource.Fixed };
        var (drift, u) = (1.0 / rows, isFixed ? 1.0 / rows : 0);
        while (true)
        {
            yield return drift;
            var ofReal = real == 0 ? 0 : w * w / real;
            var ofSynthetic = synthetic == 0 ? 0 : (1 - w) * (1 - w) * (drift + (regime.SamplingTemperature / synthetic));
            drift = ofReal + (2 * w * (1 - w) * u) + ofSynthetic;
            u = isFixed ? (w / real) + ((1 - w) * u) : 0;
        }
    }
}
