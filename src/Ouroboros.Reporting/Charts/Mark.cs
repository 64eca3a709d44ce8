using Ouroboros.Reporting.Shapes;

namespace Ouroboros.Reporting.Charts;

/// <summary>Something drawn over axes; its numbers are the axes' numbers.</summary>
internal abstract record Mark;

/// <summary>A line through points, broken where a coordinate is not finite.</summary>
internal sealed record LineMark(IReadOnlyList<Point> Points, Rgb Color, MarkerShape Marker) : Mark;

/// <summary>The area between two lines over the same x: for the spread of replicates.</summary>
internal sealed record BandMark(IReadOnlyList<(double X, double Low, double High)> Points, Rgb Color) : Mark;

/// <summary>A bar of parts, from its first part at the bottom upwards.</summary>
/// <param name="X">Middle of the bar.</param>
/// <param name="Width">Width of the bar.</param>
/// <param name="Parts">Heights from bottom to top.</param>
internal sealed record StackMark(double X, double Width, IReadOnlyList<StackPart> Parts) : Mark;

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
