using Ouroboros.Reporting.Charts;
using Ouroboros.Reporting.Charts.Layout;
using Ouroboros.Reporting.Svg;

namespace Ouroboros.Reporting.Html.Content;

/// <summary>The plots' figures as charts of a page: titles become text, panels charts of their own.</summary>
internal static class Cards
{
    /// <summary>A figure; several where it has several panels.</summary>
    /// <param name="figure">One of those that the plots are drawn from.</param>
    /// <param name="detail">How much of it is drawn.</param>
    /// <param name="name">Whose it is; empty where there is only one.</param>
    public static IEnumerable<ReportFigure> Of(Figure figure, PageDetail detail, string name = "") => Singles(figure).Select(one => One(one, detail, name));

    /// <summary>The figure itself, or each of its panels as a figure of its own.</summary>
    public static IEnumerable<Figure> Singles(Figure figure) => figure.Chart is PanelsChart panels
        ? panels.Panels.Select(panel => new Figure(panel.Y.Label, string.Empty, panel with { Y = panel.Y with { Label = UnitOf(panel.Y.Label) } }) { NeedsPaper = figure.NeedsPaper })
        : [figure];

    private static ReportFigure One(Figure whole, PageDetail detail, string name)
    {
        var figure = ThinnedFigures.Within(whole, detail);
        var title = name.Length == 0 ? figure.Title : $"{name}: {figure.Title}";
        var drawing = FigureLayout.Arrange(figure, detail.Card);
        return new(title, figure.Subtitle, SvgWriter.Element(drawing, $"{title}. {FigureWords.Describe(whole)}", whole.NeedsPaper ? PageAssets.Paper : null), figure.Chart is MatrixChart);
    }

    private static string UnitOf(string label) => label.Contains("(%)", StringComparison.Ordinal) ? Axis.Percent : string.Empty;
}
