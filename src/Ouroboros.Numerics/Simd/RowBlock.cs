namespace Ouroboros.Numerics.Simd;

/// <summary>The rows of a batch cut into items of work.</summary>
internal static class RowBlock
{
    // Large enough that claiming an item costs nothing beside it, small enough that a batch of 128 keeps four threads busy.
    private const int Rows = 32;

    public static int Count(int rows) => (rows + Rows - 1) / Rows;

    public static (int First, int End) Of(int block, int rows) => (block * Rows, Math.Min((block + 1) * Rows, rows));
}
