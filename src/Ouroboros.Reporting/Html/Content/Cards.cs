using Ouroboros.Reporting.Charts;
using Ouroboros.Reporting.Charts.Layout;
using Ouroboros.Reporting.Svg;

namespace Ouroboros.Reporting.Html.Content;

/// <summary>The plots' figures as charts of a page: titles become text, panels charts of their own.</summary>
internal static class Cards
{
    /// <summary>A figure; several where it has several panels.</summary>
    /// <param name="figure">One of those that the plots are drawn from.</param>
    /// <param name="name">Whose it is; empty where there is only one.</param>
    public static IEnumerable<ReportFigure> Of(Figure figure, string name = "")
    {
        if (figure.Chart is not PanelsChart panels)
        {
            yield return One(figure, name);
            yield break;
        }

        foreach (var panel in panels.Panels)
        {
            yield return One(new Figure(panel.Y.Label, string.Empty, panel with { Y = panel.Y with { Label = UnitOf(panel.Y.Label) } }), name);
        }
    }

    private static ReportFigure One(Figure figure, string name)
    {
        var title = name.Length == 0 ? figure.Title : $"{name}: {figure.Title}";
        var drawing = FigureLayout.Arrange(figure, FigureSpace.Card);
        return new(title, figure.Subtitle, SvgWriter.Element(drawing, $"{title}. {FigureWords.Describe(figure)}"), figure.Chart is MatrixChart);
    }

    private static string UnitOf(string label) => label.Contains("(%)", StringComparison.Ordinal) ? Axis.Percent : string.Empty;
}
