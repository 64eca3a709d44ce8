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
/// <param name="Reading">How to read it, in a sentence for those who have never heard of it; empty where the label says it.</param>
public sealed record MetricColumn(string Name, string Label, MetricUnit Unit = MetricUnit.Plain, string Reading = "");

/// <summary>What is known of the columns of <c>metrics.csv</c>: labels and units, and which come first where only some are shown.</summary>
/// <remarks>A column that stands in a file and not here is a plain number under its own name: readers take whatever columns a file has.</remarks>
public static class MetricColumns
{
    /// <summary>The column that numbers the rows.</summary>
    public const string Generation = "generation";

    /// <summary>The column that a collapse is told by.</summary>
    public const string EffectiveClasses = "effective_classes_initial";

    /// <summary>The column of images that a generation learns from.</summary>
    public const string TrainImages = "train_images";

    /// <summary>The column of accuracy on real images that nothing was trained on.</summary>
    public const string RealTestAccuracy = "real_test_accuracy";

    /// <summary>The column of the VAE's loss on real images that nothing was trained on.</summary>
    public const string RealTestVaeLoss = "real_test_vae_loss";

    private static readonly Dictionary<string, MetricColumn> Known = new MetricColumn[]
    {
        new(EffectiveClasses, "Effective classes of the samples", MetricUnit.Classes, "As many as there are kinds of images while all are equally frequent, 1 when one is left, by the first classifier\u2019s labels."),
        new(RealTestAccuracy, "Accuracy of the classifier on real test images", MetricUnit.Share, "How much the classifier trained beside each generation knows of real images."),
        new(RealTestVaeLoss, "VAE loss on real test images, per image", Reading: "Squared error plus KL divergence, on real images that the model has never seen."),
        new("real_train_accuracy", "Accuracy of the classifier on real training images", MetricUnit.Share, "The classifier trained beside each generation, on the real images that the first one learned from."),
        new(TrainImages, "Training images", MetricUnit.Count),
        new("vae_loss", "VAE training loss, per image", Reading: "Squared error plus KL divergence, on what the generation learns from."),
        new("vae_reconstruction", "Squared error in training, per image", Reading: "How far redrawn images are from the originals, on what the generation learns from."),
        new("vae_kl", "KL divergence in training, per image (nats)", Reading: "How much the model keeps of an image when it turns it into a point, at most: 0.69 nats are one bit, a yes or no."),
        new("classifier_loss", "Classifier training loss (nats)", Reading: "Cross-entropy with the labels of what it learns from: 0 where it is sure of each and agrees."),
        new("classifier_accuracy", "Accuracy of the classifier in training", MetricUnit.Share, "Share of labels of what it learns from that it agrees with, during the last pass over it."),
        new("label_entropy_current", "Entropy of the labels, own classifier (nats)", Reading: "How evenly labels are spread: the logarithm of the number of classes where all are equally common, 0 where one is left."),
        new("label_entropy_initial", "Entropy of the labels, first classifier (nats)", Reading: "The logarithm of effective classes: 0 where one is left."),
        new("pixel_variance", "Variance of a pixel", Reading: "How much images differ, pixel by pixel: 0 where all are the same."),
        new("frechet_distance_reference", "Fr\u00e9chet distance to real test images, reference features", Reading: "How unlike the two sets of images are, as far as the reference classifier tells, which learned real images alone: the lower, the more alike."),
        new("precision_reference", "Precision: samples near a real image", MetricUnit.Share, "Share of drawn images within the surroundings of a real one, which reach to its fifth nearest real one. Images that are all alike can have all of it."),
        new("recall_reference", "Recall: real images near a sample", MetricUnit.Share, "Share of real images within the surroundings of a drawn one, which reach to its fifth nearest drawn one: small where all are alike."),
        new("density_reference", "Density of samples among real images", Reading: "In how many real images\u2019 surroundings a drawn one is, on average, over five: about 1 for real images. Surroundings overlap, so images that crowd where real ones are dense have more than 1. It says nothing of variety."),
        new("coverage_reference", "Coverage: real images that have a sample near", MetricUnit.Share, "Share of real images with a drawn one in their surroundings, which reach to their fifth nearest real one."),
        new("vendi_score_reference", "Vendi score: variety of the samples", Reading: "How many wholly different images would be as varied; alike ones count as one. A scale of its own: compare it with the dashed line."),
        new("label_entropy_reference", "Entropy of the labels, reference classifier (nats)", Reading: "The logarithm of effective classes, to the reference classifier."),
        new("effective_classes_reference", "Effective classes, reference classifier", MetricUnit.Classes, "By the labels of the reference classifier, which learned real images alone."),
        new("label_total_variation", "Total variation of labels from the real ones", MetricUnit.Share, "Share of images that would need another label for all to be as frequent as among real ones, to the reference classifier."),
        new("nearest_train_distance", "Distance to the nearest real training image (memory)", Reading: "Far below the dashed line, images would be copies of real ones, learned by heart."),
        new("nearest_sample_distance", "Distance to the nearest other sample (sameness)", Reading: "0 where every image has a twin."),
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
