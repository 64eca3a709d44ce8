using Ouroboros.Reporting.Shapes;
using Ouroboros.Reporting.Typography;

namespace Ouroboros.Reporting.Charts.Layout;

/// <summary>Axes on the left and below, marks between, the key on the right.</summary>
internal static class XyLayout
{
    public static Drawing Arrange(Figure figure, XyChart chart, FigureSpace space)
    {
        var canvas = new Canvas();
        var top = space.Begin(canvas, figure) + AxesLayout.SignHeight(chart);
        var left = Math.Ceiling(Theme.Margin + Theme.Label.Size + 8 + AxesLayout.TickWidth(chart.Y));
        var keyWidth = chart.Key is null ? 0 : Theme.KeyGap + KeyLayout.WidthOf(chart.Key);
        var right = Math.Floor(space.Width - Theme.Margin - keyWidth);
        var plot = new Frame(left, top, right, space.Height - AxesLayout.Below);

        AxesLayout.DrawTicksBelow(canvas, chart.X, plot);
        AxesLayout.DrawPlot(canvas, chart, plot, space);
        AxesLayout.DrawLabelBelow(canvas, chart.X, plot);
        AxesLayout.DrawNumbersLeft(canvas, chart.Y, plot);
        var labelX = Theme.Margin + Typeface.CapHeight(Theme.Label);
        if (chart.Y.Label.Length > 0)
        {
            canvas.UprightText(Roles.Axis, labelX, plot.Center, chart.Y.Label, Theme.Label);
        }

        if (chart.Key is not null)
        {
            KeyLayout.Draw(canvas, chart.Key, plot.Right + Theme.KeyGap, plot.Top, plot.Bottom);
        }

        return canvas.Finish(space.Width, space.Height, figure.Title);
    }
}
