namespace Ouroboros.Numerics.Simd.Lanes;

/// <summary>
/// The vector instructions of one width, as static functions on the runtime's own vector types. Kernels are written once against
/// this interface and compiled once for each implementation; no call or wrapper is left in the machine code.
/// </summary>
/// <typeparam name="TFloat">A vector of floats, or a float.</typeparam>
/// <typeparam name="TInt">A vector of as many 32-bit integers.</typeparam>
internal unsafe interface ILanes<TFloat, TInt>
    where TFloat : struct
    where TInt : struct
{
    /// <summary>Lanes: 1, 4, 8 or 16, a divisor of 16.</summary>
    static abstract int Count { get; }

    /// <summary>Vector registers of the processor, 32 or 16, which decides the size of a tile.</summary>
    static abstract int Registers { get; }

    static abstract TFloat Load(float* source);

    static abstract void Store(TFloat value, float* destination);

    static abstract TFloat Broadcast(float value);

    static abstract TFloat Add(TFloat a, TFloat b);

    static abstract TFloat Subtract(TFloat a, TFloat b);

    static abstract TFloat Multiply(TFloat a, TFloat b);

    static abstract TFloat Divide(TFloat a, TFloat b);

    static abstract TFloat Sqrt(TFloat a);

    static abstract TFloat Abs(TFloat a);

    /// <summary>a * b + c, rounded once.</summary>
    static abstract TFloat Fma(TFloat a, TFloat b, TFloat c);

    /// <summary>All bits of a lane set where a &lt; b; a comparison with NaN is false.</summary>
    static abstract TFloat LessThan(TFloat a, TFloat b);

    /// <summary>All bits of a lane set where a = b; NaN equals nothing.</summary>
    static abstract TFloat Equal(TFloat a, TFloat b);

    /// <summary>Lane by lane a where the mask's bits are set, else b.</summary>
    static abstract TFloat Select(TFloat mask, TFloat a, TFloat b);

    static abstract TInt LoadInt(int* source);

    static abstract TInt BroadcastInt(int value);

    static abstract TInt BitsOf(TFloat a);

    static abstract TFloat FromBits(TInt a);

    /// <summary>The nearest float of a signed integer.</summary>
    static abstract TFloat ToFloat(TInt a);

    static abstract TInt Add(TInt a, TInt b);

    static abstract TInt Subtract(TInt a, TInt b);

    static abstract TInt And(TInt a, TInt b);

    static abstract TInt Xor(TInt a, TInt b);

    static abstract TInt ShiftLeft(TInt a, int bits);

    static abstract TInt ShiftRightLogical(TInt a, int bits);

    static abstract TInt ShiftRightArithmetic(TInt a, int bits);

    /// <summary>All bits of a lane set where a = b.</summary>
    static abstract TInt Equal(TInt a, TInt b);

    /// <summary>The upper and lower halves of the 64-bit products of unsigned integers.</summary>
    static abstract TInt MultiplyHighLow(TInt a, uint b, out TInt low);
}
