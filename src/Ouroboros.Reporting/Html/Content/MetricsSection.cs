using Ouroboros.Reporting.Charts;
using Ouroboros.Reporting.Plots;
using Ouroboros.Runs;

namespace Ouroboros.Reporting.Html.Content;

/// <summary>The metrics by generation: of one run beside its floors, of a group with bands, of several over each other.</summary>
internal static class MetricsSection
{
    // What tells most; the rest is for those who ask.
    private static readonly HashSet<string> Main = new(StringComparer.Ordinal)
    {
        MetricColumns.EffectiveClasses, MetricColumns.RealTestAccuracy, "frechet_distance_reference", "precision_reference", "recall_reference", "vendi_score_reference",
    };

    public static ReportSection Of(IReadOnlyList<ReportSubject> subjects, PageDetail detail)
    {
        var figures = Figures(subjects).ToList();
        return new(
            "metrics",
            "What is lost, in numbers",
            Text(subjects),
            [.. figures.Where(figure => figure.IsMain).SelectMany(figure => Cards.Of(figure.Figure, detail))],
            [.. figures.Where(figure => !figure.IsMain).SelectMany(figure => Cards.Of(figure.Figure, detail))],
            [.. subjects.Select(subject => NumberTables.Metrics(subject, subjects.Count > 1, detail))])
        {
            Legend = subjects.Count == 1 ? [] : [.. subjects.Select((subject, place) => Entry(subject.Name, place))],
        };
    }

    private static string Text(IReadOnlyList<ReportSubject> subjects)
    {
        string[] sentences =
        [
            subjects.Any(subject => subject.Numbers.Floors.Count > 0) ? "Each generation\u2019s images are compared with real ones that no model has learnt from." : "What each generation\u2019s models know, and how varied its images are.",
            .. subjects.Any(subject => subject.Numbers.Floors.Count > 0) ? ["A dashed line is the same measured between two halves of the real data: as good as it gets."] : Array.Empty<string>(),
            .. subjects.Any(subject => subject.Numbers.IsGroup) ? ["A line is the mean of the replicates, its band the 95 % interval of the mean."] : Array.Empty<string>(),
            .. subjects is [{ Numbers.IsGroup: true }] ? ["Thin lines are the replicates."] : Array.Empty<string>(),
            .. !subjects.Any(subject => subject.Numbers.Last("precision_reference") is not null) ? Array.Empty<string>() : ["Precision is the share of drawn images that are close to a real one: a blurred average can have all of it. Recall is the share of real images that are close to a drawn one: what the model can still draw. Fr\u00E9chet distance is 0 between equals."],
        ];
        return string.Join(' ', sentences);
    }

    private static IEnumerable<(Figure Figure, bool IsMain)> Figures(IReadOnlyList<ReportSubject> subjects)
    {
        if (subjects.Count > 1)
        {
            return ComparisonPlots.Figures([.. subjects.Select(subject => subject.Numbers)]).Select(plot => (Bare(plot.Figure), IsMain(plot.Path)));
        }

        var numbers = subjects[0].Numbers;
        return numbers.IsGroup
            ? GroupPlots.Figures(numbers.Summary, numbers.Floors).Where(plot => !IsInPanels(plot.Path)).Select(plot => (Bare(plot.Figure), IsMain(plot.Path)))
            : Single(subjects[0]);
    }

    private static IEnumerable<(Figure Figure, bool IsMain)> Single(ReportSubject subject)
    {
        var summary = subject.Numbers.Summary;
        yield return (CollapsePlot.Make(subject.Runs[0].History), true);
        foreach (var metric in MetricColumns.InOrder(summary.Metrics.Where(SeriesPlot.IsDrawn)).Where(metric => metric is not (MetricColumns.EffectiveClasses or MetricColumns.RealTestAccuracy)))
        {
            double? floor = subject.Numbers.Floors.TryGetValue(metric, out var level) ? level : null;
            yield return (SeriesPlot.Make(metric, string.Empty, [GroupPlots.SeriesOf(summary, metric, floor)], key: null), Main.Contains(metric));
        }
    }

    // Key and reading stand once, above all charts.
    private static Figure Bare(Figure figure) => figure with { Subtitle = string.Empty, Chart = figure.Chart is XyChart chart ? chart with { Key = null } : figure.Chart };

    private static LegendEntry Entry(string name, int place) => new(name, PageAssets.LineClass(place), SeriesPlot.Entry(name, place).Line switch
    {
        MarkerShape.Square => "\u25A0",
        MarkerShape.Triangle => "\u25B2",
        _ => "\u25CF",
    });

    private static bool IsMain(string path) => path == RunFiles.Plots.Collapse || Main.Contains(Path.GetFileName(path));

    // The collapse has them as its panels.
    private static bool IsInPanels(string path) => Path.GetFileName(path) is MetricColumns.EffectiveClasses or MetricColumns.RealTestAccuracy;
}
