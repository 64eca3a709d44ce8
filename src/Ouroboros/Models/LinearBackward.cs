using Ouroboros.Numerics;

namespace Ouroboros.Models;

/// <summary>A gradient's way back through one layer.</summary>
internal static class LinearBackward
{
    /// <summary>Gradient of the input, if wanted, and of the weights, with which Adam takes a step, if there is one to take.</summary>
    /// <param name="backend">Where to compute.</param>
    /// <param name="layer">The layer.</param>
    /// <param name="x">[rows, inputs] the layer's input.</param>
    /// <param name="dy">[rows, outputs] gradient of its output, before the activation.</param>
    /// <param name="rows">Rows of the batch.</param>
    /// <param name="activation">The activation that made <paramref name="x"/>.</param>
    /// <param name="dx">[rows, inputs] where the gradient of the input goes, not <paramref name="x"/>, which the weights still need; null for none.</param>
    /// <param name="step">Adam's step; null leaves the weights and keeps their gradients.</param>
    public static void Backward(
        this IBackend backend, Linear layer, Matrix x, Matrix dy, int rows, Activation activation, Matrix? dx, AdamStep? step)
    {
        // Before the weights move.
        if (dx is not null)
        {
            backend.BackwardInput(dy, rows, layer, x, activation, dx);
        }

        if (step is { } taken)
        {
            backend.UpdateWeights(x, dy, rows, layer, taken);
        }
        else
        {
            backend.BackwardWeights(x, dy, rows, layer);
        }
    }
}
