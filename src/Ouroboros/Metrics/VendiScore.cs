using Ouroboros.Numerics;

namespace Ouroboros.Metrics;

/// <summary>
/// Vendi score of order 1 (Friedman and Dieng 2022, arXiv 2210.02410): how many wholly different points would be as varied. exp of the
/// entropy of the eigenvalues of K / n, where K is the similarity of each pair of n points.
/// </summary>
public static class VendiScore
{
    // Below the rounding of the eigenvalues, which sum to 1; their entropy is below 1e-13.
    private const double LeastShare = 1e-15;

    /// <summary>Of points whose similarities are known. From 1 (all alike) to n (none like another).</summary>
    /// <param name="similarities">[n, n] symmetric, positive semi-definite, 1 on the diagonal.</param>
    /// <param name="points">n, at least 1.</param>
    /// <exception cref="ArgumentException">The matrix is not of so many points.</exception>
    public static double OfKernel(double[] similarities, int points)
    {
        ArgumentNullException.ThrowIfNull(similarities);
        if (points < 1 || similarities.Length != (long)points * points)
        {
            throw new ArgumentException($"{similarities.Length} similarities are not those of {points} points.", nameof(similarities));
        }

        return OfEigenvalues(SymmetricEigen.Of(similarities, points).Values);
    }

    /// <summary>
    /// Of points compared by the cosine of their angle. From 1 to the number of dimensions. The n by n kernel has the eigenvalues of the
    /// small matrix of the dimensions, and zeros. A point at the origin, which has no direction, counts for nothing.
    /// </summary>
    /// <param name="points">[points, dimensions], row-major, at least one.</param>
    /// <param name="dimensions">Dimensions.</param>
    /// <exception cref="ArgumentException">These are not whole points, or there is none.</exception>
    public static double OfDirections(float[] points, int dimensions) => OfDirections(PointSet.Of(points, dimensions));

    /// <summary>Of points compared by the cosine of their angle.</summary>
    /// <exception cref="ArgumentException">There is none.</exception>
    internal static double OfDirections(PointSet points) => points.Count > 0
        ? OfEigenvalues(SymmetricEigen.Of(SecondMoments.Sum(points, Normalise), points.Dimensions).Values)
        : throw new ArgumentException("No points have no score.", nameof(points));

    private static void Normalise(ReadOnlySpan<float> point, Span<double> values)
    {
        var square = 0.0;
        for (var i = 0; i < point.Length; i++)
        {
            square += (double)point[i] * point[i];
        }

        var scale = square > 0 ? 1 / Math.Sqrt(square) : 0;
        for (var i = 0; i < point.Length; i++)
        {
            values[i] = point[i] * scale;
        }
    }

    private static double OfEigenvalues(double[] values)
    {
        var total = 0.0;
        foreach (var value in values)
        {
            total += Math.Max(0, value);
        }

        var entropy = 0.0;
        foreach (var value in values)
        {
            var share = value / total;
            if (share > LeastShare)
            {
                entropy -= share * DoubleMath.Log(share);
            }
        }

        return DoubleMath.Exp(entropy);
    }
}
