namespace Ouroboros.Numerics.Simd;

/// <summary>The rows of a batch cut into items of work.</summary>
internal static class RowBlock
{
    // Large enough that claiming an item costs nothing beside it, small enough that a small batch keeps several threads busy.
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
