using System.Runtime.CompilerServices;
using Ouroboros.Numerics.Simd.Lanes;

namespace Ouroboros.Numerics.Simd.Elementwise;

/// <summary>One step of Adam on parameters that lie side by side, see <see cref="IBackend.Adam"/>.</summary>
internal readonly unsafe struct AdamRule<TLanes, TFloat, TInt>(SimdLinear layer, in AdamStep step)
    where TLanes : struct, ILanes<TFloat, TInt>
    where TFloat : struct
    where TInt : struct
{
    private readonly nint _toFirst = (nint)(layer.FirstMoment - layer.Weights);
    private readonly nint _toSecond = (nint)(layer.SecondMoment - layer.Weights);
    private readonly AdamStep _step = step;

    /// <summary>Updates parameters and moments.</summary>
    /// <param name="gradient">[count] their gradient.</param>
    /// <param name="parameters">[count] some of the layer's parameters.</param>
    /// <param name="count">A multiple of <see cref="Panel.Block"/>.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Update(float* gradient, float* parameters, int count)
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
        for (var end = parameters + count; parameters < end; parameters += TLanes.Count, gradient += TLanes.Count)
        {
            var g = VectorMath<TLanes, TFloat, TInt>.Flush(TLanes.Load(gradient));
            var first = TLanes.Fma(beta1, TLanes.Load(parameters + _toFirst), TLanes.Multiply(rest1, g));
            first = VectorMath<TLanes, TFloat, TInt>.Flush(first);
            var second = TLanes.Fma(beta2, TLanes.Load(parameters + _toSecond), TLanes.Multiply(TLanes.Multiply(rest2, g), g));
            second = TLanes.Select(TLanes.LessThan(second, tinySquared), zero, second);
            TLanes.Store(first, parameters + _toFirst);
            TLanes.Store(second, parameters + _toSecond);
            var change = TLanes.Divide(
                TLanes.Multiply(stepSize, first), TLanes.Fma(TLanes.Sqrt(second), rootCorrection, epsilon));
            TLanes.Store(TLanes.Subtract(TLanes.Load(parameters), change), parameters);
        }
    }
}
