using Ouroboros.Numerics;
using Ouroboros.Numerics.Random;

namespace Ouroboros.Tests.Metrics;

/// <summary>Independent points from N(0, I).</summary>
internal static class Gaussian
{
    private const int Chunk = 1000;

    /// <summary>[points, dimensions]; each number has points of its own.</summary>
    public static float[] Points(IBackend backend, int number, int points, int dimensions)
    {
        using var matrix = backend.CreateMatrix(Math.Min(points, Chunk), dimensions);
        var all = new float[points * dimensions];
        for (var first = 0; first < points; first += matrix.Rows)
        {
            var rows = Math.Min(matrix.Rows, points - first);
            backend.FillNormal(new RandomKey(5, Purpose.Sampling, number), first, rows, matrix);
            backend.Read(matrix, all.AsSpan(first * dimensions, rows * dimensions));
        }

        return all;
    }
}
