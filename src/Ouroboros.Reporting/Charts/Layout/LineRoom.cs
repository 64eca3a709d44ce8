namespace Ouroboros.Reporting.Charts.Layout;

/// <summary>What one line of a chart gets of it.</summary>
/// <param name="Corners">Most corners of a line or of a side of a band.</param>
/// <param name="Points">Most points with a marker.</param>
/// <param name="HasTargets">Whether points without a marker can be pointed at.</param>
internal readonly record struct LineRoom(int Corners, int Points, bool HasTargets)
{
    private const int LeastCorners = 8;

    // Closer together, one hides the other.
    private const int MostPoints = 120;

    /// <summary>An equal part for each line; thin ones have no markers.</summary>
    public static LineRoom Of(LinesSpace? space, XyChart chart)
    {
        if (space is null)
        {
            return new(int.MaxValue, int.MaxValue, HasTargets: false);
        }

        var lines = Math.Max(1, chart.Marks.Count(mark => mark is LineMark or BandMark));
        var marked = Math.Max(1, chart.Marks.Count(mark => mark is LineMark { IsThin: false }));
        return new(Math.Max(LeastCorners, space.Corners / lines), Math.Clamp(space.Points / marked, 2, MostPoints), HasTargets: true);
    }
}
