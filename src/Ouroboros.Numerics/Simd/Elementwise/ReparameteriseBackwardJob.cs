using Ouroboros.Numerics.Simd.Lanes;

namespace Ouroboros.Numerics.Simd.Elementwise;

/// <summary><see cref="IBackend.ReparameteriseBackward"/>, by rows, copied out as in <see cref="ReparameteriseJob{TLanes,TFloat,TInt}"/>.</summary>
internal readonly unsafe struct ReparameteriseBackwardJob<TLanes, TFloat, TInt>(
    PanelView heads, PanelView noise, PanelView dz, int rows, PanelView dHeads) : IJob
    where TLanes : struct, ILanes<TFloat, TInt>
    where TFloat : struct
    where TInt : struct
{
    public int Items => RowBlock.Count(rows);

    public void Execute(int item)
    {
        var latent = dz.Columns;
        var head = stackalloc float[heads.Columns + Panel.Block];
        var eps = stackalloc float[latent + Panel.Block];
        var gradient = stackalloc float[latent + Panel.Block];
        var toMean = stackalloc float[heads.Columns + Panel.Block];
        var toLogVariance = stackalloc float[latent + Panel.Block];
        var half = TLanes.Broadcast(0.5f);
        var minusOne = TLanes.Broadcast(-1f);
        var (first, end) = RowBlock.Of(item, rows);
        for (var row = first; row < end; row++)
        {
            heads.CopyRowTo(row, head);
            noise.CopyRowTo(row, eps);
            dz.CopyRowTo(row, gradient);
            for (var j = 0; j < latent; j += TLanes.Count)
            {
                var g = TLanes.Load(gradient + j);
                var deviation = VectorMath<TLanes, TFloat, TInt>.Exp(TLanes.Multiply(half, TLanes.Load(head + latent + j)));
                var fromSample = TLanes.Fma(TLanes.Multiply(g, TLanes.Load(eps + j)), deviation, minusOne);
                var logVariance = TLanes.Multiply(half, TLanes.Fma(deviation, deviation, fromSample));
                TLanes.Store(VectorMath<TLanes, TFloat, TInt>.Flush(TLanes.Add(g, TLanes.Load(head + j))), toMean + j);
                TLanes.Store(VectorMath<TLanes, TFloat, TInt>.Flush(logVariance), toLogVariance + j);
            }

            // Behind the means, over what the last vector wrote beyond them.
            new Span<float>(toLogVariance, latent).CopyTo(new Span<float>(toMean + latent, latent));
            dHeads.CopyRowFrom(toMean, row);
        }
    }
}
