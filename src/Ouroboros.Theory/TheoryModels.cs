using Ouroboros.Configuration;
using Ouroboros.Regimes;
using Ouroboros.Theory.Models;
using Ouroboros.Theory.Statistics;

namespace Ouroboros.Theory;

/// <summary>The models of the lab: names, defaults, and what is measured.</summary>
public static class TheoryModels
{
    private const double GoldenWeight = 0.618;

    private static readonly TheoryModelEntry[] _all =
    [
        new(TheoryModelKind.Gaussian, "mean and variance of n numbers; the variance dies by 1/n in each generation",
            new(), (settings, chain) => new GaussianModel(settings, chain), GaussianStatistics.Of),
        new(TheoryModelKind.GaussianUnbiased, "the same without bias: the mean variance stays, and yet almost every chain collapses",
            new(), (settings, chain) => new GaussianModel(settings, chain), GaussianStatistics.Of),
        new(TheoryModelKind.GaussianWeighted, "a mean of fresh real and synthetic numbers: the golden section is the best weight of the real ones",
            new() { Weight = GoldenWeight, Regime = new() { Kind = Regime.Mix, RealFraction = 0.5, RealSource = RealSource.Fresh } },
            (settings, chain) => new WeightedGaussianModel(settings, chain), WeightedStatistics.Of),
        new(TheoryModelKind.GaussianMixture, "clusters, fitted by EM: they merge and vanish, and their variance obeys the Gaussian's law",
            new() { Categories = 3, Rows = 50, Chains = 500 }, (settings, chain) => new MixtureModel(settings, chain), MixtureStatistics.Of),
        new(TheoryModelKind.Multinomial, "a histogram of categories: the rare ones vanish first and never come back",
            new() { Categories = 10 }, (settings, chain) => new MultinomialModel(settings, chain), MultinomialStatistics.Of),
        new(TheoryModelKind.Regression, "least squares on labels of the model before: the error adds up without end, or not",
            new() { Dims = 5, Rows = 50, Chains = 2_000 }, (settings, chain) => new RegressionModel(settings, chain), RegressionStatistics.Of),
    ];

    /// <summary>Every model with its name and what it shows, in order.</summary>
    public static IReadOnlyList<(TheoryModelKind Kind, string Name, string Shows)> All { get; } = [.. _all.Select(entry => (entry.Kind, entry.Name, entry.Shows))];

    /// <summary>An experiment with a model as it is by default.</summary>
    public static TheorySettings Defaults(TheoryModelKind kind) => Entry(kind).Defaults with { Model = kind };

    /// <summary>The model's name: <c>gaussian-unbiased</c>.</summary>
    public static string NameOf(TheoryModelKind kind) => Entry(kind).Name;

    /// <summary>What is measured in an experiment.</summary>
    public static IReadOnlyList<TheoryStatistic> Statistics(TheorySettings settings)
    {
        ArgumentNullException.ThrowIfNull(settings);
        return Entry(settings.Model).Statistics(settings);
    }

    /// <summary>A chain's model, with its real rows.</summary>
    internal static RowModel Create(TheorySettings settings, int chain) => Entry(settings.Model).Create(settings, chain);

    private static TheoryModelEntry Entry(TheoryModelKind kind) => _all.Single(entry => entry.Kind == kind);

    private sealed record TheoryModelEntry(
        TheoryModelKind Kind,
        string Shows,
        TheorySettings Defaults,
        Func<TheorySettings, int, RowModel> Create,
        Func<TheorySettings, IReadOnlyList<TheoryStatistic>> Statistics)
    {
        public string Name { get; } = new ChoiceType<TheoryModelKind>().Format(Kind);
    }
}
