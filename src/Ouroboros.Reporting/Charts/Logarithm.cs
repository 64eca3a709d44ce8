namespace Ouroboros.Reporting.Charts;

/// <summary>A logarithm from exact operations only: the C library's differs in its last bits between systems.</summary>
internal static class Logarithm
{
    private const double Log10Of2 = 0.30102999566398120;
    private const double Log10OfE = 0.43429448190325183;

    /// <summary>The decimal logarithm of a positive, normal number, right to about 1e-15.</summary>
    public static double Base10(double value)
    {
        // value = m 2^e with m from 2/3 to 4/3; ln m = 2 artanh((m - 1) / (m + 1)), |argument| <= 1/5.
        var bits = BitConverter.DoubleToInt64Bits(value);
        var exponent = (int)((bits >> 52) & 0x7FF) - 1023;
        var mantissa = BitConverter.Int64BitsToDouble((bits & 0x000F_FFFF_FFFF_FFFF) | (1023L << 52));
        if (mantissa > 4.0 / 3)
        {
            mantissa /= 2;
            exponent++;
        }

        var s = (mantissa - 1) / (mantissa + 1);
        double square = s * s, power = s, sum = 0;
        for (var n = 1; n <= 23; n += 2)
        {
            sum += power / n;
            power *= square;
        }

        return (exponent * Log10Of2) + (2 * sum * Log10OfE);
    }
}
