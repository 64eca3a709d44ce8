using System.Runtime.CompilerServices;
using Ouroboros.Numerics.Simd.Elementwise;
using Ouroboros.Numerics.Simd.Lanes;

namespace Ouroboros.Numerics.Simd.Products;

/// <summary><see cref="IBackend.UpdateWeights"/>, by <see cref="WeightItems"/>.</summary>
/// <remarks>
/// A tile of the gradient never leaves the first-level cache: Adam takes it as soon as it is done. The finished square of weights is written
/// a second time, transposed, for <see cref="IBackend.BackwardInput"/>.
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
    private readonly WeightItems _items = new(x.Columns, dy.Columns);

    public int Items => _items.Count;

    [SkipLocalsInit]
    public void Execute(int item)
    {
        var tile = stackalloc float[Panel.TileRows * Panel.Width];
        var (panel, block) = _items.Of(item);
        if (block < 0)
        {
            ColumnSums<TLanes, TFloat, TInt>.Write(_dy.Row(0, panel), _rows, tile);
            _rule.Update(tile, _bias + (panel * Panel.Width), Panel.Width);
            return;
        }

        var zeros = stackalloc float[Panel.Width];
        new Span<float>(zeros, Panel.Width).Clear();
        var width = Panel.UsedWidth(_dy.Columns, panel);
        var first = block * Panel.Width;
        var end = Math.Min(first + Panel.Width, _x.Columns);
        for (var input = first; input < end; input += Panel.TileRows)
        {
            TileProduct<TLanes, TFloat, TInt>.Multiply<DownColumns>(
                _x.Row(0, block) + (input - first), 0, _rows,
                _dy.Row(0, panel), _rows, zeros, 0, tile, width);
            Update(tile, _weights.Row(input, panel), width);
        }

        if (_backward.Pointer is not null)
        {
            Transposition.Write(_weights, _backward, panel, block);
        }
    }

    // Rows beyond the last input are padding: their gradient is 0 and so they stay 0.
    private void Update(float* tile, float* parameters, int width)
    {
        if (width == Panel.Width)
        {
            _rule.Update(tile, parameters, Panel.TileRows * Panel.Width);
            return;
        }

        for (var row = 0; row < Panel.TileRows; row++)
        {
            _rule.Update(tile + (row * Panel.Width), parameters + (row * Panel.Width), width);
        }
    }
}
