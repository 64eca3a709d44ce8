using System.Globalization;

namespace Ouroboros.Reporting.Charts;

/// <summary>How numbers are written in pictures: a true minus sign, commas between thousands.</summary>
internal static class Numbers
{
    private const string Minus = "\u2212";

    // Doubles above have no digits left behind the thousands.
    private const double LeastWithPower = 1e15;
    private const string Superscripts = "\u2070\u00B9\u00B2\u00B3\u2074\u2075\u2076\u2077\u2078\u2079";

    /// <summary>With a fixed number of digits behind the point.</summary>
    public static string Fixed(double value, int decimals)
    {
        var text = value.ToString("N" + decimals.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
        return text.Replace("-", Minus, StringComparison.Ordinal);
    }

    /// <summary>
    /// A multiple of a step, plain from ten-thousandths to hundred thousands, else with a power of ten.
    /// </summary>
    public static string Multiple(double count, NiceStep step) => step.Power switch
    {
        >= -4 and <= 5 => Fixed(count * step.Size, step.Decimals),
        _ => count == 0 ? "0" : WithPower(count * step.Factor, step.Power),
    };

    /// <summary>
    /// In at most five signs for what a cell of a matrix holds: three digits, whole thousands, or a power of ten.
    /// </summary>
    public static string Compact(double value) => Math.Abs(value) switch
    {
        < 9.995 => Fixed(value, 2),
        < 99.95 => Fixed(value, 1),
        < 9999.5 => Fixed(value, 0),
        var size => WithPower(value < 0 ? -1 : 1, (int)Math.Floor(Logarithm.Base10(size) + 0.5)),
    };

    /// <summary>As people read a value: whole numbers and those from a thousand on without a point, others with four significant digits.</summary>
    public static string Significant(double value)
    {
        var size = Math.Abs(value);
        if (!double.IsFinite(value))
        {
            return double.IsNaN(value) ? "not a number" : $"{(value < 0 ? Minus : "")}\u221E";
        }

        if (size < LeastWithPower && value == Math.Floor(value))
        {
            return Fixed(value + 0, 0);
        }

        // Rounded before it is decided how it is written: 999.96 is a thousand. "1.234E+005" has four digits in front.
        var digits = size.ToString("E3", CultureInfo.InvariantCulture);
        var power = int.Parse(digits.AsSpan(6), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
        return power >= -4 && size < LeastWithPower
            ? Fixed(value, Math.Max(0, 3 - power))
            : $"{(value < 0 ? Minus : "")}{digits[..5]}\u00D7{Power(power)}";
    }

    private static string WithPower(double factor, int power) => $"{(factor == 1 ? string.Empty : $"{Fixed(factor, 0)}\u00D7")}{Power(power)}";

    private static string Power(int power)
    {
        var digits = Math.Abs(power).ToString(CultureInfo.InvariantCulture).Select(d => Superscripts[d - '0']);
        return $"10{(power < 0 ? "\u207B" : string.Empty)}{string.Concat(digits)}";
    }
}
