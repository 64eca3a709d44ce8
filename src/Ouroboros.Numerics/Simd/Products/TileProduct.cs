using System.Runtime.CompilerServices;
using Ouroboros.Numerics.Simd.Lanes;

namespace Ouroboros.Numerics.Simd.Products;

/// <summary>A tile of 8 rows and 16, 32 or 48 columns, cut into the micro-kernels that the vector width allows.</summary>
internal static unsafe class TileProduct<TLanes, TFloat, TInt>
    where TLanes : struct, ILanes<TFloat, TInt>
    where TFloat : struct
    where TInt : struct
{
    /// <summary>The arguments are those of <see cref="Tile8{TLanes,TFloat,TInt}"/>; <paramref name="width"/> is the tile's columns.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Multiply<TWalk>(
        float* a, nint panelJump, int inner, float* b, int k, float* start, nint startRow, float* tile, int width)
        where TWalk : struct, IWalk
    {
        if (TLanes.Registers >= 32)
        {
            Columns8<TWalk>(a, panelJump, inner, b, k, start, startRow, tile, width);
        }
        else
        {
            Columns4<TWalk>(a, panelJump, inner, b, k, start, startRow, tile, width);
            Columns4<TWalk>(
                a + (4 * TWalk.Row), panelJump, inner, b, k, start + (4 * startRow), startRow, tile + (4 * Panel.Width), width);
        }
    }

    private static void Columns8<TWalk>(
        float* a, nint panelJump, int inner, float* b, int k, float* start, nint startRow, float* tile, int width)
        where TWalk : struct, IWalk
    {
        for (var column = 0; column < width;)
        {
            var vectors = NextVectors((width - column) / TLanes.Count);
            switch (vectors)
            {
                case 3:
                    Tile8<TLanes, TFloat, TInt>.Tile8x3<TWalk>(
                        a, panelJump, inner, b + column, k, start + column, startRow, tile + column);
                    break;
                case 2:
                    Tile8<TLanes, TFloat, TInt>.Tile8x2<TWalk>(
                        a, panelJump, inner, b + column, k, start + column, startRow, tile + column);
                    break;
                default:
                    Tile8<TLanes, TFloat, TInt>.Tile8x1<TWalk>(
                        a, panelJump, inner, b + column, k, start + column, startRow, tile + column);
                    break;
            }

            column += vectors * TLanes.Count;
        }
    }

    private static void Columns4<TWalk>(
        float* a, nint panelJump, int inner, float* b, int k, float* start, nint startRow, float* tile, int width)
        where TWalk : struct, IWalk
    {
        for (var column = 0; column < width;)
        {
            var vectors = NextVectors((width - column) / TLanes.Count);
            switch (vectors)
            {
                case 3:
                    Tile4<TLanes, TFloat, TInt>.Tile4x3<TWalk>(
                        a, panelJump, inner, b + column, k, start + column, startRow, tile + column);
                    break;
                case 2:
                    Tile4<TLanes, TFloat, TInt>.Tile4x2<TWalk>(
                        a, panelJump, inner, b + column, k, start + column, startRow, tile + column);
                    break;
                default:
                    Tile4<TLanes, TFloat, TInt>.Tile4x1<TWalk>(
                        a, panelJump, inner, b + column, k, start + column, startRow, tile + column);
                    break;
            }

            column += vectors * TLanes.Count;
        }
    }

    // As even as possible, at most 3: four vectors are 2 + 2, because a lone one has too few chains to hide the latency.
    private static int NextVectors(int left)
    {
        var tiles = (left + 2) / 3;
        return (left + tiles - 1) / tiles;
    }
}
