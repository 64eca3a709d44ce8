using Ouroboros.Reporting.Shapes;

namespace Ouroboros.Reporting.Charts;

/// <summary>Lines with fewer corners that look the same.</summary>
internal static class LineThinning
{
    /// <summary>
    /// The first point and the last, and between them the lowest and the highest of each of equally many points, so that no spike is lost.
    /// </summary>
    /// <param name="points">A line from left to right.</param>
    /// <param name="most">Most corners, at least 4.</param>
    public static IReadOnlyList<Point> Within(IReadOnlyList<Point> points, int most)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(most, 4);
        if (points.Count <= most)
        {
            return points;
        }

        var groups = (most - 2) / 2;
        var between = points.Count - 2L;
        var kept = new List<Point>(most) { points[0] };
        for (var group = 0; group < groups; group++)
        {
            var (from, to) = ((int)(group * between / groups) + 1, (int)((group + 1) * between / groups) + 1);
            var places = Enumerable.Range(from, to - from);
            int low = places.MinBy(place => points[place].Y), high = places.MaxBy(place => points[place].Y);
            kept.Add(points[Math.Min(low, high)]);
            if (low != high)
            {
                kept.Add(points[Math.Max(low, high)]);
            }
        }

        kept.Add(points[^1]);
        return kept;
    }
}
