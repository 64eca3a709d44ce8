using System.Runtime.CompilerServices;
using Ouroboros.Numerics.Simd.Elementwise;
using Ouroboros.Numerics.Simd.Lanes;

namespace Ouroboros.Numerics.Simd.Products;

/// <summary><see cref="IBackend.UpdateWeights"/>, by <see cref="WeightItems"/>.</summary>
/// <remarks>
/// A tile of the gradient never leaves the first-level cache: Adam takes it as soon as it is done, and writes the new weights a second time,
/// transposed, for <see cref="IBackend.BackwardInput"/>. All of that happens between the multiply-adds of the next tile
/// (<see cref="AdamSideWork{TLanes,TFloat,TInt}"/>).
/// </remarks>
internal readonly unsafe struct UpdateWeightsJob<TLanes, TFloat, TInt>(
    PanelView x, PanelView dy, int rows, SimdLinear layer, in AdamStep step) : IJob
    where TLanes : struct, ILanes<TFloat, TInt>
    where TFloat : struct
    where TInt : struct
{
    private readonly PanelView _x = x;
    private readonly PanelView _dy = dy;
    private readonly int _rows = rows;
    private readonly PanelView _weights = layer.Forward(layer.Weights);
    private readonly PanelView _backward = layer.Use == LinearUse.Train ? layer.Backward : default;
    private readonly float* _bias = layer.Bias;
    private readonly AdamRule<TLanes, TFloat, TInt> _rule = new(layer, step);
    private readonly int _stretch = Math.Max(
        1, rows * TileProduct<TLanes, TFloat, TInt>.Chains / AdamSideWork<TLanes, TFloat, TInt>.Pieces);

    // Where there is no copy, and the rows are too few to hide what the cores have to tell each other, weights stay where they are read.
    private readonly WeightItems _items = new(
        x.Columns, dy.Columns, byOutputs: layer.Use != LinearUse.Train && RowBlock.IsSmall(rows));

    public int Items => _items.Count;

    [SkipLocalsInit]
    public void Execute(int item)
    {
        // Two tiles: one takes the gradient while the other's is used.
        const int tileFloats = Panel.TileRows * Panel.Width;
        var memory = stackalloc float[(2 * tileFloats) + CacheLine.Floats];
        var tile = CacheLine.Align(memory);
        var other = tile + tileFloats;
        var work = _items.Of(item);
        var (panel, block) = (work.Panel, work.InputBlock);
        if (block < 0)
        {
            ColumnSums<TLanes, TFloat, TInt>.Write(_dy.Row(0, panel), _rows, tile);
            _rule.Update(tile, _bias + (panel * Panel.Width));
            return;
        }

        var zeros = stackalloc float[Panel.Width];
        new Span<float>(zeros, Panel.Width).Clear();
        var width = Panel.UsedWidth(_dy.Columns, panel);
        var first = block * Panel.Width;
        var end = Math.Min(first + Panel.Width, _x.Columns);
        var adam = new AdamSideWork<TLanes, TFloat, TInt>(
            _rule, _weights.Row(first, panel), _backward.Pointer is null ? null : _backward.Row(panel * Panel.Width, block));
        adam.Fetch(FactorAhead(work), Share(_rows, work.Parts), Share(end - first, Panel.TileRows));

        for (var input = first; input < end; input += Panel.TileRows)
        {
            ClearPadding(tile, width);
            TileProduct<TLanes, TFloat, TInt>.Multiply<DownColumns, AdamSideWork<TLanes, TFloat, TInt>>(
                _x.Row(0, block) + (input - first), 0, _stretch,
                _dy.Row(0, panel), _rows, zeros, 0, tile, width, ref adam);
            adam.Take(tile);
            var done = tile;
            tile = other;
            other = done;
        }

        adam.Finish();
    }

    // The product leaves these columns alone, and Adam left something else in them; without a gradient their parameters stay 0.
    private static void ClearPadding(float* tile, int width)
    {
        if (width < Panel.Width)
        {
            for (var row = 0; row < Panel.TileRows; row++)
            {
                new Span<float>(tile + (row * Panel.Width) + width, Panel.Width - width).Clear();
            }
        }
    }

    // The item's part of the factor that the next items will have in common.
    private float* FactorAhead(in WeightItem item)
    {
        var row = _rows * item.Part / item.Parts;
        return item.NextPanel >= 0 ? _dy.Row(row, item.NextPanel)
            : item.NextInputBlock >= 0 ? _x.Row(row, item.NextInputBlock)
            : null;
    }

    private static int Share(int whole, int parts) => (whole + parts - 1) / parts;
}
