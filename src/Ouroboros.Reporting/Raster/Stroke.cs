using Ouroboros.Reporting.Shapes;

namespace Ouroboros.Reporting.Raster;

/// <summary>The area that a thick line covers, as polygons whose union it is.</summary>
internal static class Stroke
{
    // How far the control points of a quarter circle stand from its ends: 4/3 (sqrt(2) - 1), off by 0.03 % at most.
    private const double Kappa = 0.5522847498307936;
    private const int LinesPerQuarter = 6;

    /// <summary>
    /// A rectangle for each segment and a disc on each joint; all turn the same way, so that the union is filled.
    /// </summary>
    public static List<Point[]> Outline(IReadOnlyList<Point> points, double thickness)
    {
        var parts = new List<Point[]>();
        var from = points[0];
        foreach (var to in points)
        {
            if (to != from)
            {
                if (parts.Count > 0)
                {
                    parts.Add(Circle(from, thickness / 2));
                }

                parts.Add(Segment(from, to, thickness / 2));
                from = to;
            }
        }

        return parts;
    }

    /// <summary>A circle as a polygon, turning the same way as the segments.</summary>
    public static Point[] Circle(Point center, double radius)
    {
        var corners = new Point[4 * LinesPerQuarter];
        for (var step = 0; step < LinesPerQuarter; step++)
        {
            var t = (double)step / LinesPerQuarter;
            var (along, across) = (radius * Quarter(t), radius * Quarter(1 - t));
            corners[step] = new Point(center.X + across, center.Y + along);
            corners[step + LinesPerQuarter] = new Point(center.X - along, center.Y + across);
            corners[step + (2 * LinesPerQuarter)] = new Point(center.X - across, center.Y - along);
            corners[step + (3 * LinesPerQuarter)] = new Point(center.X + along, center.Y - across);
        }

        return corners;
    }

    // One coordinate of the cubic curve through 0, kappa, 1, 1.
    private static double Quarter(double t) =>
        (3 * t * (1 - t) * (1 - t) * Kappa) + (3 * t * t * (1 - t)) + (t * t * t);

    private static Point[] Segment(Point from, Point to, double half)
    {
        double dx = to.X - from.X, dy = to.Y - from.Y;
        var length = Math.Sqrt((dx * dx) + (dy * dy));
        double nx = -dy / length * half, ny = dx / length * half;
        return
        [
            new Point(from.X - nx, from.Y - ny), new Point(to.X - nx, to.Y - ny),
            new Point(to.X + nx, to.Y + ny), new Point(from.X + nx, from.Y + ny),
        ];
    }
}
