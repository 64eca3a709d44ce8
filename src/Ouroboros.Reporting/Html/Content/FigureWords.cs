using Ouroboros.Reporting.Charts;
using Ouroboros.Reporting.Charts.Layout;

namespace Ouroboros.Reporting.Html.Content;

/// <summary>What a figure shows, for readers that cannot see it: its kind, its axes, where each line begins and ends.</summary>
internal static class FigureWords
{
    // More lines than these are told by the first and the last.
    private const int MostLines = 6;

    public static string Describe(Figure figure) => figure.Chart switch
    {
        XyChart chart => Xy(chart),
        MatrixChart chart => Matrix(chart),
        _ => string.Empty,
    };

    private static string Xy(XyChart chart)
    {
        StackMark[] stacks = [.. chart.Marks.OfType<StackMark>()];
        if (stacks.Length > 0)
        {
            return $"Bars over {Lower(chart.X.Label)}. {Stack(chart, stacks[0])} {Stack(chart, stacks[^1])}".TrimEnd();
        }

        LineMark[] lines = [.. chart.Marks.OfType<LineMark>().Where(line => line is { IsThin: false, IsBlank: false })];
        LineMark[] told = lines.Length <= MostLines ? lines : [lines[0], lines[^1]];
        var posts = chart.Marks.OfType<PostMark>().Where(post => post.Sign.Length > 0).Select(post => $" {post.Sign}.");
        return $"{(lines.Length == 1 ? "Line" : $"{lines.Length} lines")} over {Lower(chart.X.Label)}. {string.Join(' ', told.Select(line => Line(chart, line)))}{string.Concat(posts)}";
    }

    private static string Line(XyChart chart, LineMark line)
    {
        var points = line.Points.Where(point => double.IsFinite(point.X) && double.IsFinite(point.Y)).ToArray();
        var name = line.Name.Length > 0 ? $"{line.Name}: " : "From ";
        return $"{name}{Hints.Value(chart.Y, points[0].Y)} at {Numbers.Significant(points[0].X)} to {Hints.Value(chart.Y, points[^1].Y)} at {Numbers.Significant(points[^1].X)}.";
    }

    private static string Stack(XyChart chart, StackMark stack)
    {
        var parts = stack.Parts.OrderByDescending(part => part.Height).Take(3).Where(part => part.Height > 0);
        return $"At {Numbers.Significant(stack.X)}: {string.Join(", ", parts.Select(part => $"{part.Label} {Hints.Value(chart.Y, part.Height)}"))}.";
    }

    private static string Matrix(MatrixChart chart)
    {
        double[] cells = [.. chart.Cells.SelectMany(row => row).OfType<double>().Where(double.IsFinite)];
        return $"Table of colours, {chart.Rows} rows ({Lower(chart.RowsLabel)}), columns: {string.Join(", ", chart.Groups.Select(group => $"{group.Count} ({Lower(group.Label)})"))}."
            + (cells.Length == 0 ? "" : $" From {chart.Describe(cells.Min())} to {chart.Describe(cells.Max())}. The numbers stand in the table that follows.");
    }

    private static string Lower(string text) => text.Length == 0 ? text : char.ToLowerInvariant(text[0]) + text[1..];
}
