using Ouroboros.Regimes;
using Ouroboros.Theory;

namespace Ouroboros.Tests.Theory;

/// <summary>Experiments large enough that a broken regime would be seen, and small enough for a second.</summary>
internal static class Experiments
{
    public static IReadOnlyDictionary<string, RegimeSettings> Regimes { get; } = new Dictionary<string, RegimeSettings>
    {
        ["replace"] = new() { Kind = Regime.Replace },
        ["replace, temperature 0.8"] = new() { Kind = Regime.Replace, SamplingTemperature = 0.8 },
        ["accumulate"] = new() { Kind = Regime.Accumulate },
        ["accumulate, temperature 0.8"] = new() { Kind = Regime.Accumulate, SamplingTemperature = 0.8 },
        ["accumulate-subsample"] = new() { Kind = Regime.AccumulateSubsample },
        ["mix, fixed"] = new() { Kind = Regime.Mix, RealFraction = 0.1, RealSource = RealSource.Fixed },
        ["mix, fresh"] = new() { Kind = Regime.Mix, RealFraction = 0.1, RealSource = RealSource.Fresh },
        ["mix, fresh, half"] = new() { Kind = Regime.Mix, RealFraction = 0.5, RealSource = RealSource.Fresh },
        ["mix, fresh, temperature 0.8"] = new() { Kind = Regime.Mix, RealFraction = 0.3, RealSource = RealSource.Fresh, SamplingTemperature = 0.8 },
        ["real"] = new() { Kind = Regime.Real },
    };

    public static TheorySettings Of(TheoryModelKind model, string regime, int rows) => TheoryModels.Defaults(model) with
    {
        Regime = Regimes[regime],
        Rows = rows,
        Generations = IsTenth(regime) && model != TheoryModelKind.GaussianMixture ? 20 : 10,
        Chains = model == TheoryModelKind.GaussianMixture ? 300 : IsTenth(regime) ? 10_000 : 4_000,
        Seed = 2,
        Noise = 0.5,
        Categories = model == TheoryModelKind.GaussianMixture ? 2 : 10,
    };

    public static TheoryResult Run(TheorySettings settings) =>
        new TheoryLab(Environment.ProcessorCount).Run(settings, completed: null, TestContext.Current.CancellationToken);

    // A tenth of real rows pulls the mean back in some ten generations, and one row more or less changes where it ends by a tenth.
    private static bool IsTenth(string regime) => Regimes[regime] is { Kind: Regime.Mix, RealFraction: 0.1 };

    /// <summary>Statistics that have a closed form.</summary>
    public static int FormsOf(TheoryModelKind model, string regime)
    {
        var isTempered = regime.Contains("temperature", StringComparison.Ordinal);
        var isProduct = regime.StartsWith("replace", StringComparison.Ordinal) || regime == "real";
        return model switch
        {
            TheoryModelKind.Gaussian or TheoryModelKind.GaussianUnbiased => isProduct ? 4 : 2,
            TheoryModelKind.GaussianWeighted => regime.StartsWith("accumulate", StringComparison.Ordinal) ? 0 : 1,
            TheoryModelKind.GaussianMixture => isTempered ? 0 : 2,
            TheoryModelKind.Multinomial => isTempered ? 0 : 3,
            _ => regime is "accumulate-subsample" or "mix, fixed" ? 0 : 1,
        };
    }
}
