namespace Ouroboros.Runs;

/// <summary>One row of <c>metrics.csv</c>. Row 0 describes the real training set and has no models.</summary>
/// <remarks>Losses of the VAE are sums over the pixels and latent dimensions of an image, averaged over images (nats for the KL part).</remarks>
public sealed record GenerationMetrics
{
    /// <summary>Generation g: trained on data set g - 1, samples data set g. 0 is the real training set.</summary>
    public required int Generation { get; init; }

    /// <summary>Images the generation's models learned from; in row 0 the images of the real training set used.</summary>
    public required int TrainImages { get; init; }

    /// <summary>VAE training loss of the last epoch, per image: reconstruction + KL.</summary>
    public double? VaeLoss { get; init; }

    /// <summary>Summed squared error of the last epoch, per image.</summary>
    public double? VaeReconstruction { get; init; }

    /// <summary>KL divergence of the last epoch, per image, in nats.</summary>
    public double? VaeKl { get; init; }

    /// <summary>Classifier's mean cross-entropy in the last training epoch, in nats.</summary>
    public double? ClassifierLoss { get; init; }

    /// <summary>Classifier's share of right labels in the last training epoch, 0 to 1.</summary>
    public double? ClassifierAccuracy { get; init; }

    /// <summary>Entropy in nats of the labels that this generation's classifier gives data set g (row 0: of the true labels).</summary>
    public required double LabelEntropyCurrent { get; init; }

    /// <summary>Entropy in nats of the labels that generation 1's classifier gives data set g.</summary>
    public required double LabelEntropyInitial { get; init; }

    /// <summary>exp of <see cref="LabelEntropyInitial"/>: 10 is perfect balance of ten classes, 1 is total collapse.</summary>
    public required double EffectiveClassesInitial { get; init; }

    /// <summary>Variance of each pixel over data set g (divisor n - 1), averaged over the pixels.</summary>
    public required double PixelVariance { get; init; }

    /// <summary>Accuracy of this generation's classifier on the real training set, 0 to 1.</summary>
    public double? RealTrainAccuracy { get; init; }

    /// <summary>Accuracy of this generation's classifier on the real test set, 0 to 1.</summary>
    public double? RealTestAccuracy { get; init; }

    /// <summary>This generation's VAE loss on the real test set, per image.</summary>
    public double? RealTestVaeLoss { get; init; }

    /// <summary>
    /// How data set g compares with real images that nothing was trained on. In row 0 the real training set; its labels and its nearest training
    /// images, which are itself, are left out.
    /// </summary>
    public DistributionMetrics Distribution { get; init; } = DistributionMetrics.None;
}
