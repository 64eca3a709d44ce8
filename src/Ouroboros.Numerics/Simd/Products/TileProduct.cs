using System.Runtime.CompilerServices;
using Ouroboros.Numerics.Simd.Lanes;

namespace Ouroboros.Numerics.Simd.Products;

/// <summary>A tile of 8 rows and 16, 32 or 48 columns, cut into the micro-kernels that width and number of registers allow.</summary>
internal static unsafe class TileProduct<TLanes, TFloat, TInt>
    where TLanes : struct, ILanes<TFloat, TInt>
    where TFloat : struct
    where TInt : struct
{
    /// <summary>The arguments are those of <see cref="ITile"/>; <paramref name="width"/> is the tile's columns.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Multiply<TWalk>(
        float* a, nint panelJump, int inner, float* b, int k, float* start, nint startRow, float* tile, int width)
        where TWalk : struct, IWalk
    {
        if (TLanes.Registers >= 32)
        {
            Cut<Tile8<TLanes, TFloat, TInt>, TWalk>(a, panelJump, inner, b, k, start, startRow, tile, width);
        }
        else
        {
            Cut<Tile4<TLanes, TFloat, TInt>, TWalk>(a, panelJump, inner, b, k, start, startRow, tile, width);
        }
    }

    private static void Cut<TTile, TWalk>(
        float* a, nint panelJump, int inner, float* b, int k, float* start, nint startRow, float* tile, int width)
        where TTile : struct, ITile
        where TWalk : struct, IWalk
    {
        for (var row = 0; row < Panel.TileRows; row += TTile.Rows)
        {
            for (var column = 0; column < width;)
            {
                var vectors = NextVectors((width - column) / TLanes.Count);
                switch (vectors)
                {
                    case 3:
                        TTile.Three<TWalk>(a, panelJump, inner, b + column, k, start + column, startRow, tile + column);
                        break;
                    case 2:
                        TTile.Two<TWalk>(a, panelJump, inner, b + column, k, start + column, startRow, tile + column);
                        break;
                    default:
                        TTile.One<TWalk>(a, panelJump, inner, b + column, k, start + column, startRow, tile + column);
                        break;
                }

                column += vectors * TLanes.Count;
            }

            a += TTile.Rows * TWalk.Row;
            start += TTile.Rows * startRow;
            tile += TTile.Rows * Panel.Width;
        }
    }

    // As even as possible, at most 3: four vectors are 2 + 2, because a lone one has too few chains to hide the latency.
    private static int NextVectors(int left)
    {
        var tiles = (left + 2) / 3;
        return (left + tiles - 1) / tiles;
    }
}
