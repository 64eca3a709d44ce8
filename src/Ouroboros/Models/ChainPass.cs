using Ouroboros.Numerics;

namespace Ouroboros.Models;

/// <summary>The buffers of one batch on its way through chains of the same widths, forward and back.</summary>
/// <remarks>
/// On the way back each activation is overwritten by its own gradient as soon as the layer above has used it, so training needs
/// no buffers beyond those of the forward pass.
/// </remarks>
public sealed class ChainPass : IDisposable
{
    private readonly IBackend _backend;
    private readonly Matrix[] _activations;

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
    }

    /// <summary>The input.</summary>
    public Matrix Input { get; }

    /// <summary>The last layer's output; its gradient is to be written over it before <see cref="Backward"/>.</summary>
    public Matrix Output => _activations[^1];

    /// <summary>Input to output.</summary>
    public void Forward(LinearChain chain, int rows)
    {
        ArgumentNullException.ThrowIfNull(chain);
        for (var i = 0; i < chain.Layers.Count; i++)
        {
            _backend.Forward(InputOf(i), rows, chain.Layers[i], chain.After(i), _activations[i]);
        }
    }

    /// <summary>
    /// From the gradient before the last activation, in <see cref="Output"/>, to the gradients of all weights; if the first layer
    /// propagates, <see cref="Input"/> is overwritten by its gradient.
    /// </summary>
    /// <param name="chain">The chain of the forward pass.</param>
    /// <param name="rows">Rows of the batch.</param>
    /// <param name="beforeInput">The activation that made the input.</param>
    public void Backward(LinearChain chain, int rows, Activation beforeInput)
    {
        ArgumentNullException.ThrowIfNull(chain);
        for (var i = chain.Layers.Count - 1; i >= 0; i--)
        {
            var input = InputOf(i);
            var layer = chain.Layers[i];
            _backend.BackwardWeights(input, _activations[i], rows, layer);
            if (layer.Use == LinearUse.Train)
            {
                var activation = i == 0 ? beforeInput : chain.After(i - 1);
                _backend.BackwardInput(_activations[i], rows, layer, input, activation, input);
            }
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var activation in _activations)
        {
            activation.Dispose();
        }
    }

    private Matrix InputOf(int layer) => layer == 0 ? Input : _activations[layer - 1];
}
