namespace Ouroboros.Reporting.Shapes;

/// <summary>A finished layout: what every writer of pictures draws, in this order, on white.</summary>
/// <param name="Width">Canvas width in units; a unit is a CSS pixel in SVG.</param>
/// <param name="Height">Canvas height in units.</param>
/// <param name="Title">What the picture shows, for readers that cannot see it.</param>
/// <param name="Shapes">Shapes from back to front.</param>
internal sealed record Drawing(double Width, double Height, string Title, IReadOnlyList<Shape> Shapes);
