namespace Ouroboros.Configuration;

/// <summary>Warns where fewer images are compared with real ones than the config asks for.</summary>
internal static class MetricsRules
{
    private const string Key = "metrics.images";

    /// <summary>The warning, if there is one, by key.</summary>
    /// <param name="config">The config.</param>
    /// <param name="data">The data set it is to run on.</param>
    public static IEnumerable<KeyValuePair<string, string>> Warnings(ExperimentConfig config, DataFacts data)
    {
        var asked = config.Metrics.Images;
        var count = ComparedImages.Count(config, data.TrainingImages, data.TestImages);
        if (asked > 0 && count < ComparedImages.Fewest)
        {
            yield return new(Key, $"only {count:N0} can be compared ({Limit(config, data, count)}), and comparisons need at least {ComparedImages.Fewest}: their columns in metrics.csv stay empty");
        }
        else if (count < asked)
        {
            yield return new(Key, $"{asked:N0} is reduced to {count:N0} ({Limit(config, data, count)}), so that all comparisons and floors have the same number of images on both sides");
        }
    }

    private static string Limit(ExperimentConfig config, DataFacts data, int count) =>
        count == config.Metrics.Images ? "as it says"
        : count == config.Experiment.NumGeneratedSamples ? "the samples of a generation"
        : count == data.TestImages / 2 ? $"half of the {data.TestImages:N0} test images"
        : "the real images that generation 1 learns from";
}
