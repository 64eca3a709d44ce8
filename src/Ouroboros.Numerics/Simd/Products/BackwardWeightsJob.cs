using System.Runtime.CompilerServices;
using Ouroboros.Numerics.Simd.Lanes;

namespace Ouroboros.Numerics.Simd.Products;

/// <summary><see cref="IBackend.BackwardWeights"/>: an item is one panel of outputs for 48 inputs; the first also sums the bias.</summary>
internal readonly unsafe struct BackwardWeightsJob<TLanes, TFloat, TInt>(
    PanelView x, PanelView dy, int rows, PanelView gradient, float* biasGradient) : IJob
    where TLanes : struct, ILanes<TFloat, TInt>
    where TFloat : struct
    where TInt : struct
{
    private readonly int _inputBlocks = Panel.Count(x.Columns);

    public int Items => dy.Panels * _inputBlocks;

    [SkipLocalsInit]
    public void Execute(int item)
    {
        var zeros = stackalloc float[Panel.Width];
        new Span<float>(zeros, Panel.Width).Clear();

        var panel = item / _inputBlocks;
        var block = item - (panel * _inputBlocks);
        if (block == 0)
        {
            SumBias(panel);
        }

        var width = Panel.UsedWidth(dy.Columns, panel);
        var first = block * Panel.Width;
        var end = Math.Min(first + Panel.Width, x.Columns);
        for (var input = first; input < end; input += Panel.TileRows)
        {
            TileProduct<TLanes, TFloat, TInt>.Multiply<DownColumns>(
                x.Row(0, block) + (input - first), 0, rows,
                dy.Row(0, panel), rows, zeros, 0, gradient.Row(input, panel), width);
        }
    }

    // Three running sums at a time, because one alone waits for the latency of an addition at every row.
    private void SumBias(int panel)
    {
        for (var column = 0; column < Panel.Width; column += 3 * TLanes.Count)
        {
            var source = dy.Row(0, panel) + column;
            var sum0 = TLanes.Broadcast(0f);
            var sum1 = sum0;
            var sum2 = sum0;
            for (var row = 0; row < rows; row++, source += Panel.Width)
            {
                sum0 = TLanes.Add(sum0, TLanes.Load(source));
                sum1 = TLanes.Add(sum1, TLanes.Load(source + TLanes.Count));
                sum2 = TLanes.Add(sum2, TLanes.Load(source + (2 * TLanes.Count)));
            }

            var destination = biasGradient + (panel * Panel.Width) + column;
            TLanes.Store(sum0, destination);
            TLanes.Store(sum1, destination + TLanes.Count);
            TLanes.Store(sum2, destination + (2 * TLanes.Count));
        }
    }
}
