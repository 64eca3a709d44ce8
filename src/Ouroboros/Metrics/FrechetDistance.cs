namespace Ouroboros.Metrics;

/// <summary>
/// Fréchet distance of two Gaussians (Dowson and Landau 1982; of image features: Heusel et al. 2017, arXiv 1706.08500), squared as usual:
/// |m1 - m2|^2 + tr(S1 + S2 - 2 (S1 S2)^(1/2)).
/// </summary>
public static class FrechetDistance
{
    /// <summary>0 for equal Gaussians; grows without bound. In squared units of the points.</summary>
    /// <exception cref="ArgumentException">The Gaussians are not of the same number of dimensions.</exception>
    public static double Between(GaussianFit a, GaussianFit b)
    {
        ArgumentNullException.ThrowIfNull(a);
        ArgumentNullException.ThrowIfNull(b);
        var dimensions = a.Mean.Count;
        if (b.Mean.Count != dimensions)
        {
            throw new ArgumentException($"Gaussians of {dimensions} and {b.Mean.Count} dimensions have no distance.", nameof(b));
        }

        var distance = 0.0;
        for (var i = 0; i < dimensions; i++)
        {
            var difference = a.Mean[i] - b.Mean[i];
            distance += (difference * difference) + a.Covariance[(i * dimensions) + i] + b.Covariance[(i * dimensions) + i];
        }

        // Equal Gaussians come out at some 1e-12 on either side of 0.
        return Math.Max(0, distance - (2 * TraceOfRoot(a.Covariance, b.Covariance, dimensions)));
    }

    // S1 S2 has the eigenvalues of L^T S2 L, where L = V D^(1/2) and S1 = V D V^T: symmetric, and none of them negative but by rounding.
    private static double TraceOfRoot(double[] first, double[] second, int dimensions)
    {
        var (values, vectors) = SymmetricEigen.Of(first, dimensions);
        for (var vector = 0; vector < dimensions; vector++)
        {
            var scale = Math.Sqrt(Math.Max(0, values[vector]));
            foreach (ref var element in vectors.AsSpan(vector * dimensions, dimensions))
            {
                element *= scale;
            }
        }

        // Rows of `vectors` are the columns of L.
        var half = ProductOfRows(vectors, second, dimensions);
        var trace = 0.0;
        foreach (var value in SymmetricEigen.Of(ProductOfRows(vectors, half, dimensions), dimensions).Values)
        {
            trace += Math.Sqrt(Math.Max(0, value));
        }

        return trace;
    }

    // [i, j] = row i of a times row j of b. With b symmetric that is a b, and with b = a S it is a S a^T, transposed.
    private static double[] ProductOfRows(double[] a, double[] b, int order)
    {
        var product = new double[order * order];
        for (var i = 0; i < order; i++)
        {
            var row = a.AsSpan(i * order, order);
            for (var j = 0; j < order; j++)
            {
                product[(i * order) + j] = Dot(row, b.AsSpan(j * order, order));
            }
        }

        return product;
    }

    private static double Dot(ReadOnlySpan<double> a, ReadOnlySpan<double> b)
    {
        var sum = 0.0;
        for (var i = 0; i < a.Length; i++)
        {
            sum += a[i] * b[i];
        }

        return sum;
    }
}
