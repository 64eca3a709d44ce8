using Ouroboros.Data;
using Ouroboros.Models;
using Ouroboros.Numerics;

namespace Ouroboros.Metrics;

/// <summary>The buffers of one batch on its way through a <see cref="ReferenceClassifier"/>: labels, how sure it is of them, features.</summary>
public sealed class ReferencePass : IDisposable
{
    private readonly IBackend _backend;
    private readonly Classifier _model;
    private readonly ClassifierPass _pass;
    private readonly Table _losses;
    private readonly Integers _labels;
    private readonly Integers _again;
    private readonly float[] _hostLosses;

    /// <summary>Buffers for batches of at most <paramref name="rows"/> images.</summary>
    /// <param name="backend">Where the buffers live.</param>
    /// <param name="reference">The judge; stays the caller's.</param>
    /// <param name="rows">Images of the largest batch.</param>
    public ReferencePass(IBackend backend, ReferenceClassifier reference, int rows)
    {
        ArgumentNullException.ThrowIfNull(backend);
        ArgumentNullException.ThrowIfNull(reference);
        _backend = backend;
        _model = reference.Model;
        Images = backend.CreateMatrix(rows, DigitSet.PixelsPerImage);
        _pass = new ClassifierPass(backend, _model, Images);
        _losses = backend.CreateTable(rows, 1);
        _labels = backend.CreateIntegers(rows);
        _again = backend.CreateIntegers(rows);
        _hostLosses = new float[rows];
    }

    /// <summary>[rows, 784] where the batch is put.</summary>
    public Matrix Images { get; }

    /// <summary>[rows, features] the last hidden layer's outputs after ReLU, after <see cref="Forward"/>.</summary>
    public Matrix Features => _pass.OutputOf(_model.Chain.Layers.Count - 2);

    /// <summary>[rows, classes] the logits, after <see cref="Forward"/>.</summary>
    public Matrix Logits => _pass.Logits;

    /// <summary>Images to features and logits.</summary>
    /// <param name="rows">Images in the batch.</param>
    public void Forward(int rows) => _pass.Forward(_model, rows);

    /// <summary>The most likely label of each image, the lowest of equals; after <see cref="Forward"/>.</summary>
    /// <param name="labels">[images] where they go.</param>
    public void Label(Span<int> labels)
    {
        // Any labels will do for the loss: only the predictions are looked at.
        _backend.CrossEntropy(Logits, labels.Length, _again, null, 0, _losses, _labels, null);
        _backend.Read(_labels, 0, labels);
    }

    /// <summary>The most likely label of each image, and its softmax probability, from 1 / classes to 1; after <see cref="Forward"/>.</summary>
    /// <param name="labels">[images] where the labels go.</param>
    /// <param name="sureness">[images] where the probabilities go.</param>
    /// <exception cref="ArgumentException">The spans are not of one length.</exception>
    public void Label(Span<int> labels, Span<double> sureness)
    {
        if (labels.Length != sureness.Length)
        {
            throw new ArgumentException($"{sureness.Length} places for probabilities are not one for each of {labels.Length} labels.", nameof(sureness));
        }

        Label(labels);

        // The cross-entropy against the predicted label is minus the logarithm of its probability.
        _backend.CrossEntropy(Logits, labels.Length, _labels, null, 0, _losses, _again, null);
        var losses = _hostLosses.AsSpan(0, labels.Length);
        _backend.Read(_losses, 0, losses);
        for (var i = 0; i < losses.Length; i++)
        {
            sureness[i] = DoubleMath.Exp(-losses[i]);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Images.Dispose();
        _pass.Dispose();
        _losses.Dispose();
        _labels.Dispose();
        _again.Dispose();
    }
}
