using System.Runtime.CompilerServices;
using Ouroboros.Numerics.Simd.Lanes;

namespace Ouroboros.Numerics.Simd.Products;

/// <summary>A tile of 8 rows and 16, 32 or 48 columns, cut into the micro-kernels that width and number of registers allow.</summary>
internal static unsafe class TileProduct<TLanes, TFloat, TInt>
    where TLanes : struct, ILanes<TFloat, TInt>
    where TFloat : struct
    where TInt : struct
{
    /// <summary>How many times a full tile's chains are walked, one micro-kernel after the other.</summary>
    public static int Chains =>
        Panel.TileRows / (TLanes.Registers >= 32 ? 8 : 4) * (((Panel.Width / TLanes.Count) + 2) / 3);

    /// <summary>The arguments are those of <see cref="ITile"/>; <paramref name="width"/> is the tile's columns.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Multiply<TWalk, TSide>(
        float* a, nint panelJump, int stretch, float* b, int k, float* start, nint startRow, float* tile, int width, ref TSide side)
        where TWalk : struct, IWalk
        where TSide : struct, ISideWork
    {
        if (TLanes.Registers >= 32)
        {
            Cut<Tile8<TLanes, TFloat, TInt>, TWalk, TSide>(a, panelJump, stretch, b, k, start, startRow, tile, width, ref side);
        }
        else
        {
            Cut<Tile4<TLanes, TFloat, TInt>, TWalk, TSide>(a, panelJump, stretch, b, k, start, startRow, tile, width, ref side);
        }
    }

    private static void Cut<TTile, TWalk, TSide>(
        float* a, nint panelJump, int stretch, float* b, int k, float* start, nint startRow, float* tile, int width, ref TSide side)
        where TTile : struct, ITile
        where TWalk : struct, IWalk
        where TSide : struct, ISideWork
    {
        for (var row = 0; row < Panel.TileRows; row += TTile.Rows)
        {
            for (var column = 0; column < width;)
            {
                var vectors = NextVectors((width - column) / TLanes.Count);
                switch (vectors)
                {
                    case 3:
                        TTile.Three<TWalk, TSide>(
                            a, panelJump, stretch, b + column, k, start + column, startRow, tile + column, ref side);
                        break;
                    case 2:
                        TTile.Two<TWalk, TSide>(
                            a, panelJump, stretch, b + column, k, start + column, startRow, tile + column, ref side);
                        break;
                    default:
                        TTile.One<TWalk, TSide>(
                            a, panelJump, stretch, b + column, k, start + column, startRow, tile + column, ref side);
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
