namespace Ouroboros.Reporting.Shapes;

/// <summary>A place on the canvas: x to the right, y downwards.</summary>
internal readonly record struct Point(double X, double Y);
