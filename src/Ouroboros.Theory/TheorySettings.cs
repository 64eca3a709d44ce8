using Ouroboros.Regimes;

namespace Ouroboros.Theory;

/// <summary>An experiment of the theory lab: one model, one regime, many independent chains of generations.</summary>
public sealed record TheorySettings
{
    /// <summary>The model.</summary>
    public TheoryModelKind Model { get; init; }

    /// <summary>What generations learn from.</summary>
    public RegimeSettings Regime { get; init; } = new();

    /// <summary>Rows of a data set, n: generation 1 learns so many real ones, each generation samples so many.</summary>
    public int Rows { get; init; } = 20;

    /// <summary>Generations of a chain.</summary>
    public int Generations { get; init; } = 50;

    /// <summary>Independent chains, at least 2.</summary>
    public int Chains { get; init; } = 10_000;

    /// <summary>Seed of every random number.</summary>
    public long Seed { get; init; } = 1;

    /// <summary>Dimensions: of the regression's inputs, or 1 or 2 of the mixture's points.</summary>
    public int Dims { get; init; } = 1;

    /// <summary>Variance of the noise on a regression's labels.</summary>
    public double Noise { get; init; } = 1;

    /// <summary>Categories of a histogram, or components of a mixture.</summary>
    public int Categories { get; init; } = 1;

    /// <summary>Weight of the real rows' mean in a weighted fit, above 0 and at most 1.</summary>
    public double Weight { get; init; } = 0.618;
}

/// <summary>The models of the theory lab.</summary>
public enum TheoryModelKind
{
    /// <summary>Mean and variance of numbers, the squares divided by their count: maximum likelihood.</summary>
    Gaussian,

    /// <summary>The same, the squares divided by one less: right on average in each generation.</summary>
    GaussianUnbiased,

    /// <summary>The mean alone, the variance being known; real and synthetic rows are weighed against each other.</summary>
    GaussianWeighted,

    /// <summary>Several Gaussians, fitted by expectation and maximisation.</summary>
    GaussianMixture,

    /// <summary>Shares of categories: a histogram.</summary>
    Multinomial,

    /// <summary>Least squares on rows of inputs and a label.</summary>
    Regression,
}
