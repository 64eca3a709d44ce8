using Ouroboros.Numerics.Simd.Lanes;

namespace Ouroboros.Numerics.Simd.Elementwise;

/// <summary><see cref="IBackend.VaeLoss"/>, by rows.</summary>
internal readonly unsafe struct VaeLossJob<TLanes, TFloat, TInt>(
    PanelView heads, PanelView x, PanelView y, int rows, float* losses, PanelView dy) : IJob
    where TLanes : struct, ILanes<TFloat, TInt>
    where TFloat : struct
    where TInt : struct
{
    public int Items => RowBlock.Count(rows);

    public void Execute(int item)
    {
        var head = stackalloc float[heads.Columns + Panel.Block];
        var (first, end) = RowBlock.Of(item, rows);
        for (var row = first; row < end; row++)
        {
            losses[2 * row] = Reconstruction(row);
            losses[(2 * row) + 1] = Divergence(row, head);
        }
    }

    private float Reconstruction(int row)
    {
        var squares = stackalloc float[Panel.Width];
        var one = TLanes.Broadcast(1f);
        var sum = 0f;
        for (var panel = 0; panel < x.Panels; panel++)
        {
            var source = x.Row(row, panel);
            var output = y.Row(row, panel);
            var gradient = dy.Pointer is null ? null : dy.Row(row, panel);
            var width = Panel.UsedWidth(x.Columns, panel);
            for (var column = 0; column < width; column += TLanes.Count)
            {
                var p = TLanes.Load(output + column);
                var d = TLanes.Subtract(p, TLanes.Load(source + column));
                TLanes.Store(TLanes.Multiply(d, d), squares + column);
                if (gradient is not null)
                {
                    var slope = TLanes.Multiply(TLanes.Multiply(TLanes.Add(d, d), p), TLanes.Subtract(one, p));
                    TLanes.Store(VectorMath<TLanes, TFloat, TInt>.Flush(slope), gradient + column);
                }
            }

            for (var column = 0; column < width; column += Panel.Block)
            {
                sum += Sum16.Fold(squares + column);
            }
        }

        return sum;
    }

    private float Divergence(int row, float* head)
    {
        var latent = heads.Columns / 2;
        var terms = stackalloc float[Panel.Block];
        var one = TLanes.Broadcast(1f);
        var sum = 0f;
        heads.CopyRowTo(row, head);
        for (var j = 0; j < latent; j += Panel.Block)
        {
            for (var lane = 0; lane < Panel.Block; lane += TLanes.Count)
            {
                var mean = TLanes.Load(head + j + lane);
                var minusMean = TLanes.FromBits(TLanes.Xor(TLanes.BitsOf(mean), TLanes.BroadcastInt(int.MinValue)));
                var logVariance = TLanes.Load(head + latent + j + lane);
                var term = TLanes.Fma(minusMean, mean, TLanes.Add(one, logVariance));
                TLanes.Store(TLanes.Subtract(term, VectorMath<TLanes, TFloat, TInt>.Exp(logVariance)), terms + lane);
            }

            var used = Math.Min(Panel.Block, latent - j);
            new Span<float>(terms + used, Panel.Block - used).Clear();
            sum += Sum16.Fold(terms);
        }

        return -0.5f * sum;
    }
}
