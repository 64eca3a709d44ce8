namespace Ouroboros.Runs;

/// <summary>How a set of images compares with real ones. All null where nothing was compared: metrics are off, or there are too few images.</summary>
/// <remarks>Features and labels are those of the <see cref="Metrics.ReferenceClassifier"/>.</remarks>
public sealed record DistributionMetrics
{
    /// <summary>Nothing was compared.</summary>
    public static DistributionMetrics None { get; } = new();

    /// <summary>Fréchet distance of the features from those of real test images, 0 or more.</summary>
    public double? FrechetDistance { get; init; }

    /// <summary>Share of the images among the real test images, 0 to 1, by their features.</summary>
    public double? Precision { get; init; }

    /// <summary>Share of the real test images among the images, 0 to 1, by their features.</summary>
    public double? Recall { get; init; }

    /// <summary>
    /// How densely the images lie among the real test images, 0 or more; 1 on average where they are alike, more where they lie
    /// where real ones are dense.
    /// </summary>
    public double? Density { get; init; }

    /// <summary>Share of the real test images with an image near, 0 to 1.</summary>
    public double? Coverage { get; init; }

    /// <summary>Vendi score of the features' directions: 1 (all alike) to the number of features.</summary>
    public double? VendiScore { get; init; }

    /// <summary>Entropy in nats of the images' labels.</summary>
    public double? LabelEntropy { get; init; }

    /// <summary>exp of <see cref="LabelEntropy"/>.</summary>
    public double? EffectiveClasses { get; init; }

    /// <summary>Half the sum of the differences of each label's share from that among the real training images, 0 to 1.</summary>
    public double? LabelTotalVariation { get; init; }

    /// <summary>Mean Euclidean distance, over the pixels, of an image to the nearest real training image.</summary>
    public double? NearestTrainDistance { get; init; }

    /// <summary>Mean Euclidean distance, over the pixels, of an image to the nearest other of the same set.</summary>
    public double? NearestSampleDistance { get; init; }
}

/// <summary>What the metrics are between two halves of held-out real images: no generation can be expected to do better.</summary>
/// <param name="Images">
/// Images of each half, which is the number on both sides of all comparisons of the run, see <see cref="Configuration.ComparedImages"/>; with fewer
/// than <see cref="Configuration.ComparedImages.Fewest"/> nothing is compared.
/// </param>
/// <param name="ReferenceSha256">The reference classifier, see <see cref="Metrics.ReferenceClassifier.Sha256"/>.</param>
/// <param name="Values">The metrics.</param>
public sealed record MetricFloors(int Images, string ReferenceSha256, DistributionMetrics Values);
