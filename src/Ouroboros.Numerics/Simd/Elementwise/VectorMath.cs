using System.Runtime.CompilerServices;
using Ouroboros.Numerics.Simd.Lanes;
using static Ouroboros.Numerics.Reference.Polynomials;

namespace Ouroboros.Numerics.Simd.Elementwise;

/// <summary><see cref="Reference.ScalarMath"/> on vectors: operation for operation, so bit for bit, the same.</summary>
internal static class VectorMath<TLanes, TFloat, TInt>
    where TLanes : struct, ILanes<TFloat, TInt>
    where TFloat : struct
    where TInt : struct
{
    /// <summary>e^x.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TFloat Exp(TFloat x)
    {
        var t = TLanes.Fma(x, TLanes.Broadcast(Log2E), TLanes.Broadcast(RoundingShift));
        var n = TLanes.Subtract(t, TLanes.Broadcast(RoundingShift));
        var r = TLanes.Fma(n, TLanes.Broadcast(-Ln2High), x);
        r = TLanes.Fma(n, TLanes.Broadcast(-Ln2Low), r);

        var p = TLanes.Fma(TLanes.Broadcast(E6), r, TLanes.Broadcast(E5));
        p = TLanes.Fma(p, r, TLanes.Broadcast(E4));
        p = TLanes.Fma(p, r, TLanes.Broadcast(E3));
        p = TLanes.Fma(p, r, TLanes.Broadcast(E2));
        p = TLanes.Fma(p, r, TLanes.Broadcast(1f));
        p = TLanes.Fma(p, r, TLanes.Broadcast(1f));

        var result = TLanes.FromBits(TLanes.Add(TLanes.BitsOf(p), TLanes.ShiftLeft(TLanes.BitsOf(t), 23)));
        var greatest = TLanes.Broadcast(ExpMaximum);
        result = TLanes.Select(TLanes.LessThan(greatest, x), TLanes.Broadcast(float.PositiveInfinity), result);
        result = TLanes.Select(TLanes.LessThan(x, TLanes.Broadcast(ExpMinimum)), TLanes.Broadcast(0f), result);
        return TLanes.Select(TLanes.Equal(x, x), result, x);
    }

    /// <summary>The natural logarithm.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TFloat Log(TFloat x)
    {
        var bits = TLanes.BitsOf(x);
        var exponent = TLanes.ShiftRightArithmetic(TLanes.Subtract(bits, TLanes.BroadcastInt(RootHalfBits)), 23);
        var e = TLanes.ToFloat(exponent);
        var f = TLanes.Subtract(
            TLanes.FromBits(TLanes.Subtract(bits, TLanes.ShiftLeft(exponent, 23))), TLanes.Broadcast(1f));

        var p = TLanes.Fma(TLanes.Broadcast(L10), f, TLanes.Broadcast(L9));
        p = TLanes.Fma(p, f, TLanes.Broadcast(L8));
        p = TLanes.Fma(p, f, TLanes.Broadcast(L7));
        p = TLanes.Fma(p, f, TLanes.Broadcast(L6));
        p = TLanes.Fma(p, f, TLanes.Broadcast(L5));
        p = TLanes.Fma(p, f, TLanes.Broadcast(L4));
        p = TLanes.Fma(p, f, TLanes.Broadcast(L3));

        var square = TLanes.Multiply(f, f);
        p = TLanes.Fma(p, f, TLanes.Broadcast(-0.5f));
        var tail = TLanes.Fma(p, square, TLanes.Multiply(e, TLanes.Broadcast(Ln2Low)));
        var result = TLanes.Fma(e, TLanes.Broadcast(Ln2High), TLanes.Add(f, tail));

        result = TLanes.Select(
            TLanes.LessThan(x, TLanes.Broadcast(LeastNormal)), TLanes.Broadcast(float.NegativeInfinity), result);
        result = TLanes.Select(TLanes.LessThan(x, TLanes.Broadcast(0f)), TLanes.Broadcast(float.NaN), result);
        return TLanes.Select(TLanes.LessThan(x, TLanes.Broadcast(float.PositiveInfinity)), result, x);
    }

    /// <summary>Sine and cosine of the angle 2 pi turn / 2^32.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TFloat SinCosTurn(TInt turn, out TFloat cosine)
    {
        var quadrant = TLanes.ShiftRightLogical(TLanes.Add(turn, TLanes.BroadcastInt(0x20000000)), 30);
        var remainder = TLanes.Subtract(turn, TLanes.ShiftLeft(quadrant, 30));

        var upper = TLanes.And(TLanes.Add(remainder, TLanes.BroadcastInt(0x80)), TLanes.BroadcastInt(~0xff));
        var high = TLanes.ToFloat(upper);
        var low = TLanes.ToFloat(TLanes.Subtract(remainder, upper));
        var stepHigh = TLanes.Broadcast(TurnStepHigh);
        var a = TLanes.Fma(
            high, stepHigh, TLanes.Fma(high, TLanes.Broadcast(TurnStepLow), TLanes.Multiply(low, stepHigh)));
        var square = TLanes.Multiply(a, a);

        var s = TLanes.Fma(TLanes.Broadcast(S7), square, TLanes.Broadcast(S5));
        s = TLanes.Fma(s, square, TLanes.Broadcast(S3));
        s = TLanes.Fma(TLanes.Multiply(s, square), a, a);

        var c = TLanes.Fma(TLanes.Broadcast(C8), square, TLanes.Broadcast(C6));
        c = TLanes.Fma(c, square, TLanes.Broadcast(C4));
        c = TLanes.Fma(c, square, TLanes.Broadcast(-0.5f));
        c = TLanes.Fma(c, square, TLanes.Broadcast(1f));

        var one = TLanes.BroadcastInt(1);
        var two = TLanes.BroadcastInt(2);
        var swap = TLanes.FromBits(TLanes.Equal(TLanes.And(quadrant, one), one));
        var sineSign = TLanes.ShiftLeft(TLanes.And(quadrant, two), 30);
        var cosineSign = TLanes.ShiftLeft(TLanes.And(TLanes.Add(quadrant, one), two), 30);
        cosine = TLanes.FromBits(TLanes.Xor(TLanes.BitsOf(TLanes.Select(swap, s, c)), cosineSign));
        return TLanes.FromBits(TLanes.Xor(TLanes.BitsOf(TLanes.Select(swap, c, s)), sineSign));
    }

    /// <summary>1 / (1 + exp(-x)).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TFloat Sigmoid(TFloat x)
    {
        var negative = TLanes.FromBits(TLanes.Xor(TLanes.BitsOf(x), TLanes.BroadcastInt(int.MinValue)));
        var one = TLanes.Broadcast(1f);
        return TLanes.Divide(one, TLanes.Add(one, Exp(negative)));
    }

    /// <summary>0 where |x| is below a bound, else x.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TFloat Flush(TFloat x) =>
        TLanes.Select(
            TLanes.LessThan(TLanes.Abs(x), TLanes.Broadcast(Precision.Tiny)), TLanes.Broadcast(0f), x);
}
