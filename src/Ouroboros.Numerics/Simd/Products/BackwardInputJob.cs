using System.Runtime.CompilerServices;
using Ouroboros.Numerics.Simd.Elementwise;
using Ouroboros.Numerics.Simd.Lanes;

namespace Ouroboros.Numerics.Simd.Products;

/// <summary><see cref="IBackend.BackwardInput"/>: an item is one panel of inputs for one block of rows.</summary>
internal readonly unsafe struct BackwardInputJob<TLanes, TFloat, TInt>(
    PanelView dy, int rows, PanelView weights, PanelView x, Activation activation, PanelView dx, int bands) : IJob
    where TLanes : struct, ILanes<TFloat, TInt>
    where TFloat : struct
    where TInt : struct
{
    private readonly TileItems _items = new(rows, dx.Panels, Math.Min(dx.Panels, bands));

    public int Items => _items.Count;

    [SkipLocalsInit]
    public void Execute(int item)
    {
        var zeros = stackalloc float[Panel.Width];
        new Span<float>(zeros, Panel.Width).Clear();

        // Beside the destination, which may be x and is read after the product.
        var memory = stackalloc float[(Panel.TileRows * Panel.Width) + CacheLine.Floats];
        var tile = CacheLine.Align(memory);
        var work = _items.Of(item);
        var panel = work.Panel;
        var width = Panel.UsedWidth(dx.Columns, panel);
        var side = new AheadOfTiles(dy, weights, dy.Columns, TileProduct<TLanes, TFloat, TInt>.Chains, work);
        var masked = activation == Activation.Relu ? x : dx;
        for (var row = work.FirstRow; row < work.EndRow; row += Panel.TileRows)
        {
            side.Begin(dy.Row(row, 0), dx.Row(row, panel), masked.Row(row, panel));
            TileProduct<TLanes, TFloat, TInt>.Multiply<AlongRows, AheadOfTiles>(
                dy.Row(row, 0), dy.PanelStride - Panel.Width, Panel.Width,
                weights.Row(0, panel), dy.Columns, zeros, 0, tile, width, ref side);
            Finish(tile, x.Row(row, panel), dx.Row(row, panel), width);
        }
    }

    private void Finish(float* tile, float* input, float* destination, int width)
    {
        var zero = TLanes.Broadcast(0f);
        for (var row = 0; row < Panel.TileRows; row++)
        {
            for (var column = 0; column < width; column += TLanes.Count)
            {
                var at = (row * Panel.Width) + column;
                var s = VectorMath<TLanes, TFloat, TInt>.Flush(TLanes.Load(tile + at));
                if (activation == Activation.Relu)
                {
                    s = TLanes.Select(TLanes.LessThan(zero, TLanes.Load(input + at)), s, zero);
                }

                TLanes.Store(s, destination + at);
            }
        }
    }
}
