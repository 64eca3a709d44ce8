namespace Ouroboros.Performance;

/// <summary>What a run spends its time on.</summary>
public enum Workload
{
    /// <summary>Epochs of the VAE.</summary>
    VaeTraining,

    /// <summary>Epochs of a classifier.</summary>
    ClassifierTraining,

    /// <summary>Decoding latent points into the next data set.</summary>
    Sampling,

    /// <summary>A classifier over a data set.</summary>
    Evaluation,

    /// <summary>The VAE over a data set, without learning.</summary>
    Reconstruction,
}
