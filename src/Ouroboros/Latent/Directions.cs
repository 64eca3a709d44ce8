using Ouroboros.Numerics.Random;

namespace Ouroboros.Latent;

/// <summary>Random directions at right angles, all such sets being equally likely: normal vectors, orthonormalised one after the other.</summary>
internal static class Directions
{
    /// <summary>Draws directions.</summary>
    /// <param name="key">Stream of the numbers; the same key gives the same directions.</param>
    /// <param name="count">How many, at most as many as there are dimensions.</param>
    /// <param name="dimensions">Numbers in each.</param>
    /// <returns>[count][dimensions] of norm 1, at right angles within the rounding of doubles.</returns>
    public static double[][] Draw(in RandomKey key, int count, int dimensions)
    {
        var stream = new RandomStream(key);
        var directions = new double[count][];
        for (var i = 0; i < count; i++)
        {
            var drawn = new double[dimensions];
            for (var j = 0; j < dimensions; j++)
            {
                drawn[j] = stream.NextNormal();
            }

            // Gram and Schmidt's way, twice: in few dimensions the last vector may lose nearly all of itself to those before, and what the first
            // pass leaves of it is as inexact as it is short. The second makes that good (Giraud, Langou and Rozloznik, 2005).
            RemoveAll(directions.AsSpan(0, i), drawn);
            Normalise(drawn);
            RemoveAll(directions.AsSpan(0, i), drawn);
            Normalise(drawn);
            directions[i] = drawn;
        }

        return directions;
    }

    private static void RemoveAll(ReadOnlySpan<double[]> directions, double[] vector)
    {
        foreach (var direction in directions)
        {
            var share = Product(direction, vector);
            for (var j = 0; j < vector.Length; j++)
            {
                vector[j] -= share * direction[j];
            }
        }
    }

    private static void Normalise(double[] vector)
    {
        var norm = Math.Sqrt(Product(vector, vector));
        for (var j = 0; j < vector.Length; j++)
        {
            vector[j] /= norm;
        }
    }

    // One after the other, so that the sum is the same on every machine.
    private static double Product(double[] a, double[] b)
    {
        var sum = 0.0;
        for (var j = 0; j < a.Length; j++)
        {
            sum += a[j] * b[j];
        }

        return sum;
    }
}
