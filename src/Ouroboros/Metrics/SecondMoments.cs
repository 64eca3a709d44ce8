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
    private const int ChunkPoints = 64;

    /// <summary>Mean of each dimension.</summary>
    /// <param name="points">At least one point.</param>
    public static double[] Mean(PointSet points)
    {
        var mean = new double[points.Dimensions];
        ForEach(points, point =>
        {
            for (var i = 0; i < point.Length; i++)
            {
                mean[i] += point[i];
            }
        });
        for (var i = 0; i < mean.Length; i++)
        {
            mean[i] /= points.Count;
        }

        return mean;
    }

    /// <summary>The mean in single precision: what is taken from points before their distances are measured.</summary>
    public static float[] Centre(PointSet points) => Array.ConvertAll(Mean(points), value => (float)value);

    /// <summary>The sum of v v^T over all points.</summary>
    /// <param name="points">The points.</param>
    /// <param name="map">Makes v of a point.</param>
    /// <returns>[dimensions, dimensions], symmetric.</returns>
    public static double[] Sum(PointSet points, MapPoint map)
    {
        var dimensions = points.Dimensions;
        var sum = new double[dimensions * dimensions];
        var values = new double[dimensions];
        ForEach(points, point =>
        {
            map(point, values);
            for (var row = 0; row < dimensions; row++)
            {
                // ReLU leaves many zeros, and what they would add is nothing.
                if (values[row] != 0)
                {
                    AddScaled(values[row], values.AsSpan(row), sum.AsSpan(row * dimensions, dimensions)[row..]);
                }
            }
        });

        for (var row = 1; row < dimensions; row++)
        {
            for (var column = 0; column < row; column++)
            {
                sum[(row * dimensions) + column] = sum[(column * dimensions) + row];
            }
        }

        return sum;
    }

    private static void ForEach(PointSet points, Action<ReadOnlySpan<float>> look)
    {
        var chunk = new float[ChunkPoints * points.Dimensions];
        for (var first = 0; first < points.Count; first += ChunkPoints)
        {
            var values = chunk.AsSpan(0, Math.Min(ChunkPoints, points.Count - first) * points.Dimensions);
            points.Read(first, values);
            for (; !values.IsEmpty; values = values[points.Dimensions..])
            {
                look(values[..points.Dimensions]);
            }
        }
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
