using Ouroboros.Reporting.Shapes;

namespace Ouroboros.Reporting.Charts.Layout;

/// <summary>
/// Plots of equal height one above the other; the vertical axes' labels are lines of text above their plots, where
/// they are read without turning the head.
/// </summary>
internal static class PanelsLayout
{
    private const double HeadingHeight = 24;
    private const double PanelGap = 20;
    private const double PanelHeight = 132;

    public static Drawing Arrange(Figure figure, PanelsChart chart, FigureSpace space)
    {
        var canvas = new Canvas();
        var left = Math.Ceiling(Theme.Margin + AxesLayout.TickWidth(chart.Panels.Select(panel => panel.Y)));
        var top = space.Begin(canvas, figure);
        var plot = default(Frame);
        foreach (var (i, panel) in chart.Panels.Index())
        {
            canvas.Text(Roles.Axis, Theme.Margin, top + 10, panel.Y.Label, Theme.KeyHeading);
            top += HeadingHeight + AxesLayout.SignHeight(panel);
            plot = new Frame(left, top, space.Width - Theme.Margin, top + PanelHeight);
            AxesLayout.DrawTicksBelow(canvas, panel.X, plot, numbers: i == chart.Panels.Count - 1);
            AxesLayout.DrawPlot(canvas, panel, plot, space);
            AxesLayout.DrawNumbersLeft(canvas, panel.Y, plot);
            top = plot.Bottom + PanelGap;
        }

        AxesLayout.DrawLabelBelow(canvas, chart.Panels[^1].X, plot);
        return canvas.Finish(space.Width, plot.Bottom + AxesLayout.Below, figure.Title);
    }
}
