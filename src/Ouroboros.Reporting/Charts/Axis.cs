namespace Ouroboros.Reporting.Charts;

/// <summary>A range of numbers laid along a line.</summary>
/// <param name="Label">What is measured, and its unit.</param>
/// <param name="Low">Number at the beginning.</param>
/// <param name="High">Number at the end, greater than <paramref name="Low"/>.</param>
/// <param name="Ticks">Numbers written beside the axis.</param>
/// <param name="IsLogarithmic">Whether equal steps are equal ratios; both ends are then positive.</param>
internal sealed record Axis(
    string Label, double Low, double High, IReadOnlyList<Tick> Ticks, bool IsLogarithmic = false)
{
    /// <summary>The first and the last of the whole numbers that it counts; null where it measures. Fewer of them may be written where there is little room.</summary>
    public (int First, int Last)? Counted { get; init; }

    /// <summary>Whether numbers less than <see cref="Low"/> are drawn at its beginning.</summary>
    public bool HasLess { get; init; }

    /// <summary>The label of shares in percent that need no other name.</summary>
    public const string Percent = "Percent";

    /// <summary>Where a number lies: 0 at the low end, 1 at the high end.</summary>
    public double ShareOf(double value) => IsLogarithmic
        ? Logarithm.Base10(Math.Max(value, Low) / Low) / Logarithm.Base10(High / Low)
        : (value - Low) / (High - Low);
}

/// <summary>A number on an axis and how it is written.</summary>
internal readonly record struct Tick(double Value, string Text);
