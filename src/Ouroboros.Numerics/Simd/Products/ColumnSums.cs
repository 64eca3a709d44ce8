using Ouroboros.Numerics.Simd.Lanes;

namespace Ouroboros.Numerics.Simd.Products;

/// <summary>The gradient of biases: sums down the columns of a panel.</summary>
internal static unsafe class ColumnSums<TLanes, TFloat, TInt>
    where TLanes : struct, ILanes<TFloat, TInt>
    where TFloat : struct
    where TInt : struct
{
    /// <summary>sums[c] = s, s = 0, then s = s + panel[r, c] for r = 0, 1, ...</summary>
    /// <param name="panel">[rows, 48] a panel.</param>
    /// <param name="rows">Rows to add.</param>
    /// <param name="sums">[48] the sums.</param>
    /// <remarks>Three running sums at a time, because one alone waits for the latency of an addition at every row.</remarks>
    public static void Write(float* panel, int rows, float* sums)
    {
        for (var column = 0; column < Panel.Width; column += 3 * TLanes.Count)
        {
            var source = panel + column;
            var sum0 = TLanes.Broadcast(0f);
            var sum1 = sum0;
            var sum2 = sum0;
            for (var row = 0; row < rows; row++, source += Panel.Width)
            {
                sum0 = TLanes.Add(sum0, TLanes.Load(source));
                sum1 = TLanes.Add(sum1, TLanes.Load(source + TLanes.Count));
                sum2 = TLanes.Add(sum2, TLanes.Load(source + (2 * TLanes.Count)));
            }

            TLanes.Store(sum0, sums + column);
            TLanes.Store(sum1, sums + column + TLanes.Count);
            TLanes.Store(sum2, sums + column + (2 * TLanes.Count));
        }
    }
}
