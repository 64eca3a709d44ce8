using System.Runtime.CompilerServices;
using Ouroboros.Numerics.Simd.Lanes;

namespace Ouroboros.Numerics.Simd.Elementwise;

/// <summary>One step of Adam on parameters that lie side by side, see <see cref="IBackend.Adam"/>.</summary>
/// <remarks>
/// In three parts, each a short chain of operations, for vectors that take turns: what one part leaves, the next one finds in memory. A
/// processor holds some hundred operations in flight and retires them in order, so one long chain with a root and a division in
/// it would hold up all that comes after.
/// </remarks>
internal readonly unsafe struct AdamRule<TLanes, TFloat, TInt>(SimdLinear layer, in AdamStep step)
    where TLanes : struct, ILanes<TFloat, TInt>
    where TFloat : struct
    where TInt : struct
{
    private readonly nint _toFirst = (nint)(layer.FirstMoment - layer.Weights);
    private readonly nint _toSecond = (nint)(layer.SecondMoment - layer.Weights);
    private readonly AdamStep _step = step;

    /// <summary>Updates a row of a panel.</summary>
    /// <param name="gradient">[48] the gradient.</param>
    /// <param name="parameters">[48] some of the layer's parameters.</param>
    [SkipLocalsInit]
    public void Update(float* gradient, float* parameters)
    {
        var roots = stackalloc float[Panel.Width];
        for (var i = 0; i < Panel.Width; i += TLanes.Count)
        {
            Moments(gradient + i, parameters + i);
        }

        for (var i = 0; i < Panel.Width; i += TLanes.Count)
        {
            Root(roots + i, parameters + i);
        }

        for (var i = 0; i < Panel.Width; i += TLanes.Count)
        {
            Parameters(roots + i, parameters + i);
        }
    }

    /// <summary>First part: both moments of one vector.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Moments(float* gradient, float* parameters)
    {
        var g = VectorMath<TLanes, TFloat, TInt>.Flush(TLanes.Load(gradient));
        var first = TLanes.Load(parameters + _toFirst);
        var second = TLanes.Load(parameters + _toSecond);
        first = TLanes.Fma(TLanes.Broadcast(_step.Beta1), first, TLanes.Multiply(TLanes.Broadcast(_step.Rest1), g));
        second = TLanes.Fma(
            TLanes.Broadcast(_step.Beta2), second, TLanes.Multiply(TLanes.Multiply(TLanes.Broadcast(_step.Rest2), g), g));
        second = TLanes.Select(
            TLanes.LessThan(second, TLanes.Broadcast(Precision.TinySquared)), TLanes.Broadcast(0f), second);
        TLanes.Store(VectorMath<TLanes, TFloat, TInt>.Flush(first), parameters + _toFirst);
        TLanes.Store(second, parameters + _toSecond);
    }

    /// <summary>Second part: the denominator, which may take the gradient's place.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Root(float* roots, float* parameters)
    {
        var root = TLanes.Sqrt(TLanes.Load(parameters + _toSecond));
        TLanes.Store(
            TLanes.Fma(root, TLanes.Broadcast(_step.RootCorrection), TLanes.Broadcast(_step.Epsilon)), roots);
    }

    /// <summary>Third part: the parameters.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Parameters(float* roots, float* parameters)
    {
        var numerator = TLanes.Multiply(TLanes.Broadcast(_step.StepSize), TLanes.Load(parameters + _toFirst));
        var change = TLanes.Divide(numerator, TLanes.Load(roots));
        TLanes.Store(TLanes.Subtract(TLanes.Load(parameters), change), parameters);
    }

    /// <summary>Fetches a vector of parameters and moments ahead of its update.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Prefetch(float* parameters)
    {
        CacheLine.Prefetch(parameters);
        CacheLine.Prefetch(parameters + _toFirst);
        CacheLine.Prefetch(parameters + _toSecond);
    }
}
