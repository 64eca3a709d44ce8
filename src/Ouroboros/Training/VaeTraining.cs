using Ouroboros.Models;
using Ouroboros.Numerics;
using Ouroboros.Numerics.Random;
using Ouroboros.Runs;

namespace Ouroboros.Training;

/// <summary>How a VAE is trained: the summed loss of each minibatch, with a latent point for each image drawn from its code.</summary>
/// <param name="backend">Where to compute.</param>
/// <param name="vae">The model; stays the caller's.</param>
/// <param name="batch">Images of a minibatch.</param>
public sealed class VaeTraining(IBackend backend, Vae vae, int batch) : ITrainable
{
    private readonly VaePass _pass = new(backend, vae, batch);

    /// <inheritdoc/>
    public TrainedModel Model => TrainedModel.Vae;

    /// <inheritdoc/>
    public IReadOnlyList<NamedLayers> Layers { get; } = [.. NamedLayers.Of(vae)];

    /// <inheritdoc/>
    public int Batch => batch;

    /// <summary>Reconstruction, then KL.</summary>
    public int LossColumns => 2;

    /// <inheritdoc/>
    public bool Predicts => false;

    /// <inheritdoc/>
    public Purpose Order => Purpose.VaeShuffle;

    /// <inheritdoc/>
    public void Step(in Minibatch batch, EpochLosses losses, AdamStep step)
    {
        ArgumentNullException.ThrowIfNull(losses);
        batch.Set.Gather(batch.First, batch.Rows, _pass.Images);
        _pass.Reconstruct(vae, batch.Noise, batch.First, batch.Rows);
        _pass.Learn(vae, batch.Rows, batch.First, losses.Values, step);
    }

    /// <inheritdoc/>
    public EpochRecord Record(int generation, int epoch, IReadOnlyList<double> losses, double? accuracy)
    {
        ArgumentNullException.ThrowIfNull(losses);
        return new(generation, Model, epoch, losses[0] + losses[1], losses[0], losses[1], Accuracy: null);
    }

    /// <inheritdoc/>
    public void Dispose() => _pass.Dispose();
}
