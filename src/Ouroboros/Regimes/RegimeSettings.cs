namespace Ouroboros.Regimes;

/// <summary>The <c>regime</c> section: what each generation after the first learns from, and how it samples.</summary>
public sealed record RegimeSettings
{
    /// <summary>What a generation learns from.</summary>
    public Regime Kind { get; init; } = Regime.Replace;

    /// <summary>Share of real images in a training set under <see cref="Regime.Mix"/>, above 0 and at most 1.</summary>
    public double RealFraction { get; init; } = 0.1;

    /// <summary>Which real images <see cref="Regime.Mix"/> takes.</summary>
    public RealSource RealSource { get; init; } = RealSource.Fixed;

    /// <summary>Samples drawn for each one kept under <see cref="Regime.Filter"/>, at least 1.</summary>
    public int Oversampling { get; init; } = 4;

    /// <summary>Whether <see cref="Regime.Filter"/> keeps as many of each class, as far as there are.</summary>
    public bool BalanceClasses { get; init; }

    /// <summary>Whether the model's weights go on from generation to generation; otherwise each begins with new random ones.</summary>
    public bool WarmStart { get; init; } = true;

    /// <summary>Variance of the latent points that are sampled, above 0; 1 is what the model was trained for.</summary>
    /// <remarks>Alemohammad et al. (arXiv 2307.01850) call temperatures below 1 sampling bias.</remarks>
    public double SamplingTemperature { get; init; } = 1;

    /// <summary>Who labels the samples.</summary>
    public LabelSource LabelSource { get; init; } = LabelSource.Current;

    /// <summary>Whether the reference classifier takes part.</summary>
    public bool NeedsReference => Kind == Regime.Filter || LabelSource == LabelSource.Reference;
}

/// <summary>What generation g, from 2, learns from. Generation 1 learns real data under each of them.</summary>
public enum Regime
{
    /// <summary>Data set g - 1, the samples of the generation before, and nothing else.</summary>
    Replace,

    /// <summary>The real data and all samples so far.</summary>
    Accumulate,

    /// <summary>A random part of what <see cref="Accumulate"/> learns from, as large as one data set.</summary>
    AccumulateSubsample,

    /// <summary>Samples of the generation before and a fixed share of real data.</summary>
    Mix,

    /// <summary>Of several times as many samples of the generation before those that a fixed judge is surest of.</summary>
    Filter,

    /// <summary>Real data, as much as the others learn from: the control that tells collapse from over-training.</summary>
    Real,
}

/// <summary>Where the real share of a mix comes from.</summary>
public enum RealSource
{
    /// <summary>The same images each time, out of those that generation 1 learned from.</summary>
    Fixed,

    /// <summary>Images that no generation has seen before.</summary>
    Fresh,
}

/// <summary>Who labels the samples of a generation.</summary>
public enum LabelSource
{
    /// <summary>The generation's own classifier.</summary>
    Current,

    /// <summary>The classifier of generation 1.</summary>
    Initial,

    /// <summary>The reference classifier, which learned all real training images.</summary>
    Reference,
}
