using System.Numerics;
using System.Runtime.InteropServices;

namespace Ouroboros.Metrics;

/// <summary>What <see cref="SecondMoments.Sum"/> adds up the squares of: a point as doubles.</summary>
/// <param name="point">[dimensions].</param>
/// <param name="values">[dimensions] where the doubles go.</param>
internal delegate void MapPoint(ReadOnlySpan<float> point, Span<double> values);

/// <summary>Sums over points in double, each element added up point by point in their order, so that they are the same bits everywhere.</summary>
internal static class SecondMoments
{
    /// <summary>Mean of each dimension.</summary>
    /// <param name="points">[points, dimensions], row-major; at least one point.</param>
    /// <param name="dimensions">Dimensions.</param>
    public static double[] Mean(ReadOnlySpan<float> points, int dimensions)
    {
        var mean = new double[dimensions];
        var count = points.Length / dimensions;
        for (; !points.IsEmpty; points = points[dimensions..])
        {
            for (var i = 0; i < dimensions; i++)
            {
                mean[i] += points[i];
            }
        }

        for (var i = 0; i < dimensions; i++)
        {
            mean[i] /= count;
        }

        return mean;
    }

    /// <summary>The sum of v v^T over all points.</summary>
    /// <param name="points">[points, dimensions], row-major.</param>
    /// <param name="dimensions">Dimensions.</param>
    /// <param name="map">Makes v of a point.</param>
    /// <returns>[dimensions, dimensions], symmetric.</returns>
    public static double[] Sum(ReadOnlySpan<float> points, int dimensions, MapPoint map)
    {
        var sum = new double[dimensions * dimensions];
        var values = new double[dimensions];
        for (; !points.IsEmpty; points = points[dimensions..])
        {
            map(points[..dimensions], values);
            for (var row = 0; row < dimensions; row++)
            {
                // ReLU leaves many zeros, and what they would add is nothing.
                if (values[row] != 0)
                {
                    AddScaled(values[row], values.AsSpan(row), sum.AsSpan(row * dimensions, dimensions)[row..]);
                }
            }
        }

        for (var row = 1; row < dimensions; row++)
        {
            for (var column = 0; column < row; column++)
            {
                sum[(row * dimensions) + column] = sum[(column * dimensions) + row];
            }
        }

        return sum;
    }

    // One multiplication and one addition for each element, whatever the width.
    private static void AddScaled(double factor, ReadOnlySpan<double> values, Span<double> sums)
    {
        var vectors = MemoryMarshal.Cast<double, Vector<double>>(values);
        var sumVectors = MemoryMarshal.Cast<double, Vector<double>>(sums);
        for (var i = 0; i < vectors.Length; i++)
        {
            sumVectors[i] += vectors[i] * factor;
        }

        for (var i = vectors.Length * Vector<double>.Count; i < values.Length; i++)
        {
            sums[i] += values[i] * factor;
        }
    }
}
