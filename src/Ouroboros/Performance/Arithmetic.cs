using Ouroboros.Configuration;

namespace Ouroboros.Performance;

/// <summary>Counts the arithmetic of an experiment from its config.</summary>
/// <remarks>
/// Floating-point operations of matrix products only, two for each multiplication and addition: a forward pass takes two for each weight
/// and image, and so do the gradient of the weights and the gradient of the input, which the first layer does not need. Everything else
/// that a step does counts as nothing, so a share of the machine's peak is never flattered.
/// </remarks>
public static class Arithmetic
{
    /// <summary>Operations for one image passing once through a workload.</summary>
    public static double PerImage(Workload workload, ExperimentConfig config)
    {
        ArgumentNullException.ThrowIfNull(config);
        var encoder = Products(config.Vae.LayerSizes);
        var heads = 2.0 * config.Vae.LayerSizes[^1] * config.Vae.LatentDim;
        var decoder = Products([config.Vae.LatentDim, .. config.Vae.LayerSizes.Reverse()]);
        var classifier = Products([.. config.Classifier.LayerSizes, config.Classifier.NumClasses]);
        return 2 * workload switch
        {
            Workload.VaeTraining => (3 * (encoder + heads + decoder)) - First(config.Vae.LayerSizes),
            Workload.ClassifierTraining => (3 * classifier) - First([.. config.Classifier.LayerSizes, config.Classifier.NumClasses]),
            Workload.Sampling => decoder,
            Workload.Evaluation => classifier,
            _ => throw new ArgumentOutOfRangeException(nameof(workload)),
        };
    }

    private static double Products(IReadOnlyList<int> widths) => widths.Zip(widths.Skip(1), (a, b) => (double)a * b).Sum();

    private static double First(IReadOnlyList<int> widths) => (double)widths[0] * widths[1];
}
