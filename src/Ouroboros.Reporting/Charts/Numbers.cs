using System.Globalization;

namespace Ouroboros.Reporting.Charts;

/// <summary>How numbers are written in pictures: a true minus sign, commas between thousands.</summary>
internal static class Numbers
{
    private const char Minus = '\u2212';
    private const string Superscripts = "\u2070\u00B9\u00B2\u00B3\u2074\u2075\u2076\u2077\u2078\u2079";

    /// <summary>With a fixed number of digits behind the point.</summary>
    public static string Fixed(double value, int decimals)
    {
        var text = value.ToString("N" + decimals.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
        return text.Replace('-', Minus);
    }

    /// <summary>A nice number as such from 0.001 to 5,000, others as its factor times ten with an exponent.</summary>
    public static string Short(NiceStep number)
    {
        if (number.Power is >= -3 and <= 3)
        {
            return Fixed(number.Size, number.Decimals);
        }

        var digits = Math.Abs(number.Power).ToString(CultureInfo.InvariantCulture).Select(d => Superscripts[d - '0']);
        var sign = number.Power < 0 ? "\u207B" : string.Empty;
        return $"{(number.Factor == 1 ? string.Empty : $"{number.Factor}\u00D7")}10{sign}{string.Concat(digits)}";
    }
}
