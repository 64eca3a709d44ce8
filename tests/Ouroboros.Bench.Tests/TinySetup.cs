using Ouroboros.Configuration;
using Ouroboros.Data;

namespace Ouroboros.Bench.Tests;

/// <summary>An experiment that trains in no time.</summary>
internal static class TinySetup
{
    public const int Images = 37;

    public static ExperimentConfig Config { get; } = new()
    {
        Experiment = new() { BatchSize = 8 },
        Vae = new() { LayerSizes = [DigitSet.PixelsPerImage, 15, 9], LatentDim = 4, LearningRate = 1e-3 },
    };

    /// <summary>Images that differ.</summary>
    public static DigitSet Digits { get; } = new(
        "stripes",
        Enumerable.Range(0, Images * DigitSet.PixelsPerImage).Select(i => (byte)(i * i % 251)).ToArray(),
        Enumerable.Range(0, Images).Select(i => i % 10).ToArray(),
        classes: 10);
}
