using Ouroboros.Configuration;
using Ouroboros.Data;
using Ouroboros.Regimes;
using Ouroboros.Runs;

namespace Ouroboros.Replication;

/// <summary>What has to be the same for the metrics of two runs to be comparable.</summary>
/// <param name="DataSet">The real data: the SHA-256 of a folder's images and labels, else the data set's name.</param>
/// <param name="LabelSource">Who labels samples, which the classifiers of later generations learn.</param>
/// <param name="ComparedImages">Images on each side of comparisons with real images: distances, recall and coverage depend on it.</param>
/// <param name="ReferenceSha256">The reference classifier, whose features comparisons use; null where it had no part.</param>
public sealed record RunConditions(string DataSet, LabelSource LabelSource, int ComparedImages, string? ReferenceSha256)
{
    /// <summary>The conditions of a run.</summary>
    public static RunConditions From(ExperimentConfig config, Manifest manifest)
    {
        ArgumentNullException.ThrowIfNull(config);
        ArgumentNullException.ThrowIfNull(manifest);
        return new(
            manifest.DataSha256 ?? config.Data.Dataset, config.Regime.LabelSource,
            Math.Min(config.Metrics.Images, config.Experiment.NumGeneratedSamples), manifest.ReferenceSha256);
    }

    /// <summary>In what runs differ that makes their numbers hard to compare, a sentence each; none if they are alike.</summary>
    public static IReadOnlyList<string> Differences(IReadOnlyList<ComparedRun> runs)
    {
        ArgumentNullException.ThrowIfNull(runs);
        RunConditions[] known = [.. runs.Select(run => run.Conditions).OfType<RunConditions>()];
        int[] lengths = [.. runs.Select(run => run.Generations).Where(generations => generations > 0).Distinct().Order()];
        return
        [
            .. Differ(lengths, $"The runs differ in length, {Ends(lengths)} generations, and each is shown at its own end: the last generation that all have is {(lengths.Length == 0 ? 0 : lengths[0])}."),
            .. IsEmbeddedAndItsFolder(known) ? [] : Differ(known.Select(run => run.DataSet), "The runs learned different data sets."),
            .. Differ(runs.Select(run => run.RealImages).OfType<double>(), "The first generations learned different numbers of real images (experiment.num_training_images)."),
            .. Differ(known.Select(run => run.ReferenceSha256).OfType<string>(), "Different reference classifiers judged the runs: do not compare metrics in their features."),
            .. Differ(known.Select(run => run.LabelSource), "Samples were labelled by different sources (regime.label_source): accuracies on real data mix loss of images with drift of labels."),
            .. Differ(known.Select(run => run.ComparedImages), "Different numbers of images are compared with real ones (metrics.images): do not compare recall, coverage and distances."),
        ];
    }

    // The embedded images have no hash. One reference classifier learned both: the training images are the same. It says nothing of
    // test images, so two folders are told apart by their hashes alone.
    private static bool IsEmbeddedAndItsFolder(RunConditions[] known) =>
        known.Select(run => run.DataSet).Where(set => KnownDataSets.Find(set) is null).Distinct().Count() == 1
        && known[0].ReferenceSha256 is { } first && known.All(run => run.ReferenceSha256 == first);

    private static IEnumerable<string> Differ<T>(IEnumerable<T> values, string sentence) => values.Distinct().Skip(1).Any() ? [sentence] : [];

    private static string Ends(int[] lengths) => lengths is [var first, .., var last] ? $"{first} to {last}" : "";
}
