namespace Ouroboros.Numerics;

/// <summary>exp and log in double from IEEE operations alone: the C library's differ between machines in the last bit.</summary>
/// <remarks>For numbers that end in files, such as an entropy, not for kernels.</remarks>
public static class DoubleMath
{
    private const double Ln2High = 0.693147180369123816490;
    private const double Ln2Low = 1.90821492927058770002e-10;
    private const int LogTerms = 14;
    private const int ExpTerms = 18;

    /// <summary>The natural logarithm of a positive normal number, within 4 ulp.</summary>
    /// <exception cref="ArgumentOutOfRangeException">x is not a positive normal number.</exception>
    public static double Log(double x)
    {
        if (!double.IsNormal(x) || x < 0)
        {
            throw new ArgumentOutOfRangeException(nameof(x), x, "Expected a positive normal number.");
        }

        // x = 2^e m, m in [sqrt(1/2), sqrt(2)); log m = 2 artanh(s), s = (m - 1) / (m + 1), |s| < 0.172.
        var e = (int)(BitConverter.DoubleToInt64Bits(x) >> 52) - 1023;
        var m = Math.ScaleB(x, -e);
        if (m > 1.4142135623730951)
        {
            m /= 2;
            e++;
        }

        var s = (m - 1) / (m + 1);
        var square = s * s;
        var series = 0.0;
        for (var term = LogTerms; term >= 1; term--)
        {
            series = (series * square) + (1.0 / ((2 * term) + 1));
        }

        return (e * Ln2High) + ((2 * s) + ((2 * s * square * series) + (e * Ln2Low)));
    }

    /// <summary>e^x for |x| up to 700, within 4 ulp.</summary>
    /// <exception cref="ArgumentOutOfRangeException">|x| is above 700, or x is NaN.</exception>
    public static double Exp(double x)
    {
        if (!(Math.Abs(x) <= 700))
        {
            throw new ArgumentOutOfRangeException(nameof(x), x, "Expected -700 to 700.");
        }

        var n = Math.Round(x / (Ln2High + Ln2Low));
        var r = x - (n * Ln2High) - (n * Ln2Low);
        var series = 1.0;
        for (var term = ExpTerms; term >= 1; term--)
        {
            series = (series * r / term) + 1;
        }

        return Math.ScaleB(series, (int)n);
    }
}
