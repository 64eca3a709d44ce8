using Ouroboros.Theory.Models;

namespace Ouroboros.Theory.Statistics;

/// <summary>What is measured of a mixture.</summary>
internal static class MixtureStatistics
{
    /// <summary>Total variance and drift, which obey the Gaussian's law, and how many components are left, for which there is none.</summary>
    public static IReadOnlyList<TheoryStatistic> Of(TheorySettings settings)
    {
        var layout = new MixtureLayout(settings.Categories, settings.Dims);
        var truth = layout.Truth();
        var s0 = layout.TotalVariance(truth);
        var (n, regime) = (settings.Rows, settings.Regime);

        // A temperature is each component's: it leaves alone what lies between them.
        var hasForm = regime.SamplingTemperature is 1;
        var limits = hasForm ? Limits.Of(regime, n, isUnbiased: false) : null;
        return
        [
            new("variance", "variance of the whole mixture", s0, p => layout.TotalVariance(p),
                hasForm ? Limits.Variances(regime, n, isUnbiased: false, s0) : null, s0 * limits?.Variance),
            new("drift", "squared drift of the mean", 0, p => layout.Drift(p, truth),
                hasForm ? Limits.Drifts(regime, n, isUnbiased: false, s0) : null, s0 * limits?.Drift),
            new("components", "effective components", layout.EffectiveComponents(truth), p => layout.EffectiveComponents(p)),
        ];
    }
}
