using Ouroboros.Numerics.Simd.Lanes;

namespace Ouroboros.Numerics.Simd.Elementwise;

/// <summary>
/// <see cref="IBackend.Adam"/> of one layer: an item is a square of 48 inputs and one panel of outputs, or a panel of biases.
/// </summary>
/// <remarks>The square is written a second time, transposed, while it is in the cache, for <see cref="IBackend.BackwardInput"/>.</remarks>
internal readonly unsafe struct AdamJob<TLanes, TFloat, TInt> : IJob
    where TLanes : struct, ILanes<TFloat, TInt>
    where TFloat : struct
    where TInt : struct
{
    private readonly PanelView _weights;
    private readonly PanelView _backward;
    private readonly long _biasAt;
    private readonly int _inputs;
    private readonly int _inputBlocks;
    private readonly nint _toGradient;
    private readonly AdamRule<TLanes, TFloat, TInt> _rule;

    public AdamJob(SimdLinear layer, in AdamStep step)
    {
        _weights = layer.Forward(layer.Weights);
        _backward = layer.Use == LinearUse.Train ? layer.Backward : default;
        _biasAt = layer.WeightFloats;
        _inputs = layer.Inputs;
        _inputBlocks = Panel.Count(layer.Inputs);
        _toGradient = (nint)(layer.Gradient - layer.Weights);
        _rule = new AdamRule<TLanes, TFloat, TInt>(layer, step);
    }

    public int Items => _weights.Panels * (_inputBlocks + 1);

    public void Execute(int item)
    {
        var panel = item / (_inputBlocks + 1);
        var block = item - (panel * (_inputBlocks + 1));
        if (block == _inputBlocks)
        {
            Update(_weights.Pointer + _biasAt + (panel * Panel.Width));
            return;
        }

        var first = block * Panel.Width;
        var end = Math.Min(first + Panel.Width, _inputs);
        for (var input = first; input < end; input++)
        {
            Update(_weights.Row(input, panel));
        }

        if (_backward.Pointer is not null)
        {
            Transposition.Write(_weights, _backward, panel, block);
        }
    }

    private void Update(float* parameters) => _rule.Update(parameters + _toGradient, parameters);
}
