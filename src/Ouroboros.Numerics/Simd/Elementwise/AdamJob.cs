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
    private readonly nint _toFirst;
    private readonly nint _toSecond;
    private readonly AdamStep _step;

    public AdamJob(SimdLinear layer, in AdamStep step)
    {
        _weights = layer.Forward(layer.Weights);
        _backward = layer.Use == LinearUse.Train ? layer.Backward : default;
        _biasAt = layer.WeightFloats;
        _inputs = layer.Inputs;
        _inputBlocks = Panel.Count(layer.Inputs);
        _toGradient = (nint)(layer.Gradient - layer.Weights);
        _toFirst = (nint)(layer.FirstMoment - layer.Weights);
        _toSecond = (nint)(layer.SecondMoment - layer.Weights);
        _step = step;
    }

    public int Items => _weights.Panels * (_inputBlocks + 1);

    public void Execute(int item)
    {
        var panel = item / (_inputBlocks + 1);
        var block = item - (panel * (_inputBlocks + 1));
        if (block == _inputBlocks)
        {
            Update(_weights.Pointer + _biasAt + (panel * Panel.Width), Panel.Width);
            return;
        }

        var first = block * Panel.Width;
        var rows = Math.Min(Panel.Width, _inputs - first);
        Update(_weights.Row(first, panel), rows * Panel.Width);
        if (_backward.Pointer is not null)
        {
            Transposition.Write(_weights, _backward, panel, block);
        }
    }

    private void Update(float* parameters, int count)
    {
        var beta1 = TLanes.Broadcast(_step.Beta1);
        var rest1 = TLanes.Broadcast(_step.Rest1);
        var beta2 = TLanes.Broadcast(_step.Beta2);
        var rest2 = TLanes.Broadcast(_step.Rest2);
        var stepSize = TLanes.Broadcast(_step.StepSize);
        var rootCorrection = TLanes.Broadcast(_step.RootCorrection);
        var epsilon = TLanes.Broadcast(_step.Epsilon);
        var zero = TLanes.Broadcast(0f);
        var tinySquared = TLanes.Broadcast(Precision.TinySquared);
        for (var end = parameters + count; parameters < end; parameters += TLanes.Count)
        {
            var gradient = VectorMath<TLanes, TFloat, TInt>.Flush(TLanes.Load(parameters + _toGradient));
            var first = TLanes.Fma(beta1, TLanes.Load(parameters + _toFirst), TLanes.Multiply(rest1, gradient));
            first = VectorMath<TLanes, TFloat, TInt>.Flush(first);
            var second = TLanes.Fma(
                beta2, TLanes.Load(parameters + _toSecond), TLanes.Multiply(TLanes.Multiply(rest2, gradient), gradient));
            second = TLanes.Select(TLanes.LessThan(second, tinySquared), zero, second);
            TLanes.Store(first, parameters + _toFirst);
            TLanes.Store(second, parameters + _toSecond);
            var change = TLanes.Divide(
                TLanes.Multiply(stepSize, first), TLanes.Fma(TLanes.Sqrt(second), rootCorrection, epsilon));
            TLanes.Store(TLanes.Subtract(TLanes.Load(parameters), change), parameters);
        }
    }
}
