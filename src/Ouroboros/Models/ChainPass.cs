using Ouroboros.Numerics;

namespace Ouroboros.Models;

/// <summary>The buffers of one batch on its way through chains of the same widths, forward and back.</summary>
/// <remarks>Buffers for the way back are made when it is first gone, so a pass that only evaluates has none.</remarks>
public sealed class ChainPass : IDisposable
{
    private readonly IBackend _backend;
    private readonly Matrix[] _activations;
    private readonly Matrix?[] _gradients;

    /// <summary>Buffers for batches of at most <paramref name="rows"/> rows.</summary>
    /// <param name="backend">Where the buffers live.</param>
    /// <param name="input">[rows, first width] the chain's input; stays the caller's.</param>
    /// <param name="widths">Columns of the input and of every layer's output.</param>
    /// <param name="rows">Rows of the largest batch.</param>
    public ChainPass(IBackend backend, Matrix input, IReadOnlyList<int> widths, int rows)
    {
        ArgumentNullException.ThrowIfNull(backend);
        ArgumentNullException.ThrowIfNull(widths);
        _backend = backend;
        Input = input;
        _activations = [.. widths.Skip(1).Select(width => backend.CreateMatrix(rows, width))];
        _gradients = new Matrix?[_activations.Length];
    }

    /// <summary>The input.</summary>
    public Matrix Input { get; }

    /// <summary>The last layer's output.</summary>
    public Matrix Output => _activations[^1];

    /// <summary>A layer's output, after its activation.</summary>
    /// <param name="layer">Layer, from 0.</param>
    internal Matrix OutputOf(int layer) => _activations[layer];

    /// <summary>Input to output.</summary>
    public void Forward(LinearChain chain, int rows)
    {
        ArgumentNullException.ThrowIfNull(chain);
        for (var i = 0; i < chain.Layers.Count; i++)
        {
            _backend.Forward(InputOf(i), rows, chain.Layers[i], chain.After(i), _activations[i]);
        }
    }

    /// <summary>The gradient of the input, after <see cref="Backward"/> through a chain whose first layer propagates.</summary>
    public Matrix InputGradient => GradientOfInput(0);

    /// <summary>
    /// From the gradient before the last activation to the gradients of all weights, and of the input if the first layer propagates.
    /// </summary>
    /// <param name="chain">The chain of the forward pass.</param>
    /// <param name="dy">[rows, last width] gradient before the last activation; may be <see cref="Output"/>.</param>
    /// <param name="rows">Rows of the batch.</param>
    /// <param name="beforeInput">The activation that made the input.</param>
    /// <param name="step">Adam's step to take with the gradients; null leaves the weights and keeps the gradients with them.</param>
    public void Backward(LinearChain chain, Matrix dy, int rows, Activation beforeInput, AdamStep? step)
    {
        ArgumentNullException.ThrowIfNull(chain);
        for (var i = chain.Layers.Count - 1; i >= 0; i--)
        {
            var layer = chain.Layers[i];
            var activation = i == 0 ? beforeInput : chain.After(i - 1);
            var dx = layer.Use == LinearUse.Train ? GradientOfInput(i) : null;
            _backend.Backward(layer, InputOf(i), dy, rows, activation, dx, step);
            dy = dx ?? dy;
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var activation in _activations)
        {
            activation.Dispose();
        }

        foreach (var gradient in _gradients)
        {
            gradient?.Dispose();
        }
    }

    private Matrix InputOf(int layer) => layer == 0 ? Input : _activations[layer - 1];

    private Matrix GradientOfInput(int layer) =>
        _gradients[layer] ??= _backend.CreateMatrix(InputOf(layer).Rows, InputOf(layer).Columns);
}
