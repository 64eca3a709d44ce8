namespace Ouroboros.Numerics.Tests;

/// <summary>Errors in units of the last place.</summary>
internal static class Ulp
{
    private const int FractionBits = 23;
    private const int LeastExponent = -126;

    /// <summary>2^-24, the most by which one rounding to float changes a number, relative to it.</summary>
    public const double Unit = 1.0 / (1 << (FractionBits + 1));

    /// <summary>|found - expected| over the distance of floats at <paramref name="expected"/>.</summary>
    public static double Distance(float found, double expected)
    {
        if (found == expected)
        {
            return 0;
        }

        var exponent = Math.Max(Math.ILogB(expected), LeastExponent);
        return Math.Abs(found - expected) / Math.ScaleB(1, exponent - FractionBits);
    }
}
