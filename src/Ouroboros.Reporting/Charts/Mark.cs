using Ouroboros.Reporting.Shapes;

namespace Ouroboros.Reporting.Charts;

/// <summary>Something drawn over axes; its numbers are the axes' numbers.</summary>
internal abstract record Mark
{
    /// <summary>Whether there is nothing in it that could be drawn.</summary>
    public abstract bool IsBlank { get; }

    /// <summary>What it shows, as far as the axes do not say it; may be empty.</summary>
    public string Name { get; init; } = string.Empty;
}

/// <summary>A line through points, broken where a coordinate is not finite.</summary>
internal sealed record LineMark(IReadOnlyList<Point> Points, Rgb Color, MarkerShape Marker) : Mark
{
    /// <summary>Thinner than others, for what stands behind them.</summary>
    public bool IsThin { get; init; }

    public override bool IsBlank => !Points.Any(p => double.IsFinite(p.X) && double.IsFinite(p.Y));
}

/// <summary>The area between two lines over the same x: for the spread of replicates.</summary>
internal sealed record BandMark(IReadOnlyList<(double X, double Low, double High)> Points, Rgb Color) : Mark
{
    public override bool IsBlank => Points.Count == 0;
}

/// <summary>Points with an upright bar through each: values and how far off they may be.</summary>
/// <param name="Points">Each value, and the ends of its bar; not a number where it has none.</param>
/// <param name="Color">Colour of points and bars.</param>
/// <param name="Marker">What stands at each value.</param>
internal sealed record ErrorBarMark(IReadOnlyList<(Point At, double Low, double High)> Points, Rgb Color, MarkerShape Marker = MarkerShape.Disc) : Mark
{
    public override bool IsBlank => Points.Count == 0;
}

/// <summary>A thin upright line through the whole plot, at something that happened.</summary>
/// <param name="X">Where it happened.</param>
/// <param name="Sign">What happened, written above the plot; may be empty.</param>
internal sealed record PostMark(double X, string Sign) : Mark
{
    // It says something about other marks, and is no value itself.
    public override bool IsBlank => true;
}

/// <summary>A dashed level line through the whole plot, at a value to compare with.</summary>
internal sealed record LevelMark(double Y, Rgb Color) : Mark
{
    // It says something about other marks, and is no value itself.
    public override bool IsBlank => true;
}

/// <summary>A bar of parts, from its first part at the bottom upwards.</summary>
/// <param name="X">Middle of the bar.</param>
/// <param name="Width">Width of the bar.</param>
/// <param name="Parts">Heights from bottom to top.</param>
internal sealed record StackMark(double X, double Width, IReadOnlyList<StackPart> Parts) : Mark
{
    public override bool IsBlank => !Parts.Any(part => part.Height > 0);
}

/// <summary>A part of a bar and what is written into it where there is room.</summary>
internal sealed record StackPart(double Height, Rgb Color, string Label);

/// <summary>What stands at each point of a line.</summary>
internal enum MarkerShape
{
    None,
    Disc,
    Square,
    Triangle,
}
