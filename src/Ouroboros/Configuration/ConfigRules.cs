using Ouroboros.Regimes;

namespace Ouroboros.Configuration;

/// <summary>What holds between keys, or between a config and the data, when each value is good by itself.</summary>
public static class ConfigRules
{
    /// <summary>Pixels of an image: the width of the first layer.</summary>
    public const int ImagePixels = 784;

    private const int LargeBatch = 10_000;
    private const double HighRate = 0.1;
    private const int DisplayedInRow = ExperimentSettings.FewestDisplayed;

    /// <summary>What makes a run impossible.</summary>
    /// <param name="config">The config; each value within its key's range.</param>
    /// <param name="data">The data set it is to run on; null when that is not known.</param>
    public static IEnumerable<RuleViolation> Errors(ExperimentConfig config, DataFacts? data)
    {
        ArgumentNullException.ThrowIfNull(config);
        var experiment = config.Experiment;
        if (experiment.NumDisplayedSamples > experiment.NumGeneratedSamples)
        {
            yield return new(
                "experiment.num_displayed_samples", $"{experiment.NumDisplayedSamples:N0}",
                $"at most num_generated_samples, {experiment.NumGeneratedSamples:N0}",
                "Display fewer or generate more.", ["experiment.num_generated_samples"]);
        }

        if (experiment.NumDisplayedSamples > experiment.NumTrainingImages)
        {
            yield return new(
                "experiment.num_displayed_samples", $"{experiment.NumDisplayedSamples:N0}",
                $"at most num_training_images, {experiment.NumTrainingImages:N0}",
                "Display fewer or train on more.", ["experiment.num_training_images"]);
        }
        else if (data?.TrainingImages < ExperimentSettings.FewestDisplayed)
        {
            yield return new(
                "data.dataset", $"{data.Name}, which has {data.TrainingImages} to train on",
                $"at least {ExperimentSettings.FewestDisplayed} images, as many as the smallest sample sheet shows", "Use a larger data set.", []);
        }
        else if (experiment.NumDisplayedSamples > data?.TrainingImages)
        {
            yield return new(
                "experiment.num_displayed_samples", $"{experiment.NumDisplayedSamples:N0}",
                $"at most the {data.TrainingImages:N0} images of {data.Name}", "Display fewer.", []);
        }

        if (experiment.NumTrainingImages > data?.TrainingImages)
        {
            yield return new(
                "experiment.num_training_images", $"{experiment.NumTrainingImages:N0}",
                $"at most the {data.TrainingImages:N0} images of {data.Name}", "Write null to train on all.", []);
        }

        foreach (var violation in RegimeRules.Errors(config, data))
        {
            yield return violation;
        }

        if (config.Classifier.NumClasses < data?.Classes)
        {
            yield return new(
                "classifier.num_classes", $"{config.Classifier.NumClasses}",
                $"at least the {data.Classes} classes of {data.Name}", $"Write {data.Classes}.", []);
        }
    }

    /// <summary>What is allowed and probably not meant; each as key and sentence.</summary>
    /// <param name="config">The config.</param>
    /// <param name="data">The data set it is to run on; null when that is not known.</param>
    public static IEnumerable<KeyValuePair<string, string>> Warnings(ExperimentConfig config, DataFacts? data)
    {
        ArgumentNullException.ThrowIfNull(config);
        var experiment = config.Experiment;
        if (experiment.BatchSize > LargeBatch)
        {
            yield return new(
                "experiment.batch_size",
                $"{experiment.BatchSize:N0} images in a batch leave few steps in an epoch; above {LargeBatch:N0} models hardly learn");
        }

        if (experiment.NumDisplayedSamples % DisplayedInRow != 0)
        {
            yield return new(
                "experiment.num_displayed_samples",
                $"{experiment.NumDisplayedSamples} is not a multiple of {DisplayedInRow}; rounded down to {RoundedDown(experiment)}");
        }

        if (!ColormapType.Known.Contains(config.Visualization.Colormap, StringComparer.Ordinal))
        {
            yield return new(
                "visualization.colormap",
                $"\"{config.Visualization.Colormap}\" is none of {string.Join(", ", ColormapType.Known)}; {ColormapType.Known[0]} is used");
        }

        foreach (var warning in RegimeRules.Warnings(config)
            .Concat(data is null ? [] : DataRules.Warnings(config, data).Concat(MetricsRules.Warnings(config, data))))
        {
            yield return warning;
        }

        foreach (var (key, rate) in new[] { ("vae", config.Vae.LearningRate), ("classifier", config.Classifier.LearningRate) })
        {
            if (rate > HighRate)
            {
                yield return new($"{key}.learning_rate", $"a rate of {rate} is above {HighRate}; training may diverge");
            }
        }
    }

    /// <summary>The one regime under which a key has an effect; null where it has one under all.</summary>
    /// <param name="key">Path of the key.</param>
    public static Regime? RegimeOf(string key) => RegimeRules.MeantFor(key);

    /// <summary>
    /// The config as it will run: displayed samples in whole rows of ten, a colour map that exists, the data set by its own name, as many
    /// classes as it has unless more are asked for.
    /// </summary>
    /// <param name="config">The config.</param>
    /// <param name="data">The data set it is to run on; null when that is not known, which leaves the last two as they are.</param>
    public static ExperimentConfig Settle(ExperimentConfig config, DataFacts? data)
    {
        ArgumentNullException.ThrowIfNull(config);
        var colormap = config.Visualization.Colormap;
        return config with
        {
            Experiment = config.Experiment with { NumDisplayedSamples = RoundedDown(config.Experiment) },
            Data = config.Data with { Dataset = data?.Dataset ?? config.Data.Dataset },
            Classifier = config.Classifier with { NumClasses = config.Classifier.NumClasses ?? data?.Classes },
            Visualization = config.Visualization with
            {
                Colormap = ColormapType.Known.Contains(colormap, StringComparer.Ordinal) ? colormap : ColormapType.Known[0],
            },
        };
    }

    private static int RoundedDown(ExperimentSettings experiment) =>
        experiment.NumDisplayedSamples / DisplayedInRow * DisplayedInRow;
}

/// <summary>A rule that a config breaks.</summary>
/// <param name="Key">The key to blame.</param>
/// <param name="Found">What it holds.</param>
/// <param name="Expected">What it should hold.</param>
/// <param name="Advice">What to do, as a sentence.</param>
/// <param name="OtherKeys">Keys that take part in the rule: blamed when the first one is a default.</param>
public sealed record RuleViolation(string Key, string Found, string Expected, string Advice, IReadOnlyList<string> OtherKeys)
{
    /// <summary>The one line that says it all.</summary>
    public override string ToString() => $"{Key}: found {Found}, expected {Expected}.{(Advice.Length == 0 ? "" : $" {Advice}")}";
}
