namespace Ouroboros.Runs;

/// <summary>How a metric is measured, which decides how it is drawn and written.</summary>
public enum MetricUnit
{
    /// <summary>A number without a unit, or in one that its label names.</summary>
    Plain,

    /// <summary>A share, 0 to 1, that people read in percent.</summary>
    Share,

    /// <summary>A number of classes, up to all of them.</summary>
    Classes,

    /// <summary>A number of images or the like; not drawn.</summary>
    Count,
}

/// <summary>A column of <c>metrics.csv</c> in the words of people.</summary>
/// <param name="Name">The column's name.</param>
/// <param name="Label">What it measures, with its unit.</param>
/// <param name="Unit">How it is measured.</param>
public sealed record MetricColumn(string Name, string Label, MetricUnit Unit = MetricUnit.Plain);

/// <summary>What is known of the columns of <c>metrics.csv</c>: labels and units, and which come first where only some are shown.</summary>
/// <remarks>A column that stands in a file and not here is a plain number under its own name: readers take whatever columns a file has.</remarks>
public static class MetricColumns
{
    /// <summary>The column that numbers the rows.</summary>
    public const string Generation = "generation";

    /// <summary>The column that a collapse is told by.</summary>
    public const string EffectiveClasses = "effective_classes_initial";

    /// <summary>The column of accuracy on real images that nothing was trained on.</summary>
    public const string RealTestAccuracy = "real_test_accuracy";

    private static readonly Dictionary<string, MetricColumn> Known = new MetricColumn[]
    {
        new(EffectiveClasses, "Effective classes of the samples", MetricUnit.Classes),
        new(RealTestAccuracy, "Accuracy of the classifier on real test images", MetricUnit.Share),
        new("real_test_vae_loss", "VAE loss on real test images, per image"),
        new("real_train_accuracy", "Accuracy of the classifier on real training images", MetricUnit.Share),
        new("train_images", "Training images", MetricUnit.Count),
        new("vae_loss", "VAE training loss, per image"),
        new("vae_reconstruction", "Squared error in training, per image"),
        new("vae_kl", "KL divergence in training, per image (nats)"),
        new("classifier_loss", "Classifier training loss (nats)"),
        new("classifier_accuracy", "Accuracy of the classifier in training", MetricUnit.Share),
        new("label_entropy_current", "Entropy of the labels, own classifier (nats)"),
        new("label_entropy_initial", "Entropy of the labels, first classifier (nats)"),
        new("pixel_variance", "Variance of a pixel"),
        new("frechet_distance_reference", "Fr\u00e9chet distance to real test images, reference features"),
        new("precision_reference", "Precision: samples that are like real images", MetricUnit.Share),
        new("recall_reference", "Recall: real images that samples are like", MetricUnit.Share),
        new("density_reference", "Density: how many real images each sample is near"),
        new("coverage_reference", "Coverage: real images that have a sample near", MetricUnit.Share),
        new("vendi_score_reference", "Vendi score: how many unlike samples there are"),
        new("label_entropy_reference", "Entropy of the labels, reference classifier (nats)"),
        new("effective_classes_reference", "Effective classes, reference classifier", MetricUnit.Classes),
        new("label_total_variation", "Total variation of labels from the real ones", MetricUnit.Share),
        new("nearest_train_distance", "Distance to the nearest real training image (memory)"),
        new("nearest_sample_distance", "Distance to the nearest other sample (sameness)"),
    }.ToDictionary(column => column.Name, StringComparer.Ordinal);

    /// <summary>What is known of a column.</summary>
    public static MetricColumn Of(string name) => Known.TryGetValue(name, out var column) ? column : new(name, name.Replace('_', ' '));

    /// <summary>Names in the order in which people are shown them: what tells most first, the rest as they stand.</summary>
    public static IReadOnlyList<string> InOrder(IEnumerable<string> names)
    {
        List<string> first = [EffectiveClasses, RealTestAccuracy, "frechet_distance_reference", "precision_reference", "recall_reference"];
        return [.. names.Index().OrderBy(name => first.IndexOf(name.Item) is >= 0 and var place ? place : first.Count).ThenBy(name => name.Index).Select(name => name.Item)];
    }
}
