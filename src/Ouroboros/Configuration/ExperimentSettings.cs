namespace Ouroboros.Configuration;

/// <summary>The <c>experiment</c> section: how long the loop runs and on how much data.</summary>
public sealed record ExperimentSettings
{
    /// <summary>The most generations that a run can have.</summary>
    public const int MostIterations = 1_000;

    /// <summary>The fewest images that a sample sheet shows: one row.</summary>
    public const int FewestDisplayed = 10;

    /// <summary>Generations to run, 1 to <see cref="MostIterations"/>.</summary>
    public int Iterations { get; init; } = 30;

    /// <summary>Images in a minibatch, at least 1.</summary>
    public int BatchSize { get; init; } = 512;

    /// <summary>Images of the real training set that generation 1 learns from: the first so many, at least
    /// <see cref="FewestDisplayed"/>; null means all.</summary>
    public int? NumTrainingImages { get; init; }

    /// <summary>Images each generation samples for the next, at least <see cref="FewestDisplayed"/>.</summary>
    public int NumGeneratedSamples { get; init; } = 60_000;

    /// <summary>Images on each sample sheet: a multiple of ten, at least <see cref="FewestDisplayed"/> and at most the generated samples.</summary>
    public int NumDisplayedSamples { get; init; } = 10;

    /// <summary>Seed of every random number, 0 to 2^63 - 1; null means that one is drawn and recorded.</summary>
    public long? RandomSeed { get; init; }
}
