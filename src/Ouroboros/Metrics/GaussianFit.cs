namespace Ouroboros.Metrics;

/// <summary>Mean and covariance of points, in double.</summary>
/// <param name="Mean">[dimensions].</param>
/// <param name="Covariance">[dimensions, dimensions], symmetric.</param>
public sealed record GaussianFit(IReadOnlyList<double> Mean, double[] Covariance)
{
    /// <summary>Of points, covariance with the divisor n - 1.</summary>
    /// <param name="points">[points, dimensions], row-major; at least two points.</param>
    /// <param name="dimensions">Dimensions.</param>
    /// <exception cref="ArgumentException">These are not whole points, or fewer than two.</exception>
    public static GaussianFit Of(float[] points, int dimensions) => Of(PointSet.Of(points, dimensions));

    /// <summary>Of points, covariance with the divisor n - 1.</summary>
    /// <exception cref="ArgumentException">There are fewer than two.</exception>
    internal static GaussianFit Of(PointSet points)
    {
        if (points.Count < 2)
        {
            throw new ArgumentException($"{points.Count} points have no covariance.", nameof(points));
        }

        // Deviations from the mean, not sums of squares: a collapsed set lies close together and far from the origin.
        var mean = SecondMoments.Mean(points);
        var covariance = SecondMoments.Sum(points, (row, values) =>
        {
            for (var i = 0; i < values.Length; i++)
            {
                values[i] = row[i] - mean[i];
            }
        });
        for (var i = 0; i < covariance.Length; i++)
        {
            covariance[i] /= points.Count - 1;
        }

        return new GaussianFit(mean, covariance);
    }
}
