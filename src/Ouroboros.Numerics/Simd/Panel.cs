namespace Ouroboros.Numerics.Simd;

/// <summary>The layout of every matrix here: panels of 48 columns, each panel its rows one after the other, 48 floats a row.</summary>
/// <remarks>
/// <para>Element (r, c) lies at (c / 48) * paddedRows * 48 + r * 48 + c % 48. A product reads its right factor a panel at a time, which
/// is then one run of memory with no packing step; its left factor's scalars lie at constant distances; and what a product writes is
/// laid out as the next one reads it.</para>
/// <para>48 columns are three AVX-512 vectors, and 8 rows of them take 24 of 32 registers: enough independent chains to hide
/// the latency of fused multiply-add on any processor with two such units, with room for the operands. 48 is also
/// a multiple of AVX2's 24-column tiles. Rows are padded to 8, so no tile is ever cut; columns beyond the last are 0 and stay 0.</para>
/// </remarks>
internal static class Panel
{
    /// <summary>Columns of a panel.</summary>
    public const int Width = 48;

    /// <summary>Rows of a tile; rows are padded to a multiple of it.</summary>
    public const int TileRows = 8;

    /// <summary>Columns are worked on in blocks of 16, the widest vector.</summary>
    public const int Block = 16;

    /// <summary>Blocks of a panel.</summary>
    public const int BlocksPerPanel = Width / Block;

    /// <summary>Panels that <paramref name="columns"/> columns take.</summary>
    public static int Count(int columns) => (columns + Width - 1) / Width;

    /// <summary>Rows in memory.</summary>
    public static int PadRows(int rows) => (rows + TileRows - 1) / TileRows * TileRows;

    /// <summary>Columns in use of a panel, rounded up to whole blocks.</summary>
    public static int UsedWidth(int columns, int panel) =>
        Math.Min(Width, (columns - (panel * Width) + Block - 1) / Block * Block);
}
