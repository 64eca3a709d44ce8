using Ouroboros.Numerics.Simd.Lanes;

namespace Ouroboros.Numerics.Simd.Elementwise;

/// <summary><see cref="IBackend.Reparameterise"/>, by rows.</summary>
/// <remarks>
/// The log-variances begin at any column, so a row is copied out of its panels, where vectors could not line up; there are
/// only as many numbers as latent dimensions.
/// </remarks>
internal readonly unsafe struct ReparameteriseJob<TLanes, TFloat, TInt>(
    PanelView heads, PanelView noise, int rows, PanelView z) : IJob
    where TLanes : struct, ILanes<TFloat, TInt>
    where TFloat : struct
    where TInt : struct
{
    public int Items => RowBlock.Count(rows);

    public void Execute(int item)
    {
        var latent = z.Columns;
        var head = stackalloc float[heads.Columns + Panel.Block];
        var other = stackalloc float[latent + Panel.Block];
        var half = TLanes.Broadcast(0.5f);
        var (first, end) = RowBlock.Of(item, rows);
        for (var row = first; row < end; row++)
        {
            heads.CopyRowTo(row, head);
            noise.CopyRowTo(row, other);
            for (var j = 0; j < latent; j += TLanes.Count)
            {
                var deviation = VectorMath<TLanes, TFloat, TInt>.Exp(TLanes.Multiply(half, TLanes.Load(head + latent + j)));
                TLanes.Store(TLanes.Fma(deviation, TLanes.Load(other + j), TLanes.Load(head + j)), other + j);
            }

            z.CopyRowFrom(other, row);
        }
    }
}
