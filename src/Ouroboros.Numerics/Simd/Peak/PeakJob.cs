using System.Runtime.CompilerServices;
using Ouroboros.Numerics.Simd.Lanes;

namespace Ouroboros.Numerics.Simd.Peak;

/// <summary>Nothing but fused multiply-adds: twelve chains in registers, the same item over and over.</summary>
internal readonly struct PeakJob<TLanes, TFloat, TInt> : IJob
    where TLanes : struct, ILanes<TFloat, TInt>
    where TFloat : struct
    where TInt : struct
{
    // Two units with a latency of four or five cycles need ten chains; twelve and their operands fit sixteen registers.
    private const int Chains = 12;
    private const int Steps = 5_000;

    /// <summary>Floating-point operations of an item.</summary>
    public static double Operations => 2.0 * Chains * Steps * TLanes.Count;

    public int Items => 1;

    [MethodImpl(MethodImplOptions.NoInlining)]
    public void Execute(int item)
    {
        // The chains tend to 1: never infinite, never subnormal, so no processor slows down on the values.
        var factor = TLanes.Broadcast(0.75f);
        var term = TLanes.Broadcast(0.25f);
        var c0 = term;
        var c1 = term;
        var c2 = term;
        var c3 = term;
        var c4 = term;
        var c5 = term;
        var c6 = term;
        var c7 = term;
        var c8 = term;
        var c9 = term;
        var c10 = term;
        var c11 = term;
        for (var step = 0; step < Steps; step++)
        {
            c0 = TLanes.Fma(c0, factor, term);
            c1 = TLanes.Fma(c1, factor, term);
            c2 = TLanes.Fma(c2, factor, term);
            c3 = TLanes.Fma(c3, factor, term);
            c4 = TLanes.Fma(c4, factor, term);
            c5 = TLanes.Fma(c5, factor, term);
            c6 = TLanes.Fma(c6, factor, term);
            c7 = TLanes.Fma(c7, factor, term);
            c8 = TLanes.Fma(c8, factor, term);
            c9 = TLanes.Fma(c9, factor, term);
            c10 = TLanes.Fma(c10, factor, term);
            c11 = TLanes.Fma(c11, factor, term);
        }

        var sum = TLanes.Add(TLanes.Add(TLanes.Add(c0, c1), TLanes.Add(c2, c3)), TLanes.Add(TLanes.Add(c4, c5), TLanes.Add(c6, c7)));
        Use(TLanes.Add(sum, TLanes.Add(TLanes.Add(c8, c9), TLanes.Add(c10, c11))));
    }

    // Without a use the compiler might drop the chains.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void Use(TFloat value) => _ = value;
}
