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
    public static double PerImage(Workload workload, ExperimentConfig config) => PerImage(workload, new ModelShapes(config));

    /// <summary>Operations for one image passing once through a workload.</summary>
    public static double PerImage(Workload workload, ModelShapes models)
    {
        ArgumentNullException.ThrowIfNull(models);
        var vae = Weights(models.Encoder) + (2 * models.Head.Weights) + Weights(models.Decoder);
        return 2.0 * workload switch
        {
            Workload.VaeTraining => (3 * vae) - models.Encoder[0].Weights,
            Workload.ClassifierTraining => (3 * Weights(models.Classifier)) - models.Classifier[0].Weights,
            Workload.Sampling => Weights(models.Decoder),
            Workload.Evaluation => Weights(models.Classifier),
            Workload.Reconstruction => vae,
            _ => throw new ArgumentOutOfRangeException(nameof(workload)),
        };
    }

    private static long Weights(IEnumerable<LayerShape> layers) => layers.Sum(layer => layer.Weights);
}
