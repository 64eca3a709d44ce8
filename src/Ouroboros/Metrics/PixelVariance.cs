using Ouroboros.Numerics;

namespace Ouroboros.Metrics;

/// <summary>How much images differ: the variance of each pixel over a data set (divisor n - 1), averaged over the pixels.</summary>
public static class PixelVariance
{
    private const int ChunkRows = 64;

    /// <summary>Of the first <paramref name="images"/> rows of a table; 0 for a single image.</summary>
    public static double Of(IBackend backend, Table table, int images)
    {
        ArgumentNullException.ThrowIfNull(backend);
        ArgumentNullException.ThrowIfNull(table);
        var sums = new double[table.Columns];
        var squares = new double[table.Columns];
        var chunk = new float[ChunkRows * table.Columns];
        for (var first = 0; first < images; first += ChunkRows)
        {
            var values = chunk.AsSpan(0, Math.Min(ChunkRows, images - first) * table.Columns);
            backend.Read(table, first, values);
            for (; !values.IsEmpty; values = values[table.Columns..])
            {
                Add(values[..table.Columns], sums, squares);
            }
        }

        return Mean(sums, squares, images);
    }

    // Doubles: the squares of pixels are exact in them, and what cancels in the end is far above what their sums lose.
    private static void Add(ReadOnlySpan<float> row, double[] sums, double[] squares)
    {
        for (var column = 0; column < row.Length; column++)
        {
            double value = row[column];
            sums[column] += value;
            squares[column] += value * value;
        }
    }

    private static double Mean(double[] sums, double[] squares, int images)
    {
        var total = 0.0;
        for (var column = 0; column < sums.Length; column++)
        {
            total += Math.Max(0, squares[column] - (sums[column] * sums[column] / images));
        }

        return total / sums.Length / Math.Max(1, images - 1);
    }
}
