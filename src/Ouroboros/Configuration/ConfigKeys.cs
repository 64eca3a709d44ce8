using Ouroboros.Regimes;

namespace Ouroboros.Configuration;

/// <summary>The keys of the config, in the order of the file.</summary>
public static class ConfigKeys
{
    private static readonly WholeNumberType Epochs = new(1, 100_000);
    private static readonly NumberType Rate = new(1_000, "Learning rates are small positive numbers, for example 0.001.");

    /// <summary>Every key.</summary>
    public static IReadOnlyList<ConfigKey> All { get; } =
    [
        Experiment(
            "iterations", new WholeNumberType(1, ExperimentSettings.MostIterations), "Generations to run",
            s => (long)s.Iterations, (s, v) => s with { Iterations = Int(v) }, "--iterations", "-i"),
        Experiment(
            "batch_size", new WholeNumberType(1, 1_000_000), "Images in a minibatch",
            s => (long)s.BatchSize, (s, v) => s with { BatchSize = Int(v) }, "--batch-size", "-b"),
        Experiment(
            "num_training_images", new WholeNumberType(ExperimentSettings.FewestDisplayed, 1_000_000, "all"), "Real images generation 1 learns from: the first N; null: all",
            s => (long?)s.NumTrainingImages, (s, v) => s with { NumTrainingImages = v is null ? null : Int(v) }),
        Experiment(
            "num_generated_samples", new WholeNumberType(ExperimentSettings.FewestDisplayed, 1_000_000), "Images each generation samples for the next",
            s => (long)s.NumGeneratedSamples, (s, v) => s with { NumGeneratedSamples = Int(v) }, "--num-generated-samples"),
        Experiment(
            "num_displayed_samples", new WholeNumberType(ExperimentSettings.FewestDisplayed, 1_000), "Images on each sample sheet, a multiple of 10",
            s => (long)s.NumDisplayedSamples, (s, v) => s with { NumDisplayedSamples = Int(v) }, "--num-displayed-samples"),
        Experiment(
            "random_seed", new WholeNumberType(0, long.MaxValue, "one is drawn") { MinusOneIsNone = true },
            "Seed of every random number; null or -1: one is drawn",
            s => s.RandomSeed, (s, v) => s with { RandomSeed = (long?)v }, "--random-seed"),

        new(
            "data", "dataset", new DatasetType(), "Real images: a known set, a folder, or NAME:FOLDER",
            c => c.Data.Dataset, (c, v) => c with { Data = c.Data with { Dataset = (string)v! } })
        {
            Option = "--dataset",
        },
        new(
            "data", "shuffle", new FlagType(), "Shuffle the real training images by the seed, before the first N are taken",
            c => c.Data.Shuffle, (c, v) => c with { Data = c.Data with { Shuffle = (bool)v! } }),

        Regime(
            "kind", new ChoiceType<Regime>(), "What later generations learn from; see docs/regimes.md",
            s => s.Kind, (s, v) => s with { Kind = (Regime)v! }, "--regime"),
        Regime(
            "real_fraction", new NumberType(1, "Write the real share of each training set, for example 0.1."), "Under mix: share of real images in a training set",
            s => s.RealFraction, (s, v) => s with { RealFraction = (double)v! }),
        Regime(
            "real_source", new ChoiceType<RealSource>(), "Under mix: the same real images each time (fixed), or unseen ones (fresh)",
            s => s.RealSource, (s, v) => s with { RealSource = (RealSource)v! }),
        Regime(
            "oversampling", new WholeNumberType(1, 100), "Under filter: samples drawn for each that is kept",
            s => (long)s.Oversampling, (s, v) => s with { Oversampling = Int(v) }),
        Regime(
            "balance_classes", new FlagType(), "Under filter: keep as many of each class, as far as there are",
            s => s.BalanceClasses, (s, v) => s with { BalanceClasses = (bool)v! }),
        Regime(
            "warm_start", new FlagType(), "Whether the VAE's weights go on from generation to generation",
            s => s.WarmStart, (s, v) => s with { WarmStart = (bool)v! }),
        Regime(
            "sampling_temperature", new NumberType(100, "1 is the model's own variance; below 1 samples are more typical."), "Variance of the sampled latent points",
            s => s.SamplingTemperature, (s, v) => s with { SamplingTemperature = (double)v! }),
        Regime(
            "label_source", new ChoiceType<LabelSource>(), "Who labels samples: the newest classifier, the first, or the reference",
            s => s.LabelSource, (s, v) => s with { LabelSource = (LabelSource)v! }),

        Vae(
            "layer_sizes", new WidthListType(), "Encoder from image to last hidden layer; the decoder mirrors it",
            s => s.LayerSizes, (s, v) => s with { LayerSizes = (IReadOnlyList<int>)v! }),
        Vae(
            "latent_dim", new WholeNumberType(1, 16_384), "Dimensions of the latent space",
            s => (long)s.LatentDim, (s, v) => s with { LatentDim = Int(v) }),
        Vae(
            "learning_rate", Rate, "Adam's learning rate for the VAE",
            s => s.LearningRate, (s, v) => s with { LearningRate = (double)v! }, "--vae-lr"),
        Vae(
            "epochs", Epochs, "Epochs the VAE trains in each generation",
            s => (long)s.Epochs, (s, v) => s with { Epochs = Int(v) }, "--vae-epochs"),

        Classifier(
            "layer_sizes", new WidthListType(), "From image to last hidden layer; the classes follow",
            s => s.LayerSizes, (s, v) => s with { LayerSizes = (IReadOnlyList<int>)v! }),
        Classifier(
            "num_classes", new WholeNumberType(2, 256, "the data set's"), "Classes the classifier tells apart; null: as many as the data set has",
            s => (long?)s.NumClasses, (s, v) => s with { NumClasses = v is null ? null : Int(v) }),
        Classifier(
            "learning_rate", Rate, "Adam's learning rate for the classifier",
            s => s.LearningRate, (s, v) => s with { LearningRate = (double)v! }, "--classifier-lr"),
        Classifier(
            "epochs", Epochs, "Epochs the classifier trains in each generation",
            s => (long)s.Epochs, (s, v) => s with { Epochs = Int(v) }, "--classifier-epochs"),

        new(
            "metrics", "images", new WholeNumberType(0, MetricsSettings.MostImages), "Samples of each generation compared with real test images; 0: none",
            c => (long)c.Metrics.Images,
            (c, v) => c with { Metrics = c.Metrics with { Images = Int(v) } }),

        Visualization(
            "sample_gif_duration", new WholeNumberType(1, 60_000), "Milliseconds each frame of the GIF stays",
            s => (long)s.SampleGifDuration, (s, v) => s with { SampleGifDuration = Int(v) }),
        Visualization(
            "training_curves_max_lines", new WholeNumberType(1, 1_000), "Most generations drawn as curves in one plot",
            s => (long)s.TrainingCurvesMaxLines, (s, v) => s with { TrainingCurvesMaxLines = Int(v) }),
        Visualization(
            "colormap", new ColormapType(),
            "Colours of matrices and curves: viridis, magma, inferno, plasma, cividis, gray",
            s => s.Colormap, (s, v) => s with { Colormap = (string)v! }),

        new(
            "output", "experiments_dir", new FolderType(), "Folder of the runs; a relative path counts from the current folder, ~/ from yours",
            c => c.Output.ExperimentsDir,
            (c, v) => c with { Output = c.Output with { ExperimentsDir = (string)v! } }),
        new(
            "output", "keep_datasets", new ChoiceType<KeptDataSets>(), "Sampled data sets to keep as .npy files: none, last or all",
            c => c.Output.KeepDatasets,
            (c, v) => c with { Output = c.Output with { KeepDatasets = (KeptDataSets)v! } }),
        new(
            "output", "checkpoint_seconds", new NumberType(86_400, "Write seconds, for example 30."), "Seconds between two checkpoints inside a generation",
            c => c.Output.CheckpointSeconds,
            (c, v) => c with { Output = c.Output with { CheckpointSeconds = (double)v! } }),
    ];

