using static System.MathF;
using static Ouroboros.Numerics.Reference.Polynomials;

namespace Ouroboros.Numerics.Reference;

/// <summary>exp, log, sin and cos from the same operations on every machine.</summary>
/// <remarks>
/// Each function is one fixed sequence of IEEE single operations, fused multiply-adds, 32-bit integer operations and selects, so a
/// vector unit of any width can do the very same and get the same bits. Results outside the working range are computed as well and
/// thrown away by a select. Comparisons with NaN are false.
/// </remarks>
public static class ScalarMath
{
    /// <summary>e^x.</summary>
    /// <returns>
    /// Within 2 ulp (worst of all floats: 0.90) where the result is a normal float; +infinity above 88.72283; 0 below -87.33654, where the
    /// result would be subnormal; NaN for NaN.
    /// </returns>
    public static float Exp(float x)
    {
        // x = n ln 2 + r. The low bits of t are the integer n, and a shift by 23 throws the rest of t away.
        var t = FusedMultiplyAdd(x, Log2E, RoundingShift);
        var n = t - RoundingShift;
        var r = FusedMultiplyAdd(n, -Ln2High, x);
        r = FusedMultiplyAdd(n, -Ln2Low, r);

        var p = FusedMultiplyAdd(E6, r, E5);
        p = FusedMultiplyAdd(p, r, E4);
        p = FusedMultiplyAdd(p, r, E3);
        p = FusedMultiplyAdd(p, r, E2);
        p = FusedMultiplyAdd(p, r, 1f);
        p = FusedMultiplyAdd(p, r, 1f);

        // Adding n to the exponent instead of multiplying by 2^n, which for n = 128 is no float.
        var result = BitConverter.Int32BitsToSingle(
            BitConverter.SingleToInt32Bits(p) + (BitConverter.SingleToInt32Bits(t) << 23));
        result = x > ExpMaximum ? float.PositiveInfinity : result;
        result = x < ExpMinimum ? 0f : result;
        return float.IsNaN(x) ? x : result;
    }

    /// <summary>The natural logarithm of x.</summary>
    /// <returns>
    /// Within 2 ulp (worst of all: 0.88) for positive normal floats; +infinity for +infinity; -infinity for zeros and positive
    /// subnormals; NaN for what is below zero and for NaN.
    /// </returns>
    public static float Log(float x)
    {
        // x = 2^e (1 + f) with 1 + f in [sqrt(1/2), sqrt(2)), so that near x = 1 nothing cancels.
        var bits = BitConverter.SingleToInt32Bits(x);
        var exponent = (bits - RootHalfBits) >> 23;
        var e = (float)exponent;
        var f = BitConverter.Int32BitsToSingle(bits - (exponent << 23)) - 1f;

        var p = FusedMultiplyAdd(L10, f, L9);
        p = FusedMultiplyAdd(p, f, L8);
        p = FusedMultiplyAdd(p, f, L7);
        p = FusedMultiplyAdd(p, f, L6);
        p = FusedMultiplyAdd(p, f, L5);
        p = FusedMultiplyAdd(p, f, L4);
        p = FusedMultiplyAdd(p, f, L3);

        var square = f * f;
        p = FusedMultiplyAdd(p, f, -0.5f);
        var tail = FusedMultiplyAdd(p, square, e * Ln2Low);
        var result = FusedMultiplyAdd(e, Ln2High, f + tail);

        result = x < LeastNormal ? float.NegativeInfinity : result;
        result = x < 0f ? float.NaN : result;
        return x < float.PositiveInfinity ? result : x;
    }

    /// <summary>Sine and cosine of the angle 2 pi <paramref name="turn"/> / 2^32.</summary>
    /// <remarks>Random bits are an angle as they are; no reduction is needed that could lose any of them.</remarks>
    /// <returns>Both within 2 ulp of the true value (worst of all turns: 1.55).</returns>
    public static (float Sin, float Cos) SinCosTurn(uint turn)
    {
        var quadrant = unchecked(turn + 0x20000000u) >> 30;
        var remainder = unchecked((int)(turn - (quadrant << 30)));

        // In two parts that are exact as floats, so that the angle is as good as rounded once.
        var upper = (remainder + 0x80) & ~0xff;
        var high = (float)upper;
        var low = (float)(remainder - upper);
        var a = FusedMultiplyAdd(high, TurnStepHigh, FusedMultiplyAdd(high, TurnStepLow, low * TurnStepHigh));
        var square = a * a;

        var s = FusedMultiplyAdd(S7, square, S5);
        s = FusedMultiplyAdd(s, square, S3);
        s = FusedMultiplyAdd(s * square, a, a);

        var c = FusedMultiplyAdd(C8, square, C6);
        c = FusedMultiplyAdd(c, square, C4);
        c = FusedMultiplyAdd(c, square, -0.5f);
        c = FusedMultiplyAdd(c, square, 1f);

        // Quadrants 1 and 3 swap the two; bit 1 of the quadrant is the sign of the sine, of the quadrant after it that of the cosine.
        var swap = (quadrant & 1) != 0;
        var sin = BitConverter.SingleToUInt32Bits(swap ? c : s) ^ ((quadrant & 2) << 30);
        var cos = BitConverter.SingleToUInt32Bits(swap ? s : c) ^ (((quadrant + 1) & 2) << 30);
        return (BitConverter.UInt32BitsToSingle(sin), BitConverter.UInt32BitsToSingle(cos));
    }
}
