using Ouroboros.Reporting.Shapes;
using Ouroboros.Reporting.Typography;

namespace Ouroboros.Reporting.Charts.Layout;

/// <summary>Axes on the left and below, marks between, the key on the right.</summary>
internal static class XyLayout
{
    private const double BelowAxis = 50;

    public static Drawing Arrange(Figure figure, XyChart chart)
    {
        var canvas = new Canvas();
        var top = canvas.Header(figure);
        var tickWidth = chart.Y.Ticks.Max(tick => Typeface.Width(tick.Text, Theme.TickText));
        var left = Math.Ceiling(Theme.Margin + Theme.Label.Size + 8 + tickWidth + Theme.TickGap);
        var keyWidth = chart.Key is null ? 0 : Theme.KeyGap + KeyLayout.WidthOf(chart.Key);
        var right = Math.Floor(Theme.FigureWidth - Theme.Margin - keyWidth);
        var plot = new Frame(left, top, right, Theme.FigureHeight - BelowAxis);

        DrawGrid(canvas, chart.Y, plot);
        DrawAxes(canvas, chart, plot);
        foreach (var mark in chart.Marks)
        {
            MarkLayout.Draw(canvas, mark, chart, plot);
        }

        if (chart.Key is not null)
        {
            KeyLayout.Draw(canvas, chart.Key, plot.Right + Theme.KeyGap, plot.Top, plot.Bottom);
        }

        return canvas.Finish(Theme.FigureWidth, Theme.FigureHeight, figure.Title);
    }

    private static void DrawGrid(Canvas canvas, Axis axis, Frame plot)
    {
        foreach (var tick in axis.Ticks)
        {
            var y = plot.Up(axis.ShareOf(tick.Value));
            canvas.Rule(Roles.Grid, plot.Left, plot.Right, y, Theme.GridColor);
        }
    }

    private static void DrawAxes(Canvas canvas, XyChart chart, Frame plot)
    {
        canvas.Rule(Roles.Axis, plot.Left, plot.Right, plot.Bottom, Theme.AxisColor);
        foreach (var tick in chart.X.Ticks)
        {
            var x = plot.Across(chart.X.ShareOf(tick.Value));
            canvas.Post(Roles.Axis, x, plot.Bottom, plot.Bottom + 4, Theme.AxisColor);
            canvas.Text(Roles.Axis, x, plot.Bottom + 18, tick.Text, Theme.TickText, TextAnchor.Middle);
        }

        foreach (var tick in chart.Y.Ticks)
        {
            var y = plot.Up(chart.Y.ShareOf(tick.Value));
            canvas.CenteredText(Roles.Axis, plot.Left - Theme.TickGap, y, tick.Text, Theme.TickText, TextAnchor.End);
        }

        canvas.Text(Roles.Axis, plot.Middle, plot.Bottom + 39, chart.X.Label, Theme.Label, TextAnchor.Middle);
        var labelX = Theme.Margin + Typeface.CapHeight(Theme.Label);
        canvas.UprightText(Roles.Axis, labelX, plot.Center, chart.Y.Label, Theme.Label);
    }
}
