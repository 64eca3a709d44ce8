namespace Ouroboros.Runs;

/// <summary>One row of <c>training.csv</c>: the mean over one epoch's images, measured while training.</summary>
/// <param name="Generation">Generation, from 1.</param>
/// <param name="Model">Which model.</param>
/// <param name="Epoch">Epoch, from 1.</param>
/// <param name="Loss">Loss per image: reconstruction + KL, or cross-entropy in nats.</param>
/// <param name="Reconstruction">VAE only: summed squared error per image.</param>
/// <param name="Kl">VAE only: KL divergence per image, in nats.</param>
/// <param name="Accuracy">Classifier only: share of right labels, 0 to 1.</param>
public sealed record EpochRecord(
    int Generation, TrainedModel Model, int Epoch, double Loss, double? Reconstruction, double? Kl, double? Accuracy);

/// <summary>The two models of a generation, as named in <c>training.csv</c>.</summary>
public enum TrainedModel
{
    /// <summary>The variational autoencoder.</summary>
    Vae,

    /// <summary>The classifier.</summary>
    Classifier,
}
