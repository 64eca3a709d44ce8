using Ouroboros.Numerics.Random;
using static System.MathF;
using static Ouroboros.Numerics.Reference.Arithmetic;

namespace Ouroboros.Numerics.Reference;

/// <content>What a variational autoencoder adds to linear layers.</content>
public sealed partial class ReferenceBackend
{
    /// <inheritdoc/>
    public void FillNormal(in RandomKey key, int firstRow, int rows, Matrix destination)
    {
        using var operation = _gate.Enter();
        Shapes.FillNormal(key, firstRow, rows, destination);
        var own = Own(destination);
        for (var r = 0; r < rows; r++)
        {
            var row = own.Row(r);
            for (var c = 0; c < row.Length; c++)
            {
                row[c] = ScalarNormal.At(key, firstRow + r, c);
            }
        }
    }

    /// <inheritdoc/>
    public void Reparameterise(Matrix heads, Matrix noise, int rows, Matrix z)
    {
        using var operation = _gate.Enter();
        Shapes.Reparameterise(heads, noise, rows, z);
        var (source, normals, destination) = (Own(heads), Own(noise), Own(z));
        var latent = z.Columns;
        for (var r = 0; r < rows; r++)
        {
            var mu = source.Row(r)[..latent];
            var logvar = source.Row(r)[latent..];
            for (var j = 0; j < latent; j++)
            {
                destination.Row(r)[j] = FusedMultiplyAdd(ScalarMath.Exp(0.5f * logvar[j]), normals.Row(r)[j], mu[j]);
            }
        }
    }

    /// <inheritdoc/>
    public void ReparameteriseBackward(Matrix heads, Matrix noise, Matrix dz, int rows, Matrix dHeads)
    {
        using var operation = _gate.Enter();
        Shapes.ReparameteriseBackward(heads, noise, dz, rows, dHeads);
        var (source, normals, gradient, destination) = (Own(heads), Own(noise), Own(dz), Own(dHeads));
        var latent = dz.Columns;
        for (var r = 0; r < rows; r++)
        {
            var mu = source.Row(r)[..latent];
            var logvar = source.Row(r)[latent..];
            for (var j = 0; j < latent; j++)
            {
                var d = gradient.Row(r)[j];
                var e = ScalarMath.Exp(0.5f * logvar[j]);
                var inner = FusedMultiplyAdd(d * normals.Row(r)[j], e, -1f);
                destination.Row(r)[j] = Flush(d + mu[j]);
                destination.Row(r)[latent + j] = Flush(0.5f * FusedMultiplyAdd(e, e, inner));
            }
        }
    }

    /// <inheritdoc/>
    public void VaeLoss(Matrix heads, Matrix x, Matrix y, int rows, int firstRow, Table losses, Matrix? dy)
    {
        using var operation = _gate.Enter();
        Shapes.VaeLoss(heads, x, y, rows, firstRow, losses, dy);
        var (latents, images, reconstructions, destination) = (Own(heads), Own(x), Own(y), Own(losses));
        var gradient = dy is null ? null : Own(dy);
        for (var r = 0; r < rows; r++)
        {
            var loss = destination.Row(firstRow + r);
            loss[0] = Reconstruction(images.Row(r), reconstructions.Row(r));
            loss[1] = KullbackLeibler(latents.Row(r));
            if (gradient is not null)
            {
                ReconstructionBackward(images.Row(r), reconstructions.Row(r), gradient.Row(r));
            }
        }
    }

    private static float Reconstruction(ReadOnlySpan<float> x, ReadOnlySpan<float> y)
    {
        var squares = new float[x.Length];
        for (var c = 0; c < x.Length; c++)
        {
            var d = y[c] - x[c];
            squares[c] = d * d;
        }

        return Sum16(squares);
    }

    private static float KullbackLeibler(ReadOnlySpan<float> heads)
    {
        var latent = heads.Length / 2;
        var terms = new float[latent];
        for (var j = 0; j < latent; j++)
        {
            var mu = heads[j];
            var logvar = heads[latent + j];
            terms[j] = FusedMultiplyAdd(-mu, mu, 1f + logvar) - ScalarMath.Exp(logvar);
        }

        return -0.5f * Sum16(terms);
    }

    private static void ReconstructionBackward(ReadOnlySpan<float> x, ReadOnlySpan<float> y, Span<float> dy)
    {
        for (var c = 0; c < x.Length; c++)
        {
            var d = y[c] - x[c];
            dy[c] = Flush(((d + d) * y[c]) * (1f - y[c]));
        }
    }
}
