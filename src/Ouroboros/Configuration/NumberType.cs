using System.Globalization;

namespace Ouroboros.Configuration;

/// <summary>A number above 0 up to a bound; its values are <see cref="double"/>.</summary>
/// <param name="largest">Greatest value allowed.</param>
/// <param name="advice">What to say, as a sentence, to a number out of the range.</param>
internal sealed class NumberType(double largest, string advice) : ConfigValueType
{
    public override string Expected => $"a number above 0, at most {largest:N0}";

    public override string Placeholder => "X";

    public override Reading Read(RawValue raw)
    {
        if (raw is not RawScalar scalar)
        {
            return Reading.Not(raw, "Write a single number.");
        }

        if (scalar.IsNull)
        {
            return Reading.Not(raw, "Write a number, or leave the key out to take the default.");
        }

        // 1e-4 is a number here although YAML 1.1 readers that insist on a dot take it for a word.
        var text = scalar.Text.Replace("_", "", StringComparison.Ordinal);
        if (!double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) || double.IsNaN(value))
        {
            return Reading.Not(raw, AdviceFor(text));
        }

        return value <= 0 || value > largest || (float)value == 0
            ? Reading.Not(raw, advice)
            : Reading.Of(value);
    }

    internal override RawValue Written(object? value) =>
        new RawScalar(((double)value!).ToString("R", CultureInfo.InvariantCulture), Quoted: false);

    /// <summary>The shortest text that gives the same number back, with the point and sign that YAML 1.1 readers insist on.</summary>
    public override string Format(object? value)
    {
        var text = ((double)value!).ToString("R", CultureInfo.InvariantCulture).Replace('E', 'e');
        if (text.Contains('.', StringComparison.Ordinal))
        {
            return text;
        }

        var exponent = text.IndexOf('e', StringComparison.Ordinal);
        return exponent < 0 ? text + ".0" : text.Insert(exponent, ".0");
    }

    // 0,001 has a decimal comma; 0.1,0.01 and 1,2,3 are several numbers.
    private static string AdviceFor(string text)
    {
        var parts = text.Split(',');
        return parts.Length == 2 && IsNumber($"{parts[0]}.{parts[1]}") ? "Write the decimals after a point."
            : parts.Length > 1 && parts.All(IsNumber) ? "Write a single number."
            : "Write a number, for example 0.001.";
    }

    private static bool IsNumber(string text) => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out _);
}
