using Ouroboros.Numerics;

namespace Ouroboros.Models;

/// <summary>Linear layers one after the other, ReLU between them.</summary>
/// <remarks>Holds weights only; a batch passes through it in a <see cref="ChainPass"/>.</remarks>
public sealed class LinearChain : IDisposable
{
    /// <summary>Layers of the widths given, all weights 0.</summary>
    /// <param name="backend">Where the weights live.</param>
    /// <param name="widths">Columns of the input, then of every layer's output; at least two.</param>
    /// <param name="output">Activation after the last layer.</param>
    /// <param name="use">What the layers are for; of a chain to train, <see cref="LinearUse.TrainFirst"/> applies to its first layer.</param>
    public LinearChain(IBackend backend, IReadOnlyList<int> widths, Activation output, LinearUse use)
    {
        ArgumentNullException.ThrowIfNull(backend);
        ArgumentNullException.ThrowIfNull(widths);
        if (widths.Count < 2)
        {
            throw new ArgumentException("A chain has an input and at least one layer.", nameof(widths));
        }

        Widths = widths;
        Output = output;
        var layers = new Linear[widths.Count - 1];
        for (var i = 0; i < layers.Length; i++)
        {
            var layerUse = use == LinearUse.TrainFirst && i > 0 ? LinearUse.Train : use;
            layers[i] = backend.CreateLinear(widths[i], widths[i + 1], layerUse);
        }

        Layers = layers;
    }

    /// <summary>Columns of the input and of every layer's output.</summary>
    public IReadOnlyList<int> Widths { get; }

    /// <summary>Activation after the last layer.</summary>
    public Activation Output { get; }

    /// <summary>The layers in the order of the forward pass.</summary>
    public IReadOnlyList<Linear> Layers { get; }

    /// <summary>The activation after a layer.</summary>
    public Activation After(int layer) => layer == Layers.Count - 1 ? Output : Activation.Relu;

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var layer in Layers)
        {
            layer.Dispose();
        }
    }
}
