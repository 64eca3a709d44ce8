using Ouroboros.Data;
using Ouroboros.Models;
using Ouroboros.Numerics;
using Ouroboros.Numerics.Random;

namespace Ouroboros.Metrics;

/// <summary>The loss of a VAE on digits that it need not have seen.</summary>
public sealed class VaeEvaluator : IDisposable
{
    private readonly IBackend _backend;
    private readonly VaePass _pass;
    private readonly Table _losses;

    /// <summary>Uses the buffers of <paramref name="pass"/>, which stays the caller's.</summary>
    public VaeEvaluator(IBackend backend, VaePass pass)
    {
        ArgumentNullException.ThrowIfNull(backend);
        ArgumentNullException.ThrowIfNull(pass);
        _backend = backend;
        _pass = pass;
        _losses = backend.CreateTable(pass.Rows, 2);
    }

    /// <summary>Reconstruction + KL per image, one latent point drawn for each.</summary>
    /// <param name="vae">The model.</param>
    /// <param name="digits">The images.</param>
    /// <param name="noise">Stream of the latent points' noise.</param>
    public double Loss(Vae vae, DigitSet digits, in RandomKey noise)
    {
        ArgumentNullException.ThrowIfNull(digits);
        var pixels = new float[_pass.Rows * DigitSet.PixelsPerImage];
        var losses = new float[_pass.Rows * 2];
        var sum = 0.0;
        for (var start = 0; start < digits.Count; start += _pass.Rows)
        {
            var rows = Math.Min(_pass.Rows, digits.Count - start);
            var values = pixels.AsSpan(0, rows * DigitSet.PixelsPerImage);
            digits.CopyPixels(start, values);
            _backend.Write(values, _pass.Images);
            _pass.Reconstruct(vae, noise, start, rows);
            _pass.Loss(rows, 0, _losses);
            _backend.Read(_losses, 0, losses.AsSpan(0, rows * 2));
            foreach (var loss in losses.AsSpan(0, rows * 2))
            {
                sum += loss;
            }
        }

        return sum / digits.Count;
    }

    /// <inheritdoc/>
    public void Dispose() => _losses.Dispose();
}
