using Ouroboros.Reporting.Charts;
using Ouroboros.Reporting.Plots;

namespace Ouroboros.Reporting.Html.Content;

/// <summary>Charts of very many cells or bars with some of them left out, evenly, and a word on it.</summary>
internal static class ThinnedFigures
{
    /// <summary>The figure itself where it is small enough.</summary>
    public static Figure Within(Figure figure, PageDetail detail) => figure.Chart switch
    {
        MatrixChart matrix when matrix.Rows > detail.MatrixSide => Matrix(figure, matrix, detail.MatrixSide),
        XyChart chart => Bars(figure, chart, detail),
        _ => figure,
    };

    private static Figure Matrix(Figure figure, MatrixChart matrix, int side)
    {
        var rows = Kept(matrix.Rows, side);
        var (groups, columns, first) = (new List<ColumnGroup>(), new List<int>(), 0);
        foreach (var group in matrix.Groups)
        {
            int[] kept = group.Names.Count > 0 ? [.. Enumerable.Range(0, group.Count)] : Kept(group.Count, side);
            groups.Add(group.Names.Count > 0 ? group : group with { Count = kept.Length, Numbers = [.. kept.Select(column => column + 1)] });
            columns.AddRange(kept.Select(column => first + column));
            first += group.Count;
        }

        return Noted(figure, rows.Length, matrix.Rows, matrix with
        {
            Rows = rows.Length,
            RowNumbers = [.. rows.Select(row => row + 1)],
            Groups = groups,
            Cells = [.. rows.Select(row => (IReadOnlyList<double?>)[.. columns.Select(column => matrix.Cells[row][column])])],
        });
    }

    private static Figure Bars(Figure figure, XyChart chart, PageDetail detail)
    {
        StackMark[] bars = [.. chart.Marks.OfType<StackMark>()];
        var parts = bars.Sum(bar => bar.Parts.Count(part => part.Height > 0));
        var most = Math.Max(2, Math.Min(PageDetail.MostBars, (int)((long)bars.Length * detail.BarParts / Math.Max(1, parts))));
        if (bars.Length <= most)
        {
            return figure;
        }

        // Bars stay as close together as they were: each takes the place of those that are left out beside it.
        var kept = Thinning.Evenly(bars, most);
        var gap = kept.Zip(kept.Skip(1), (bar, next) => next.X - bar.X).Min();
        return Noted(figure, kept.Length, bars.Length, chart with
        {
            X = chart.X with { Low = kept[0].X - (gap / 2), High = kept[^1].X + (gap / 2) },
            Marks = [.. kept.Select(bar => bar with { Width = bar.Width * gap })],
        });
    }

    private static int[] Kept(int count, int most) => Thinning.Evenly([.. Enumerable.Range(0, count)], most);

    private static Figure Noted(Figure figure, int shown, int all, Chart chart) => figure with
    {
        Subtitle = string.Join(". ", new[] { figure.Subtitle.TrimEnd('.'), PageDetail.Some(shown, all, "generations") }.Where(text => text.Length > 0)),
        Chart = chart,
    };
}
