namespace Ouroboros.Configuration;

/// <summary>Named experiments.</summary>
public static class Presets
{
    /// <summary>The reference experiment: 30 generations of 60,000 samples with the full networks.</summary>
    public static ExperimentConfig Classic { get; } = new();

    /// <summary>The whole collapse in well under a minute: fewer real digits, smaller networks.</summary>
    public static ExperimentConfig Quick { get; } = new()
    {
        Experiment = new()
        {
            Iterations = 14,
            BatchSize = 32,
            NumTrainingImages = 6_000,
            NumGeneratedSamples = 6_000,
            NumDisplayedSamples = 30,
        },
        Vae = new() { LayerSizes = [784, 256, 64], LatentDim = 16, LearningRate = 1e-3, Epochs = 12 },
        Classifier = new() { LayerSizes = [784, 128], LearningRate = 1e-3, Epochs = 3 },
        Metrics = new() { Images = 1_000 },
    };

    /// <summary>
    /// The config that the figures in the reference program's README were made with, five days before its defaults became
    /// those of <see cref="Classic"/>: fewer latent dimensions and twice the learning rate.
    /// </summary>
    public static ExperimentConfig ReferenceFigures { get; } = Classic with
    {
        Vae = Classic.Vae with { LatentDim = 32, LearningRate = 2e-4 },
    };

    /// <summary>Every preset by its name on the command line.</summary>
    public static IReadOnlyDictionary<string, ExperimentConfig> ByName { get; } =
        new Dictionary<string, ExperimentConfig>(StringComparer.OrdinalIgnoreCase)
        {
            ["quick"] = Quick,
            ["classic"] = Classic,
            ["reference-figures"] = ReferenceFigures,
        };
}