    /// <summary>The sections, in the order of the file.</summary>
    public static IReadOnlyList<string> Sections { get; } = [.. All.Select(key => key.Section).Distinct()];

    /// <summary>The key at a path such as <c>vae.epochs</c>; null when there is none.</summary>
    public static ConfigKey? Find(string path) =>
        All.FirstOrDefault(key => string.Equals(key.Path, path, StringComparison.Ordinal));

    private static int Int(object? value) => (int)(long)value!;

    private static ConfigKey Experiment(
        string name,
        ConfigValueType type,
        string comment,
        Func<ExperimentSettings, object?> get,
        Func<ExperimentSettings, object?, ExperimentSettings> set,
        string? option = null,
        string? shortOption = null) =>
        new("experiment", name, type, comment, c => get(c.Experiment), (c, v) => c with { Experiment = set(c.Experiment, v) })
        {
            Option = option,
            ShortOption = shortOption,
        };

    private static ConfigKey Regime(
        string name,
        ConfigValueType type,
        string comment,
        Func<RegimeSettings, object?> get,
        Func<RegimeSettings, object?, RegimeSettings> set,
        string? option = null) =>
        new("regime", name, type, comment, c => get(c.Regime), (c, v) => c with { Regime = set(c.Regime, v) }) { Option = option };

    private static ConfigKey Vae(
        string name,
        ConfigValueType type,
        string comment,
        Func<VaeSettings, object?> get,
        Func<VaeSettings, object?, VaeSettings> set,
        string? option = null) =>
        new("vae", name, type, comment, c => get(c.Vae), (c, v) => c with { Vae = set(c.Vae, v) }) { Option = option };

    private static ConfigKey Classifier(
        string name,
        ConfigValueType type,
        string comment,
        Func<ClassifierSettings, object?> get,
        Func<ClassifierSettings, object?, ClassifierSettings> set,
        string? option = null) =>
        new("classifier", name, type, comment, c => get(c.Classifier), (c, v) => c with { Classifier = set(c.Classifier, v) })
        {
            Option = option,
        };

    private static ConfigKey Visualization(
        string name,
        ConfigValueType type,
        string comment,
        Func<VisualizationSettings, object?> get,
        Func<VisualizationSettings, object?, VisualizationSettings> set) =>
        new(
            "visualization", name, type, comment,
            c => get(c.Visualization), (c, v) => c with { Visualization = set(c.Visualization, v) });
}
