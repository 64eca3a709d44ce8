using Ouroboros.Numerics;
using Ouroboros.Numerics.Random;

namespace Ouroboros.Models;

/// <summary>The buffers of one batch on its way through a VAE.</summary>
public sealed class VaePass : IDisposable
{
    private readonly IBackend _backend;
    private readonly Matrix _noise;
    private readonly Matrix _z;
    private readonly Matrix _dHeads;
    private readonly Matrix _dHidden;
    private readonly ChainPass _encoder;
    private readonly Matrix _heads;
    private readonly ChainPass _decoder;
    private (double Temperature, float[] Heads) _prior = (1, []);

    /// <summary>Buffers for batches of at most <paramref name="rows"/> images through models shaped like <paramref name="vae"/>.</summary>
    public VaePass(IBackend backend, Vae vae, int rows)
    {
        ArgumentNullException.ThrowIfNull(backend);
        ArgumentNullException.ThrowIfNull(vae);
        _backend = backend;
        Rows = rows;
        Images = backend.CreateMatrix(rows, vae.Encoder.Widths[0]);
        _noise = backend.CreateMatrix(rows, vae.Latent);
        _z = backend.CreateMatrix(rows, vae.Latent);
        _dHeads = backend.CreateMatrix(rows, 2 * vae.Latent);
        _dHidden = backend.CreateMatrix(rows, vae.Encoder.Widths[^1]);
        _encoder = new ChainPass(backend, Images, vae.Encoder.Widths, rows);
        _heads = backend.CreateMatrix(rows, 2 * vae.Latent);
        _decoder = new ChainPass(backend, _z, vae.Decoder.Widths, rows);
    }

    /// <summary>Rows of the largest batch.</summary>
    public int Rows { get; }

    /// <summary>[rows, pixels] the batch to reconstruct.</summary>
    public Matrix Images { get; }

    /// <summary>[rows, 2 * latent] mu, then logvar, after <see cref="Reconstruct"/>.</summary>
    internal Matrix HeadValues => _heads;

    /// <summary>[rows, latent] the latent points.</summary>
    public Matrix Latents => _z;

    /// <summary>[rows, pixels] what the decoder made.</summary>
    public Matrix Decoded => _decoder.Output;

    /// <summary>Encodes the images, draws a latent point for each and decodes it.</summary>
    /// <param name="vae">The model.</param>
    /// <param name="key">Stream of the noise.</param>
    /// <param name="firstRow">Position in the stream of the batch's first image.</param>
    /// <param name="rows">Images in the batch.</param>
    public void Reconstruct(Vae vae, in RandomKey key, int firstRow, int rows)
    {
        ArgumentNullException.ThrowIfNull(vae);
        _backend.FillNormal(key, firstRow, rows, _noise);
        _encoder.Forward(vae.Encoder, rows);
        _backend.Forward(_encoder.Output, rows, vae.Heads, Activation.None, _heads);
        _backend.Reparameterise(_heads, _noise, rows, _z);
        _decoder.Forward(vae.Decoder, rows);
    }

    /// <summary>Writes the loss of each image, [.., 2] reconstruction and KL, from row <paramref name="firstRow"/> on.</summary>
    public void Loss(int rows, int firstRow, Table losses) =>
        _backend.VaeLoss(_heads, Images, Decoded, rows, firstRow, losses, null);

    /// <summary>Writes the losses and goes back through the model with the gradients of their sum; the reconstruction is used up.</summary>
    /// <param name="vae">The model of <see cref="Reconstruct"/>.</param>
    /// <param name="rows">Images in the batch.</param>
    /// <param name="firstRow">First row of <paramref name="losses"/> to write.</param>
    /// <param name="losses">[images, 2] reconstruction and KL.</param>
    /// <param name="step">Adam's step to take with the gradients; null leaves the weights and keeps the gradients with them.</param>
    public void Learn(Vae vae, int rows, int firstRow, Table losses, AdamStep? step)
    {
        ArgumentNullException.ThrowIfNull(vae);
        _backend.VaeLoss(_heads, Images, Decoded, rows, firstRow, losses, Decoded);
        _decoder.Backward(vae.Decoder, Decoded, rows, Activation.None, step);
        _backend.ReparameteriseBackward(_heads, _noise, _decoder.InputGradient, rows, _dHeads);
        _backend.Backward(vae.Heads, _encoder.Output, _dHeads, rows, Activation.Relu, _dHidden, step);
        _encoder.Backward(vae.Encoder, _dHidden, rows, Activation.None, step);
    }

    /// <summary>Draws latent points from N(0, temperature) and decodes them: the mean image of each, no pixel noise.</summary>
    /// <param name="vae">The model.</param>
    /// <param name="key">Stream of the latent points.</param>
    /// <param name="firstRow">Position in the stream of the batch's first image.</param>
    /// <param name="rows">Images in the batch.</param>
    /// <param name="temperature">Variance of each coordinate, above 0; 1 is what the model was trained for.</param>
    public void Sample(Vae vae, in RandomKey key, int firstRow, int rows, double temperature = 1)
    {
        ArgumentNullException.ThrowIfNull(vae);
        if (temperature == 1)
        {
            _backend.FillNormal(key, firstRow, rows, _z);
        }
        else
        {
            // As if an encoder had said so: mean 0, and the logarithm of the variance.
            _backend.Write(PriorHeads(vae.Latent, temperature), _heads);
            _backend.FillNormal(key, firstRow, rows, _noise);
            _backend.Reparameterise(_heads, _noise, rows, _z);
        }

        _decoder.Forward(vae.Decoder, rows);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Images.Dispose();
        _noise.Dispose();
        _z.Dispose();
        _dHeads.Dispose();
        _dHidden.Dispose();
        _encoder.Dispose();
        _heads.Dispose();
        _decoder.Dispose();
    }

    private float[] PriorHeads(int latent, double temperature)
    {
        if (_prior.Temperature != temperature)
        {
            var logVariance = (float)DoubleMath.Log(temperature);
            var heads = new float[Rows * 2 * latent];
            for (var row = 0; row < Rows; row++)
            {
                heads.AsSpan((row * 2 * latent) + latent, latent).Fill(logVariance);
            }

            _prior = (temperature, heads);
        }

        return _prior.Heads;
    }
}
