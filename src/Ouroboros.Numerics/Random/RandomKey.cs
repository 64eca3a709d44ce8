namespace Ouroboros.Numerics.Random;

/// <summary>Names one stream of random numbers: who needs them, when. There is no state, only this key and a position.</summary>
/// <param name="Seed">The run's seed.</param>
/// <param name="Purpose">What the numbers are for.</param>
/// <param name="Generation">Generation, 0 to 2^24 - 1.</param>
/// <param name="Epoch">Epoch or another running number within the purpose.</param>
public readonly record struct RandomKey(long Seed, Purpose Purpose, int Generation, int Epoch = 0)
{
    /// <summary>Generations are told apart by 24 bits of a counter.</summary>
    private const int Generations = 1 << 24;

    /// <summary>Philox key word 0.</summary>
    internal uint SeedLow => unchecked((uint)Seed);

    /// <summary>Philox key word 1.</summary>
    internal uint SeedHigh => unchecked((uint)(Seed >> 32));

    /// <summary>Philox counter word 2.</summary>
    internal uint EpochWord => unchecked((uint)Epoch);

    /// <summary>Philox counter word 3.</summary>
    internal uint StreamWord => ((uint)Purpose << 24) | (uint)Generation;

    /// <summary>Throws if the purpose or the generation would not fit into their bits and so share another key's numbers.</summary>
    internal void Check(string name)
    {
        if ((uint)Generation >= Generations)
        {
            throw new ArgumentException($"The generation of {name} is {Generation}, expected 0 to {Generations - 1}.", name);
        }

        if ((int)Purpose is < 1 or > byte.MaxValue)
        {
            throw new ArgumentException($"The purpose of {name} is {Purpose}, expected one of those named.", name);
        }
    }
}

/// <summary>What random numbers are for; each purpose has streams of its own.</summary>
/// <remarks>The numbers are part of the promise that a seed gives the same bytes: never renumber, only append.</remarks>
public enum Purpose
{
    /// <summary>Initial weights of the VAE; the epoch is the layer.</summary>
    VaeWeights = 1,

    /// <summary>Initial weights of a classifier; the epoch is the layer.</summary>
    ClassifierWeights = 2,

    /// <summary>Order of the training set in an epoch of the VAE.</summary>
    VaeShuffle = 3,

    /// <summary>Order of the training set in an epoch of the classifier.</summary>
    ClassifierShuffle = 4,

    /// <summary>Noise of the reparameterisation in training.</summary>
    TrainingNoise = 5,

    /// <summary>Latent points of the sampled data set.</summary>
    Sampling = 6,

    /// <summary>Noise of the reparameterisation when a loss is evaluated on held-out data.</summary>
    EvaluationNoise = 7,

    /// <summary>Which of the pooled rows a generation learns from.</summary>
    PoolSubsample = 8,

    /// <summary>Real rows of the theory lab; the epoch is the chain.</summary>
    TheoryReal = 10,

    /// <summary>Rows that a generation of the theory lab samples; the epoch is the chain.</summary>
    TheorySampling = 11,

    /// <summary>Which component a row of a mixture comes from, real and sampled; the epoch is the chain.</summary>
    TheoryChoice = 12,

    /// <summary>Which replicates a resample of the bootstrap draws.</summary>
    Bootstrap = 13,

    /// <summary>Which real images are compared; the epoch tells the test set (0) from the training set (1). The seed is the program's own.</summary>
    MetricHalves = 14,

    /// <summary>Directions in latent space that are walked along, the same for all generations.</summary>
    LatentWalk = 15,

    /// <summary>Order of the real training images, from which the first N are taken.</summary>
    DataShuffle = 16,
}
