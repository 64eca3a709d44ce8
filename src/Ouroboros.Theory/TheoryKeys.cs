using Ouroboros.Configuration;
using Ouroboros.Regimes;

namespace Ouroboros.Theory;

/// <summary>What can be set of an experiment of the theory lab, in the order of the help.</summary>
public static class TheoryKeys
{
    private static readonly TheoryModelKind[] _withDims = [TheoryModelKind.GaussianMixture, TheoryModelKind.Regression];
    private static readonly TheoryModelKind[] _withCategories = [TheoryModelKind.GaussianMixture, TheoryModelKind.Multinomial];

    /// <summary>Every key.</summary>
    public static IReadOnlyList<TheoryKey> All { get; } =
    [
        Regime("--regime", new ChoiceType<Regime>(), "What generations after the first learn from", [], r => r.Kind, (r, v) => r with { Kind = (Regime)v }),
        Regime(
            "--real-fraction", new NumberType(1, "Write the real share of each training set, for example 0.1."), "Under mix: share of real rows in a training set",
            [Regimes.Regime.Mix], r => r.RealFraction, (r, v) => r with { RealFraction = (double)v }),
        Regime(
            "--real-source", new ChoiceType<RealSource>(), "Under mix: the same real rows each time (fixed), or unseen ones (fresh)",
            [Regimes.Regime.Mix], r => r.RealSource, (r, v) => r with { RealSource = (RealSource)v }),
        Regime(
            "--oversampling", new WholeNumberType(1, 100), "Under filter: rows drawn for each that is kept",
            [Regimes.Regime.Filter], r => (long)r.Oversampling, (r, v) => r with { Oversampling = (int)(long)v }),
        Regime(
            "--temperature", new NumberType(100, "1 is the model's own variance; below 1 samples are more typical."), "Variance of what is sampled, relative to the model's own",
            [], r => r.SamplingTemperature, (r, v) => r with { SamplingTemperature = (double)v }),

        Number("--n", new WholeNumberType(3, 10_000), "Rows that each generation learns from and samples", [], s => s.Rows, (s, v) => s with { Rows = v }),
        Number("--generations", new WholeNumberType(1, 2_000), "Generations of a chain", [], s => s.Generations, (s, v) => s with { Generations = v }),
        Number("--chains", new WholeNumberType(2, 1_000_000), "Independent chains to average over", [], s => s.Chains, (s, v) => s with { Chains = v }),
        new("--seed", new WholeNumberType(0, long.MaxValue), "Seed of every random number", [], [], s => s.Seed, (s, v) => s with { Seed = (long)v }),
        Number(
            "--dims", new WholeNumberType(1, 100), "Inputs of the regression; dimensions of the mixture, 1 or 2", _withDims, s => s.Dims, (s, v) => s with { Dims = v }),
        new(
            "--noise", new NumberType(1_000, "Write a variance, for example 1."), "Variance of the noise on the regression's labels",
            [TheoryModelKind.Regression], [], s => s.Noise, (s, v) => s with { Noise = (double)v }),
        Number(
            "--categories", new WholeNumberType(1, 1_000), "Categories of the histogram; components of the mixture", _withCategories,
            s => s.Categories, (s, v) => s with { Categories = v }),
        new(
            "--weight", new NumberType(1, "Write the weight of the real rows' mean, for example 0.618."), "Weight of the real rows' mean",
            [TheoryModelKind.GaussianWeighted], [], s => s.Weight, (s, v) => s with { Weight = (double)v }),
    ];

    private static TheoryKey Regime(
        string option,
        ConfigValueType type,
        string comment,
        IReadOnlyList<Regime> regimes,
        Func<RegimeSettings, object> get,
        Func<RegimeSettings, object, RegimeSettings> set) =>
        new(option, type, comment, [], regimes, s => get(s.Regime), (s, v) => s with { Regime = set(s.Regime, v) });

    private static TheoryKey Number(
        string option,
        ConfigValueType type,
        string comment,
        IReadOnlyList<TheoryModelKind> models,
        Func<TheorySettings, int> get,
        Func<TheorySettings, int, TheorySettings> set) =>
        new(option, type, comment, models, [], s => (long)get(s), (s, v) => set(s, (int)(long)v));
}
