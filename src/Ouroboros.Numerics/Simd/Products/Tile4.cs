using System.Runtime.CompilerServices;
using Ouroboros.Numerics.Simd.Lanes;

namespace Ouroboros.Numerics.Simd.Products;

/// <summary>Micro-kernels for 16 vector registers: 4 x 3 vectors in 12 of them.</summary>
internal readonly unsafe struct Tile4<TLanes, TFloat, TInt> : ITile
    where TLanes : struct, ILanes<TFloat, TInt>
    where TFloat : struct
    where TInt : struct
{
    public static int Rows => 4;

    [SkipLocalsInit]
    public static void Three<TWalk, TSide>(
        float* a, nint panelJump, int stretch, float* b, int k, float* start, nint startRow, float* tile, ref TSide side)
        where TWalk : struct, IWalk
        where TSide : struct, ISideWork
    {
        var c00 = TLanes.Load(start);
        var c01 = TLanes.Load(start + TLanes.Count);
        var c02 = TLanes.Load(start + (2 * TLanes.Count));
        var c10 = TLanes.Load(start + startRow);
        var c11 = TLanes.Load(start + startRow + TLanes.Count);
        var c12 = TLanes.Load(start + startRow + (2 * TLanes.Count));
        var c20 = TLanes.Load(start + (2 * startRow));
        var c21 = TLanes.Load(start + (2 * startRow) + TLanes.Count);
        var c22 = TLanes.Load(start + (2 * startRow) + (2 * TLanes.Count));
        var c30 = TLanes.Load(start + (3 * startRow));
        var c31 = TLanes.Load(start + (3 * startRow) + TLanes.Count);
        var c32 = TLanes.Load(start + (3 * startRow) + (2 * TLanes.Count));
        while (true)
        {
            var steps = Math.Min(stretch, k);
            k -= steps;
            for (; steps > 0; steps--)
            {
                var b0 = TLanes.Load(b);
                var b1 = TLanes.Load(b + TLanes.Count);
                var b2 = TLanes.Load(b + (2 * TLanes.Count));
                var a0 = TLanes.Broadcast(*a);
                c00 = TLanes.Fma(a0, b0, c00);
                c01 = TLanes.Fma(a0, b1, c01);
                c02 = TLanes.Fma(a0, b2, c02);
                var a1 = TLanes.Broadcast(a[TWalk.Row]);
                c10 = TLanes.Fma(a1, b0, c10);
                c11 = TLanes.Fma(a1, b1, c11);
                c12 = TLanes.Fma(a1, b2, c12);
                var a2 = TLanes.Broadcast(a[2 * TWalk.Row]);
                c20 = TLanes.Fma(a2, b0, c20);
                c21 = TLanes.Fma(a2, b1, c21);
                c22 = TLanes.Fma(a2, b2, c22);
                var a3 = TLanes.Broadcast(a[3 * TWalk.Row]);
                c30 = TLanes.Fma(a3, b0, c30);
                c31 = TLanes.Fma(a3, b1, c31);
                c32 = TLanes.Fma(a3, b2, c32);
                a += TWalk.Step;
                b += Panel.Width;
            }

            side.Next();
            if (k == 0)
            {
                break;
            }

            a += panelJump;
        }

        TLanes.Store(c00, tile);
        TLanes.Store(c01, tile + TLanes.Count);
        TLanes.Store(c02, tile + (2 * TLanes.Count));
        TLanes.Store(c10, tile + Panel.Width);
        TLanes.Store(c11, tile + Panel.Width + TLanes.Count);
        TLanes.Store(c12, tile + Panel.Width + (2 * TLanes.Count));
        TLanes.Store(c20, tile + (2 * Panel.Width));
        TLanes.Store(c21, tile + (2 * Panel.Width) + TLanes.Count);
        TLanes.Store(c22, tile + (2 * Panel.Width) + (2 * TLanes.Count));
        TLanes.Store(c30, tile + (3 * Panel.Width));
        TLanes.Store(c31, tile + (3 * Panel.Width) + TLanes.Count);
        TLanes.Store(c32, tile + (3 * Panel.Width) + (2 * TLanes.Count));
    }

    [SkipLocalsInit]
    public static void Two<TWalk, TSide>(
        float* a, nint panelJump, int stretch, float* b, int k, float* start, nint startRow, float* tile, ref TSide side)
        where TWalk : struct, IWalk
        where TSide : struct, ISideWork
    {
        var c00 = TLanes.Load(start);
        var c01 = TLanes.Load(start + TLanes.Count);
        var c10 = TLanes.Load(start + startRow);
        var c11 = TLanes.Load(start + startRow + TLanes.Count);
        var c20 = TLanes.Load(start + (2 * startRow));
        var c21 = TLanes.Load(start + (2 * startRow) + TLanes.Count);
        var c30 = TLanes.Load(start + (3 * startRow));
        var c31 = TLanes.Load(start + (3 * startRow) + TLanes.Count);
        while (true)
        {
            var steps = Math.Min(stretch, k);
            k -= steps;
            for (; steps > 0; steps--)
            {
                var b0 = TLanes.Load(b);
                var b1 = TLanes.Load(b + TLanes.Count);
                var a0 = TLanes.Broadcast(*a);
                c00 = TLanes.Fma(a0, b0, c00);
                c01 = TLanes.Fma(a0, b1, c01);
                var a1 = TLanes.Broadcast(a[TWalk.Row]);
                c10 = TLanes.Fma(a1, b0, c10);
                c11 = TLanes.Fma(a1, b1, c11);
                var a2 = TLanes.Broadcast(a[2 * TWalk.Row]);
                c20 = TLanes.Fma(a2, b0, c20);
                c21 = TLanes.Fma(a2, b1, c21);
                var a3 = TLanes.Broadcast(a[3 * TWalk.Row]);
                c30 = TLanes.Fma(a3, b0, c30);
                c31 = TLanes.Fma(a3, b1, c31);
                a += TWalk.Step;
                b += Panel.Width;
            }

            side.Next();
            if (k == 0)
            {
                break;
            }

            a += panelJump;
        }

        TLanes.Store(c00, tile);
        TLanes.Store(c01, tile + TLanes.Count);
        TLanes.Store(c10, tile + Panel.Width);
        TLanes.Store(c11, tile + Panel.Width + TLanes.Count);
        TLanes.Store(c20, tile + (2 * Panel.Width));
        TLanes.Store(c21, tile + (2 * Panel.Width) + TLanes.Count);
        TLanes.Store(c30, tile + (3 * Panel.Width));
        TLanes.Store(c31, tile + (3 * Panel.Width) + TLanes.Count);
    }

    [SkipLocalsInit]
    public static void One<TWalk, TSide>(
        float* a, nint panelJump, int stretch, float* b, int k, float* start, nint startRow, float* tile, ref TSide side)
        where TWalk : struct, IWalk
        where TSide : struct, ISideWork
    {
        var c00 = TLanes.Load(start);
        var c10 = TLanes.Load(start + startRow);
        var c20 = TLanes.Load(start + (2 * startRow));
        var c30 = TLanes.Load(start + (3 * startRow));
        while (true)
        {
            var steps = Math.Min(stretch, k);
            k -= steps;
            for (; steps > 0; steps--)
            {
                var b0 = TLanes.Load(b);
                var a0 = TLanes.Broadcast(*a);
                c00 = TLanes.Fma(a0, b0, c00);
                var a1 = TLanes.Broadcast(a[TWalk.Row]);
                c10 = TLanes.Fma(a1, b0, c10);
                var a2 = TLanes.Broadcast(a[2 * TWalk.Row]);
                c20 = TLanes.Fma(a2, b0, c20);
                var a3 = TLanes.Broadcast(a[3 * TWalk.Row]);
                c30 = TLanes.Fma(a3, b0, c30);
                a += TWalk.Step;
                b += Panel.Width;
            }

            side.Next();
            if (k == 0)
            {
                break;
            }

            a += panelJump;
        }

        TLanes.Store(c00, tile);
        TLanes.Store(c10, tile + Panel.Width);
        TLanes.Store(c20, tile + (2 * Panel.Width));
        TLanes.Store(c30, tile + (3 * Panel.Width));
    }
}
