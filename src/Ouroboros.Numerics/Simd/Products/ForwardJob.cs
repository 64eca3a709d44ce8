using Ouroboros.Numerics.Simd.Elementwise;
using Ouroboros.Numerics.Simd.Lanes;

namespace Ouroboros.Numerics.Simd.Products;

/// <summary><see cref="IBackend.Forward"/>: an item is one panel of outputs for one block of rows.</summary>
internal readonly unsafe struct ForwardJob<TLanes, TFloat, TInt>(
    PanelView x, PanelView weights, float* bias, int rows, int inputs, Activation activation, PanelView y) : IJob
    where TLanes : struct, ILanes<TFloat, TInt>
    where TFloat : struct
    where TInt : struct
{
    private readonly TileItems _items = new(rows, y.Panels, 1);

    public int Items => _items.Count;

    public void Execute(int item)
    {
        var work = _items.Of(item);
        var panel = work.Panel;
        var width = Panel.UsedWidth(y.Columns, panel);
        var outputs = Math.Min(Panel.Width, y.Columns - (panel * Panel.Width));
        var side = new AheadOfTiles(x, weights, inputs, TileProduct<TLanes, TFloat, TInt>.Chains, work);
        for (var row = work.FirstRow; row < work.EndRow; row += Panel.TileRows)
        {
            var tile = y.Row(row, panel);
            side.Begin(x.Row(row, 0), tile, tile);
            TileProduct<TLanes, TFloat, TInt>.Multiply<AlongRows, AheadOfTiles>(
                x.Row(row, 0), x.PanelStride - Panel.Width, Panel.Width,
                weights.Row(0, panel), inputs, bias + (panel * Panel.Width), 0, tile, width, ref side);
            Activate(tile, width, outputs);
        }
    }

    private void Activate(float* tile, int width, int outputs)
    {
        for (var row = 0; row < Panel.TileRows; row++, tile += Panel.Width)
        {
            switch (activation)
            {
                case Activation.Relu:
                    Relu(tile, width);
                    break;
                case Activation.Sigmoid:
                    Sigmoid(tile, width);
                    // sigmoid(0) is not 0, and the columns beyond the last must stay so.
                    new Span<float>(tile + outputs, width - outputs).Clear();
                    break;
                default:
                    Flush(tile, width);
                    break;
            }
        }
    }

    private static void Relu(float* tile, int width)
    {
        var zero = TLanes.Broadcast(0f);
        for (var column = 0; column < width; column += TLanes.Count)
        {
            var s = TLanes.Load(tile + column);
            s = TLanes.Select(TLanes.LessThan(s, zero), zero, s);
            TLanes.Store(VectorMath<TLanes, TFloat, TInt>.Flush(s), tile + column);
        }
    }

    private static void Sigmoid(float* tile, int width)
    {
        for (var column = 0; column < width; column += TLanes.Count)
        {
            var s = VectorMath<TLanes, TFloat, TInt>.Sigmoid(TLanes.Load(tile + column));
            TLanes.Store(VectorMath<TLanes, TFloat, TInt>.Flush(s), tile + column);
        }
    }

    private static void Flush(float* tile, int width)
    {
        for (var column = 0; column < width; column += TLanes.Count)
        {
            TLanes.Store(VectorMath<TLanes, TFloat, TInt>.Flush(TLanes.Load(tile + column)), tile + column);
        }
    }
}
