using Ouroboros.Reporting.Shapes;
using Ouroboros.Reporting.Typography;

namespace Ouroboros.Reporting.Charts.Layout;

/// <summary>Draws axes and the lines that lead from their ticks through the plot.</summary>
internal static class AxesLayout
{
    /// <summary>Room that the horizontal axis needs below the plot.</summary>
    public const double Below = 50;

    // Between two numbers below a plot: about a space.
    private const double LeastGap = 4;

    /// <summary>Room that the numbers of vertical axes need to the left of the plot.</summary>
    public static double TickWidth(params IEnumerable<Axis> axes) => Theme.TickGap + axes
        .SelectMany(axis => axis.Ticks).Select(tick => Typeface.Width(tick.Text, Theme.TickText)).DefaultIfEmpty(0).Max();

    /// <summary>Room that what is written above the plot needs.</summary>
    public static double SignHeight(XyChart chart) => chart.Marks.Any(mark => mark is PostMark { Sign.Length: > 0 }) ? 22 : 0;

    /// <summary>What lies in the plot: the grid, the marks, or that there is nothing to draw.</summary>
    public static void DrawPlot(Canvas canvas, XyChart chart, Frame plot, FigureSpace space)
    {
        var room = LineRoom.Of(space.Lines, chart);
        foreach (var tick in chart.Y.Ticks)
        {
            canvas.Rule(Roles.Grid, plot.Left, plot.Right, plot.Up(chart.Y.ShareOf(tick.Value)), Theme.GridColor);
        }

        canvas.Rule(Roles.Axis, plot.Left, plot.Right, plot.Bottom, Theme.AxisColor);
        foreach (var mark in chart.Marks)
        {
            MarkLayout.Draw(canvas, mark, chart, plot, room);
        }

        if (chart.Marks.All(mark => mark.IsBlank))
        {
            canvas.CenteredText(Roles.Note, plot.Middle, plot.Center, "no finite values", Theme.Subtitle, TextAnchor.Middle);
        }
    }

    /// <summary>Ticks and numbers below the plot.</summary>
    public static void DrawTicksBelow(Canvas canvas, Axis axis, Frame plot, bool numbers = true)
    {
        foreach (var tick in Fitting(axis, plot))
        {
            var x = plot.Across(axis.ShareOf(tick.Value));
            canvas.Post(Roles.Axis, x, plot.Bottom, plot.Bottom + 4, Theme.AxisColor);
            if (numbers)
            {
                canvas.Text(Roles.Axis, x, plot.Bottom + 18, tick.Text, Theme.TickText, TextAnchor.Middle);
            }
        }
    }

    // Numbers that are counted need not all be written.
    private static IReadOnlyList<Tick> Fitting(Axis axis, Frame plot)
    {
        var ticks = axis.Ticks;
        for (var most = ticks.Count - 1; axis.Counted is var (first, last) && most > 1 && !HaveRoom(ticks); most--)
        {
            ticks = Axes.Whole(first, last, most);
        }

        return ticks;

        bool HaveRoom(IReadOnlyList<Tick> some) => some.Zip(some.Skip(1)).All(pair =>
            plot.Width * (axis.ShareOf(pair.Second.Value) - axis.ShareOf(pair.First.Value)) >= ((WidthOf(pair.First) + WidthOf(pair.Second)) / 2) + LeastGap);
    }

    private static double WidthOf(Tick tick) => Typeface.Width(tick.Text, Theme.TickText);

    /// <summary>The name of the axis below the plot.</summary>
    public static void DrawLabelBelow(Canvas canvas, Axis axis, Frame plot) =>
        canvas.Text(Roles.Axis, plot.Middle, plot.Bottom + 39, axis.Label, Theme.Label, TextAnchor.Middle);

    /// <summary>Numbers to the left of the plot.</summary>
    public static void DrawNumbersLeft(Canvas canvas, Axis axis, Frame plot)
    {
        foreach (var tick in axis.Ticks)
        {
            var y = plot.Up(axis.ShareOf(tick.Value));
            canvas.CenteredText(Roles.Axis, plot.Left - Theme.TickGap, y, tick.Text, Theme.TickText, TextAnchor.End);
        }
    }
}
