using Ouroboros.Models;
using Ouroboros.Numerics;
using Ouroboros.Numerics.Random;
using Ouroboros.Training;

namespace Ouroboros.Bench.Measuring;

/// <summary>Counts the hidden units of a VAE that are zero whatever the image: ReLU lets no gradient through to their weights.</summary>
internal static class DeadUnits
{
    /// <summary>The share, 0 to 1, of hidden units in encoder and decoder that are 0 for each of the set's first images.</summary>
    /// <param name="backend">Where the model lives.</param>
    /// <param name="vae">The model.</param>
    /// <param name="set">Images; the decoder sees their latent points.</param>
    /// <param name="rows">How many images.</param>
    public static double Share(IBackend backend, Vae vae, TrainingSet set, int rows)
    {
        using var images = backend.CreateMatrix(rows, vae.Encoder.Widths[0]);
        backend.Load(set.Images, 0, rows, images);
        var (encoded, deadBefore, unitsBefore) = Through(backend, vae.Encoder, vae.Encoder.Layers.Count, images);
        using (encoded)
        {
            using var heads = backend.CreateMatrix(rows, 2 * vae.Latent);
            using var noise = backend.CreateMatrix(rows, vae.Latent);
            using var z = backend.CreateMatrix(rows, vae.Latent);
            backend.Forward(encoded, rows, vae.Heads, Activation.None, heads);
            backend.FillNormal(new RandomKey(1, Purpose.EvaluationNoise, 1), 0, rows, noise);
            backend.Reparameterise(heads, noise, rows, z);
            var (decoded, deadAfter, unitsAfter) = Through(backend, vae.Decoder, vae.Decoder.Layers.Count - 1, z);
            decoded.Dispose();
            return (double)(deadBefore + deadAfter) / (unitsBefore + unitsAfter);
        }
    }

    /// <summary>The output of a chain's first layers, and how many of their units are 0 in every row, of how many.</summary>
    private static (Matrix Output, int Dead, int Units) Through(IBackend backend, LinearChain chain, int layers, Matrix input)
    {
        var (dead, units) = (0, 0);
        var x = input;
        for (var i = 0; i < layers; i++)
        {
            var y = backend.CreateMatrix(x.Rows, chain.Layers[i].Outputs);
            backend.Forward(x, x.Rows, chain.Layers[i], chain.After(i), y);
            dead += ZeroColumns(backend, y);
            units += y.Columns;
            if (x != input)
            {
                x.Dispose();
            }

            x = y;
        }

        return (x, dead, units);
    }

    private static int ZeroColumns(IBackend backend, Matrix matrix)
    {
        var values = new float[matrix.Rows * matrix.Columns];
        backend.Read(matrix, values);
        return Enumerable.Range(0, matrix.Columns).Count(column =>
            Enumerable.Range(0, matrix.Rows).All(row => values[(row * matrix.Columns) + column] == 0));
    }
}
