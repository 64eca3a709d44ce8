using System.Runtime.CompilerServices;
using Ouroboros.Numerics.Simd.Lanes;

namespace Ouroboros.Numerics.Simd.Products;

/// <summary><see cref="IBackend.BackwardWeights"/>, by <see cref="WeightItems"/>.</summary>
internal readonly unsafe struct BackwardWeightsJob<TLanes, TFloat, TInt>(
    PanelView x, PanelView dy, int rows, PanelView gradient, float* biasGradient) : IJob
    where TLanes : struct, ILanes<TFloat, TInt>
    where TFloat : struct
    where TInt : struct
{
    private readonly WeightItems _items = new(x.Columns, dy.Columns, byOutputs: true);

    public int Items => _items.Count;

    [SkipLocalsInit]
    public void Execute(int item)
    {
        var (panel, block, _, _, _, _) = _items.Of(item);
        if (block < 0)
        {
            ColumnSums<TLanes, TFloat, TInt>.Write(dy.Row(0, panel), rows, biasGradient + (panel * Panel.Width));
            return;
        }

        var zeros = stackalloc float[Panel.Width];
        new Span<float>(zeros, Panel.Width).Clear();
        var width = Panel.UsedWidth(dy.Columns, panel);
        var first = block * Panel.Width;
        var end = Math.Min(first + Panel.Width, x.Columns);
        var side = default(NoSideWork);
        for (var input = first; input < end; input += Panel.TileRows)
        {
            TileProduct<TLanes, TFloat, TInt>.Multiply<DownColumns, NoSideWork>(
                x.Row(0, block) + (input - first), 0, rows,
                dy.Row(0, panel), rows, zeros, 0, gradient.Row(input, panel), width, ref side);
        }
    }
}
