using Ouroboros.Models;
using Ouroboros.Numerics;
using Ouroboros.Numerics.Random;
using Ouroboros.Runs;

namespace Ouroboros.Training;

/// <summary>How a classifier is trained: the mean cross-entropy of each minibatch with the labels of the set.</summary>
public sealed class ClassifierTraining : ITrainable
{
    private readonly Classifier _classifier;
    private readonly Matrix _images;
    private readonly ClassifierPass _pass;

    /// <summary>The buffers of a minibatch.</summary>
    /// <param name="backend">Where to compute.</param>
    /// <param name="classifier">The model; stays the caller's.</param>
    /// <param name="batch">Images of a minibatch.</param>
    public ClassifierTraining(IBackend backend, Classifier classifier, int batch)
    {
        ArgumentNullException.ThrowIfNull(backend);
        ArgumentNullException.ThrowIfNull(classifier);
        _classifier = classifier;
        _images = backend.CreateMatrix(batch, classifier.Chain.Widths[0]);
        _pass = new ClassifierPass(backend, classifier, _images);
        Layers = [.. NamedLayers.Of(classifier)];
    }

    /// <inheritdoc/>
    public TrainedModel Model => TrainedModel.Classifier;

    /// <inheritdoc/>
    public IReadOnlyList<NamedLayers> Layers { get; }

    /// <inheritdoc/>
    public int Batch => _images.Rows;

    /// <summary>Cross-entropy in nats.</summary>
    public int LossColumns => 1;

    /// <inheritdoc/>
    public bool Predicts => true;

    /// <inheritdoc/>
    public Purpose Order => Purpose.ClassifierShuffle;

    /// <inheritdoc/>
    public void Step(in Minibatch batch, EpochLosses losses, AdamStep step)
    {
        ArgumentNullException.ThrowIfNull(losses);
        batch.Set.Gather(batch.First, batch.Rows, _images);
        _pass.Forward(_classifier, batch.Rows);
        _pass.Learn(
            _classifier, batch.Rows, batch.Set.Labels, batch.Order, batch.First, losses.Values, losses.Predictions!, step);
    }

    /// <inheritdoc/>
    public EpochRecord Record(int generation, int epoch, IReadOnlyList<double> losses, double? accuracy)
    {
        ArgumentNullException.ThrowIfNull(losses);
        return new(generation, Model, epoch, losses[0], Reconstruction: null, Kl: null, accuracy);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _pass.Dispose();
        _images.Dispose();
    }
}
