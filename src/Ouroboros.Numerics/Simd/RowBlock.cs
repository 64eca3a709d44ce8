namespace Ouroboros.Numerics.Simd;

/// <summary>The rows of a batch cut into items of work.</summary>
internal static class RowBlock
{
    // A block of one panel takes a hundred times as long as claiming it. Up to 128 rows there would be too few blocks of 32 for a handful of
    // threads; half as many rows still are two tiles.
    private const int Rows = 32;
    private const int RowsOfSmallBatch = 16;
    private const int SmallBatch = 128;

    public static int Count(int rows) => (rows + Size(rows) - 1) / Size(rows);

    public static (int First, int End) Of(int block, int rows) =>
        (block * Size(rows), Math.Min((block + 1) * Size(rows), rows));

    /// <summary>Whether a batch has too few rows to be shared out by rows alone.</summary>
    public static bool IsSmall(int rows) => rows <= SmallBatch;

    private static int Size(int rows) => IsSmall(rows) ? RowsOfSmallBatch : Rows;
}
