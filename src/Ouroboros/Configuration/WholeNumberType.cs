using System.Globalization;

namespace Ouroboros.Configuration;

/// <summary>A whole number within bounds; its values are <see cref="long"/>.</summary>
/// <param name="smallest">Least value allowed.</param>
/// <param name="largest">Greatest value allowed.</param>
/// <param name="noneMeans">What null means, in a word or two; null when a number there must be.</param>
public sealed class WholeNumberType(long smallest, long largest, string? noneMeans = null) : ConfigValueType
{
    // Underscores between digits as YAML 1.1 has them; a leading zero would be octal there and decimal in YAML 1.2.
    private const string AmbiguousZero = "A leading zero means base 8 to some YAML readers: write the number without it.";

    private const string OutOfRange = "Choose one within that range.";

    /// <summary>Whether -1 says "none", as it does for the seed.</summary>
    public bool MinusOneIsNone { get; init; }

    /// <inheritdoc/>
    public override string Expected =>
        $"a whole number {Range}" + (noneMeans is null ? "" : $", or null ({noneMeans})");

    /// <inheritdoc/>
    public override string Placeholder => "N";

    private string Range => largest == long.MaxValue ? $"from {smallest:N0} to 2^63 - 1" : $"from {smallest:N0} to {largest:N0}";

    /// <inheritdoc/>
    public override Reading Read(RawValue raw)
    {
        if (raw is not RawScalar scalar)
        {
            return Reading.Not(raw, "Write a single number.");
        }

        if (scalar.IsNull)
        {
            return noneMeans is null
                ? Reading.Not(raw, "Write a number, or leave the key out to take the default.")
                : Reading.Of(null);
        }

        var digits = scalar.Text.Replace("_", "", StringComparison.Ordinal);
        if (!long.TryParse(digits, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value))
        {
            return Reading.Not(raw, AdviceFor(scalar.Text, digits));
        }

        if (HasLeadingZero(digits))
        {
            return Reading.Not(raw, AmbiguousZero);
        }

        if (MinusOneIsNone && value == -1)
        {
            return Reading.Of(null);
        }

        return value < smallest || value > largest
            ? Reading.Not(raw, OutOfRange)
            : Reading.Of(value);
    }

    /// <inheritdoc/>
    public override string Format(object? value) =>
        value is null ? "null" : ((long)value).ToString(CultureInfo.InvariantCulture);

    private static bool HasLeadingZero(string digits)
    {
        var bare = digits.AsSpan().TrimStart("+-");
        return bare.Length > 1 && bare[0] == '0';
    }

    private string AdviceFor(string text, string digits)
    {
        // 60,000 is one number; 2,8,32 are several.
        var isGrouped = IsGrouped(text);
        if (text.Contains(',', StringComparison.Ordinal) && !isGrouped)
        {
            return "Write a single number.";
        }

        // A decimal holds every long exactly, a double does not.
        var style = isGrouped ? NumberStyles.Number : NumberStyles.Float;
        if (decimal.TryParse(digits, style, CultureInfo.InvariantCulture, out var number))
        {
            return number < smallest || number > largest ? OutOfRange
                : number == Math.Floor(number) ? $"Write {number.ToString("F0", CultureInfo.InvariantCulture)}."
                : "Only whole numbers make sense here.";
        }

        return double.TryParse(digits, style, CultureInfo.InvariantCulture, out var huge) && !double.IsNaN(huge)
            ? OutOfRange
            : "Write it in digits.";
    }

    private static bool IsGrouped(string text)
    {
        var groups = text.TrimStart('+', '-').Split(',');
        return groups.Length > 1 && groups[0].Length is > 0 and <= 3 && groups[0][0] != '0'
            && groups.Skip(1).All(group => group.Length == 3) && groups.All(group => group.All(char.IsAsciiDigit));
    }
}
