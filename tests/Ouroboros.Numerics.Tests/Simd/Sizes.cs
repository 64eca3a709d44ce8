namespace Ouroboros.Numerics.Tests.Simd;

/// <summary>The sizes at which kernels are compared.</summary>
internal static class Sizes
{
    private const int Longest = 130;
    private const int MostRows = 20;

    /// <summary>Around the borders of vectors (16) and of tiles (48).</summary>
    public static readonly int[] TileColumns = [1, 2, 7, 8, 9, 15, 16, 17, 31, 32, 33, 47, 48, 49, 63, 64, 65, 95, 96, 97];

    /// <summary>Around the borders of tiles of 8 rows, and of the blocks of 32 rows that threads share out.</summary>
    public static readonly int[] TileRows = [1, 2, 7, 8, 9, 15, 16, 17, 24, 25, 31, 32, 33, 63, 64, 65];

    /// <summary>Every length of a row, each with some number of rows, and every number of rows, with some lengths; and several blocks of rows, which threads share out.</summary>
    public static IEnumerable<(int Rows, int Columns)> Elementwise =>
        Enumerable.Range(1, Longest).Select(columns => (1 + (columns * 7 % MostRows), columns))
            .Concat(from rows in Enumerable.Range(1, MostRows) from columns in new[] { 1, 16, 17, 50, 64, 128 } select (rows, columns))
            .Concat(from rows in new[] { 31, 32, 33, 63, 64, 65, 97 } from columns in new[] { 3, 10, 49, 100 } select (rows, columns));

    /// <summary>
    /// Products of [m, k] with [k, n]: all pairs of tile borders, each with a short, a middle and a long k; and every k up to 100.
    /// </summary>
    public static IEnumerable<(int M, int N, int K)> Products
    {
        get
        {
            var turn = 0;
            foreach (var m in TileRows)
            {
                foreach (var n in TileColumns)
                {
                    turn++;
                    yield return (m, n, 1 + (turn * 5 % 16));
                    yield return (m, n, 17 + (turn * 11 % 83));
                }
            }

            for (var k = 1; k <= 100; k++)
            {
                yield return (TileRows[k * 5 % TileRows.Length], TileColumns[k * 7 % TileColumns.Length], k);
                yield return (13, 49, k);
            }
        }
    }

    /// <summary>A seeded sample up to the default network's largest product, and that product; sizes are even by their logarithm.</summary>
    public static IEnumerable<(int M, int N, int K)> LargeProducts
    {
        get
        {
            var words = TestValues.Uniform(99, 3 * 12);
            for (var i = 0; i < words.Length; i += 3)
            {
                yield return (Size(words[i], 512), Size(words[i + 1], 784), Size(words[i + 2], 784));
            }

            yield return (512, 512, 784);
        }
    }

    private static int Size(float uniform, int greatest) => (int)Math.Pow(greatest, (uniform + 1) / 2);
}
