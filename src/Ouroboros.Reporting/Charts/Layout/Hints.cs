namespace Ouroboros.Reporting.Charts.Layout;

/// <summary>What a mark says of itself to those who point at it.</summary>
internal static class Hints
{
    /// <summary>A value in words: <c>Generation 5, label 8: 36.2 %</c>.</summary>
    /// <param name="chart">The axes, whose labels name the numbers.</param>
    /// <param name="x">Where it is.</param>
    /// <param name="name">Of what it is a value; may be empty.</param>
    /// <param name="y">The value.</param>
    public static string Of(XyChart chart, double x, string name, double y)
    {
        var at = chart.X.Ticks.FirstOrDefault(tick => tick.Value == x).Text ?? Numbers.Significant(x);
        return $"{Short(chart.X.Label)} {at}{(name.Length > 0 ? $", {name}" : "")}: {Value(chart.Y, y)}";
    }

    /// <summary>A value with as much of its unit as its axis tells.</summary>
    public static string Value(Axis axis, double value) =>
        axis.Label.Contains('%') || axis.Label == Axis.Percent ? $"{Numbers.Fixed(value, 1)} %" : Numbers.Significant(value);

    // Without what stands behind it in brackets.
    private static string Short(string label) => label.IndexOf(" (", StringComparison.Ordinal) is > 0 and var end ? label[..end] : label;
}
