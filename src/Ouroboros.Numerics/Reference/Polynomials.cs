namespace Ouroboros.Numerics.Reference;

/// <summary>The constants of exp, log, sin and cos, shared by the scalar and the vector code so that both give the same bits.</summary>
/// <remarks>
/// Minimax fits for relative error, found by iteratively reweighted least squares. Coefficients were rounded to float one at a time,
/// lowest power first, and the others fitted again, so that the rounding of one is made up for by the next.
/// </remarks>
internal static class Polynomials
{
    /// <summary>1.5 * 2^23. Added to |v| &lt; 2^22 it leaves round(v), ties to even, in the low bits of the sum.</summary>
    public const float RoundingShift = 12582912f;

    /// <summary>log2(e).</summary>
    public const float Log2E = 1.442695f;

    /// <summary>ln 2 rounded to float; a multiple of it subtracted with an fma is exact where it matters.</summary>
    public const float Ln2High = 0.6931472f;

    /// <summary>ln 2 less <see cref="Ln2High"/>.</summary>
    public const float Ln2Low = -1.9046542e-9f;

    /// <summary>The greatest float with a finite exp; ln(2^128) is 88.7228391.</summary>
    public const float ExpMaximum = 88.72283f;

    /// <summary>The least float with a normal exp: ln(2^-126) is -87.3365448.</summary>
    public const float ExpMinimum = -87.33654f;

    /// <summary>exp(r) = 1 + r + r^2 (E2 + E3 r + ... + E6 r^4) on |r| &lt;= ln(2) / 2, relative error 2^-28.2.</summary>
    public const float E2 = 0.49999994f;

    /// <inheritdoc cref="E2"/>
    public const float E3 = 0.166665167f;

    /// <inheritdoc cref="E2"/>
    public const float E4 = 0.0416681021f;

    /// <inheritdoc cref="E2"/>
    public const float E5 = 0.00836919248f;

    /// <inheritdoc cref="E2"/>
    public const float E6 = 0.00138389028f;

    /// <summary>Bits of sqrt(1/2), where log cuts one binade of mantissas from the next.</summary>
    public const int RootHalfBits = 0x3f3504f3;

    /// <summary>
    /// log(1 + f) = f - f^2 / 2 + f^3 (L3 + L4 f + ... + L10 f^7) on [sqrt(1/2) - 1, sqrt(2) - 1], relative error 2^-27.3.
    /// </summary>
    public const float L3 = 0.333333313f;

    /// <inheritdoc cref="L3"/>
    public const float L4 = -0.250008196f;

    /// <inheritdoc cref="L3"/>
    public const float L5 = 0.200012416f;

    /// <inheritdoc cref="L3"/>
    public const float L6 = -0.166234091f;

    /// <inheritdoc cref="L3"/>
    public const float L7 = 0.1420158f;

    /// <inheritdoc cref="L3"/>
    public const float L8 = -0.131596103f;

    /// <inheritdoc cref="L3"/>
    public const float L9 = 0.127622157f;

    /// <inheritdoc cref="L3"/>
    public const float L10 = -0.0763643533f;

    /// <summary>The least normal float.</summary>
    public const float LeastNormal = 1.17549435e-38f;

    /// <summary>2 pi / 2^32, the angle of one step of a 32-bit turn, rounded to float.</summary>
    public const float TurnStepHigh = 1.4629181e-9f;

    /// <summary>2 pi / 2^32 less <see cref="TurnStepHigh"/>.</summary>
    public const float TurnStepLow = -4.07094027e-17f;

    /// <summary>sin(a) = a + a^3 (S3 + S5 a^2 + S7 a^4) on |a| &lt;= pi / 4, relative error 2^-27.9.</summary>
    public const float S3 = -0.166666552f;

    /// <inheritdoc cref="S3"/>
    public const float S5 = 0.00833218917f;

    /// <inheritdoc cref="S3"/>
    public const float S7 = -0.000195182845f;

    /// <summary>cos(a) = 1 - a^2 / 2 + a^4 (C4 + C6 a^2 + C8 a^4) on |a| &lt;= pi / 4, relative error 2^-33.0.</summary>
    public const float C4 = 0.0416666456f;

    /// <inheritdoc cref="C4"/>
    public const float C6 = -0.00138873095f;

    /// <inheritdoc cref="C4"/>
    public const float C8 = 2.44323273e-5f;
}
