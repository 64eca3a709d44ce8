using Ouroboros.Reporting.Charts;
using Ouroboros.Reporting.Charts.Layout;
using Ouroboros.Reporting.Svg;

namespace Ouroboros.Reporting.Html.Content;

/// <summary>The plots' figures as charts of a page: titles become text.</summary>
internal static class Cards
{
    /// <summary>A figure without panels.</summary>
    /// <param name="whole">One of those that the plots are drawn from.</param>
    /// <param name="detail">How much of it is drawn.</param>
    /// <param name="name">Whose it is; empty where there is only one.</param>
    public static ReportFigure Of(Figure whole, PageDetail detail, string name = "")
    {
        var figure = ThinnedFigures.Within(whole, detail);
        var title = name.Length == 0 ? figure.Title : $"{name}: {figure.Title}";
        var drawing = FigureLayout.Arrange(figure, detail.Card);
        return new(title, Reading(figure), SvgWriter.Element(drawing, $"{title}. {FigureWords.Describe(whole)}", whole.NeedsPaper ? PageAssets.Paper : null), figure.Chart is MatrixChart);
    }

    private static string Reading(Figure figure)
    {
        string[] sentences =
        [
            .. figure.Subtitle.Length > 0 ? [figure.Subtitle] : Array.Empty<string>(),
            .. figure.Chart is XyChart { Y.HasLess: true } chart ? [$"Values below {chart.Y.Low:G3} are drawn at {chart.Y.Low:G3}."] : Array.Empty<string>(),
        ];
        return string.Join(figure.Subtitle is [.., '.'] ? " " : ". ", sentences);
    }
}
