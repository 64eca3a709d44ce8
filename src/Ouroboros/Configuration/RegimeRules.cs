using Ouroboros.Regimes;

namespace Ouroboros.Configuration;

/// <summary>What holds between the regime and the amounts of data.</summary>
internal static class RegimeRules
{
    // Random orders are documented up to so many rows, see Permutation.
    private const long MostLearnt = 1 << 24;

    private const string Fraction = "regime.real_fraction";

    private static readonly (Regime Kind, string[] Keys)[] Meant =
    [
        (Regime.Mix, [Fraction, "regime.real_source"]),
        (Regime.Filter, ["regime.oversampling", "regime.balance_classes"]),
    ];

    /// <summary>The regime that a key is for; null where it has an effect under all.</summary>
    public static Regime? MeantFor(string key) => Meant.Where(part => part.Keys.Contains(key)).Select(part => (Regime?)part.Kind).FirstOrDefault();

    /// <summary>What is set and has no effect under the regime, by key.</summary>
    public static IEnumerable<KeyValuePair<string, string>> Warnings(ExperimentConfig config)
    {
        var defaults = new ExperimentConfig();
        return
            from part in Meant
            where part.Kind != config.Regime.Kind
            from key in part.Keys.Select(path => ConfigKeys.Find(path)!)
            where key.Format(config) != key.Format(defaults)
            select new KeyValuePair<string, string>(
                key.Path, $"{key.Format(config)} changes nothing: it is for the regime {ConfigKeys.Find("regime.kind")!.Format(config with { Regime = config.Regime with { Kind = part.Kind } })}");
    }

    /// <summary>What makes a run impossible.</summary>
    /// <param name="config">The config; each value within its key's range.</param>
    /// <param name="data">The data set it is to run on; null when that is not known.</param>
    public static IEnumerable<RuleViolation> Errors(ExperimentConfig config, DataFacts? data)
    {
        var (experiment, regime) = (config.Experiment, config.Regime);
        if (RegimePlan.NeedsOlderSetsOf(regime.Kind)
            && (experiment.NumTrainingImages ?? 0) + ((experiment.Iterations - 1L) * experiment.NumGeneratedSamples) is var learned and > MostLearnt)
        {
            yield return new(
                "experiment.iterations", $"{experiment.Iterations:N0}, so that the last generation learns from {learned:N0} images",
                $"at most {MostLearnt:N0} images", "Run fewer generations or generate fewer images.", ["experiment.num_generated_samples"]);
        }

        if ((experiment.NumTrainingImages ?? data?.TrainingImages) is not { } initial)
        {
            yield break;
        }

        var share = RegimePlan.RealShareOf(regime, experiment.NumGeneratedSamples);
        if (regime is { Kind: Regime.Mix, RealSource: RealSource.Fixed } && experiment.Iterations > 1 && share > initial)
        {
            yield return new(
                Fraction, $"{regime.RealFraction}, which is {share:N0} images",
                $"at most the {initial:N0} real images that generation 1 learns from",
                initial < (data?.TrainingImages ?? int.MaxValue) ? "Mix in less, or raise experiment.num_training_images." : "Mix in less, or generate fewer images.",
                ["experiment.num_training_images", "experiment.num_generated_samples"]);
        }

        var needed = RegimePlan.RealRowsNeeded(regime, initial, experiment.NumGeneratedSamples, experiment.Iterations);
        if (regime is { Kind: Regime.Mix, RealSource: RealSource.Fresh } && needed > data?.TrainingImages)
        {
            yield return new(
                "regime.real_source", $"fresh, which takes {needed:N0} real images in {experiment.Iterations:N0} generations",
                $"at most the {data.TrainingImages:N0} images of {data.Name}",
                "Run fewer generations, mix in less, or lower experiment.num_training_images.",
                [Fraction, "experiment.num_training_images", "experiment.iterations", "experiment.num_generated_samples"]);
        }
    }
}
