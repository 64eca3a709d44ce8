using Ouroboros.Regimes;
using Ouroboros.Reporting.Charts;
using Ouroboros.Reporting.Plots;
using Ouroboros.Runs;

namespace Ouroboros.Reporting.Html.Content;

/// <summary>The metrics by generation: of one run beside its floors, of a group with bands, of several over each other.</summary>
internal static class MetricsSection
{
    private const string Recall = "recall_reference";

    // What tells most; the rest is for those who ask.
    private static readonly HashSet<string> Main = new(StringComparer.Ordinal)
    {
        MetricColumns.EffectiveClasses, MetricColumns.RealTestAccuracy, "frechet_distance_reference", "precision_reference", Recall, "vendi_score_reference",
    };

    public static ReportSection Of(IReadOnlyList<ReportSubject> subjects, PageDetail detail)
    {
        var figures = Figures(subjects).ToList();
        return new(
            "metrics",
            "What is lost, in numbers",
            Text(subjects),
            [.. figures.Where(figure => figure.IsMain).Select(figure => Cards.Of(figure.Figure, detail))],
            [.. figures.Where(figure => !figure.IsMain).Select(figure => Cards.Of(figure.Figure, detail))],
            [.. subjects.Select(subject => NumberTables.Metrics(subject, subjects.Count > 1, detail))])
        {
            Legend = subjects.Count == 1 ? [] : [.. subjects.Select((subject, place) => Entry(subject.Name, place))],
        };
    }

    private static string Text(IReadOnlyList<ReportSubject> subjects)
    {
        string[] sentences =
        [
            subjects.Any(subject => subject.Numbers.Floors.Count > 0) ? "Where images are compared with real ones, these are test images, which no model has learned from (but for the distance to training images). Generation 0 is real training images, compared likewise." : "What each generation\u2019s models know, and how varied its images are.",
            .. subjects.Any(subject => subject.Numbers.Floors.Count > 0) ? ["A dashed line is test images compared with as many others of them: what real images get. Of Fr\u00E9chet distance, recall, coverage and Vendi score, nearer to it is better; precision, density and distances say little alone."] : Array.Empty<string>(),
            .. subjects.Any(subject => subject.Numbers.IsGroup) ? ["A line is the mean of the replicates, its band the 95 % interval of the mean, or the range of fewer than five."] : Array.Empty<string>(),
            .. subjects is [{ Numbers.IsGroup: true }] ? ["Thin lines are the replicates."] : Array.Empty<string>(),
            .. subjects is [{ } only] ? Blur(only) : Array.Empty<string>(),
        ];
        return string.Join(' ', sentences);
    }

    // What the first generation loses is lost by the model, before anything was fed back: without a word the loop would be blamed for it.
    private static string[] Blur(ReportSubject subject)
    {
        var recall = subject.Numbers.Summary.Of(Recall);
        var regime = subject.Runs[0].History.Config.Regime;
        return subject.Numbers.Generations > 1 && regime is { Kind: not (Regime.Real or Regime.Filter), SamplingTemperature: 1 } && subject.Numbers.Floors.TryGetValue(Recall, out var real) && recall.FirstOrDefault(row => row.Generation == 1) is { } first && first.Mean < real / 2
            ? [$"The first generation, which learned real images, already has a recall of only {Typeset.Percent(first.Mean)}, where real images have {Typeset.Percent(real)}: a VAE draws averages, which are blurred. That is not yet the loop; what follows is."]
            : [];
    }

    /// <summary>The charts, what tells most first, and whether each is to be seen at once.</summary>
    internal static IEnumerable<(Figure Figure, bool IsMain)> Figures(IReadOnlyList<ReportSubject> subjects)
    {
        var numbers = subjects[0].Numbers;
        var plots = subjects.Count > 1
            ? ComparisonPlots.Figures([.. subjects.Select(subject => subject.Numbers)])
            : GroupPlots.Figures(numbers.Summary, numbers.Floors).Where(plot => plot.Path != RunFiles.Plots.Collapse);

        // Of a run the VAE's loss on real images stands beside its loss in training.
        return plots.Select(plot => (Metric: Path.GetFileName(plot.Path), plot.Figure))
            .Where(plot => subjects.Count > 1 || numbers.IsGroup || plot.Metric != MetricColumns.RealTestVaeLoss)
            .Select(plot => (Told(plot.Figure, plot.Metric, subjects), Main.Contains(plot.Metric)));
    }

    // The key stands once, above all charts.
    private static Figure Told(Figure figure, string metric, IReadOnlyList<ReportSubject> subjects)
    {
        var chart = (XyChart)figure.Chart;
        var loss = metric is MetricColumns.EffectiveClasses or MetricColumns.RealTestAccuracy && subjects is [{ Numbers.IsGroup: false, Runs: [var run] }]
            ? ClassLoss.From(run.History)
            : null;
        return figure with
        {
            Subtitle = MetricColumns.Of(metric).Reading,
            Chart = chart with { Key = null, Marks = loss is { CollapseGeneration: { } generation, IsFirstModelBelow: false } ? [new PostMark(generation, $"Collapse: generation {generation}"), .. chart.Marks] : chart.Marks },
        };
    }

    private static LegendEntry Entry(string name, int place) => new(name, PageAssets.LineClass(place), SeriesPlot.Entry(name, place).Line switch
    {
        MarkerShape.Square => "\u25A0",
        MarkerShape.Triangle => "\u25B2",
        _ => "\u25CF",
    });
}
