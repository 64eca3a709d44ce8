using Ouroboros.Numerics;

namespace Ouroboros.Models;

/// <summary>The buffers of one batch on its way through a classifier.</summary>
public sealed class ClassifierPass : IDisposable
{
    private readonly IBackend _backend;
    private readonly ChainPass _pass;

    /// <summary>Buffers for batches of as many images as <paramref name="images"/> has rows.</summary>
    /// <param name="backend">Where the buffers live.</param>
    /// <param name="classifier">A model of the shape that will be used.</param>
    /// <param name="images">[rows, pixels] where the batch will be; stays the caller's.</param>
    public ClassifierPass(IBackend backend, Classifier classifier, Matrix images)
    {
        ArgumentNullException.ThrowIfNull(classifier);
        ArgumentNullException.ThrowIfNull(images);
        _backend = backend;
        _pass = new ChainPass(backend, images, classifier.Chain.Widths, images.Rows);
    }

    /// <summary>[rows, pixels] the batch.</summary>
    public Matrix Images => _pass.Input;

    /// <summary>[rows, classes] the logits, after <see cref="Forward"/>.</summary>
    public Matrix Logits => _pass.Output;

    /// <summary>[rows, width] a layer's output, after its activation and after <see cref="Forward"/>.</summary>
    /// <param name="layer">Layer, from 0.</param>
    internal Matrix OutputOf(int layer) => _pass.OutputOf(layer);

    /// <summary>Images to logits.</summary>
    public void Forward(Classifier classifier, int rows)
    {
        ArgumentNullException.ThrowIfNull(classifier);
        _pass.Forward(classifier.Chain, rows);
    }

    /// <summary>
    /// Loss and prediction of each image, and the way back through the model with the gradients of the batch's mean loss; the logits are
    /// used up.
    /// </summary>
    /// <param name="classifier">The model of the forward pass.</param>
    /// <param name="rows">Images in the batch.</param>
    /// <param name="labels">Labels of the training set.</param>
    /// <param name="order">Order in which the training set is read.</param>
    /// <param name="start">Position in that order of the batch's first image; losses and predictions are written there.</param>
    /// <param name="losses">[images, 1] cross-entropy.</param>
    /// <param name="predictions">[images] predicted label.</param>
    /// <param name="step">Adam's step to take with the gradients; null leaves the weights and keeps the gradients with them.</param>
    public void Learn(
        Classifier classifier, int rows, Integers labels, Integers order, int start, Table losses, Integers predictions, AdamStep? step)
    {
        ArgumentNullException.ThrowIfNull(classifier);
        _backend.CrossEntropy(Logits, rows, labels, order, start, losses, predictions, Logits);
        _pass.Backward(classifier.Chain, Logits, rows, Activation.None, step);
    }

    /// <inheritdoc/>
    public void Dispose() => _pass.Dispose();
}
