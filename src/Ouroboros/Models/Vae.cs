using Ouroboros.Configuration;
using Ouroboros.Numerics;

namespace Ouroboros.Models;

/// <summary>The weights of a variational autoencoder (Kingma and Welling 2014) with Gaussian latent space and mirrored decoder.</summary>
public sealed class Vae : IDisposable
{
    /// <summary>A VAE with all weights 0.</summary>
    /// <param name="backend">Where the weights live.</param>
    /// <param name="settings">Widths and latent dimensions.</param>
    public Vae(IBackend backend, VaeSettings settings)
    {
        ArgumentNullException.ThrowIfNull(backend);
        ArgumentNullException.ThrowIfNull(settings);
        Latent = settings.LatentDim;
        Encoder = new LinearChain(backend, settings.LayerSizes, Activation.Relu, LinearUse.TrainFirst);
        Heads = backend.CreateLinear(settings.LayerSizes[^1], 2 * Latent, LinearUse.Train);
        Decoder = NewDecoder(backend, settings, LinearUse.Train);
        Layers = [.. Encoder.Layers, Heads, .. Decoder.Layers];
    }

    /// <summary>Dimensions of the latent space.</summary>
    public int Latent { get; }

    /// <summary>Pixels to the last hidden layer, ReLU after each.</summary>
    public LinearChain Encoder { get; }

    /// <summary>One linear layer to mu [latent] and logvar [latent], side by side: one product instead of two.</summary>
    public Linear Heads { get; }

    /// <summary>Latent point to pixels, sigmoid last.</summary>
    public LinearChain Decoder { get; }

    /// <summary>All layers in the order of the forward pass.</summary>
    public IReadOnlyList<Linear> Layers { get; }

    /// <summary>A VAE's decoder alone, all weights 0.</summary>
    internal static LinearChain NewDecoder(IBackend backend, VaeSettings settings, LinearUse use) =>
        new(backend, [settings.LatentDim, .. settings.LayerSizes.Reverse()], Activation.Sigmoid, use);

    /// <inheritdoc/>
    public void Dispose()
    {
        Encoder.Dispose();
        Heads.Dispose();
        Decoder.Dispose();
    }
}
