using Ouroboros.Replication;
using Ouroboros.Reporting.Charts;
using Ouroboros.Reporting.Plots;
using Ouroboros.Reporting.Shapes;
using Ouroboros.Runs;

namespace Ouroboros.Reporting;

/// <summary>The plots of a group of replicates, each as PNG and as SVG: mean, its interval, and every replicate.</summary>
public static class GroupPlots
{
    private const string Reading = "Line: mean of the replicates. Band: bootstrap 95 % interval of the mean. Thin: each replicate";
    private const string WithFloor = ". Dashed: two halves of real data";

    /// <summary>Draws what a group has so far.</summary>
    /// <param name="summary">The group.</param>
    /// <param name="floors">What a metric is between two halves of the real data; metrics without it have none.</param>
    /// <returns>The files of the folder <c>plots</c>, what tells most first; each is drawn when it is asked for.</returns>
    public static IEnumerable<RunFile> Render(GroupSummary summary, IReadOnlyDictionary<string, double> floors)
    {
        ArgumentNullException.ThrowIfNull(summary);
        ArgumentNullException.ThrowIfNull(floors);
        return Figures(summary, floors).SelectMany(figure => PictureEncoder.Encode(figure.Path, figure.Figure));
    }

    /// <summary>Every plot by its path without extension.</summary>
    internal static IEnumerable<(string Path, Figure Figure)> Figures(GroupSummary summary, IReadOnlyDictionary<string, double> floors)
    {
        var metrics = MetricColumns.InOrder(summary.Metrics.Where(SeriesPlot.IsDrawn));
        string[] panels = [.. metrics.Where(metric => metric is MetricColumns.EffectiveClasses or MetricColumns.RealTestAccuracy)];
        if (panels.Length > 0)
        {
            yield return (RunFiles.Plots.Collapse, new Figure(
                TitleOf(summary.Collapse), Reading, Panels([.. panels.Select((metric, place) => Panel(summary, metric, place))])));
        }

        foreach (var metric in metrics)
        {
            double? floor = floors.TryGetValue(metric, out var level) ? level : null;
            var reading = floor is null ? Reading : Reading + WithFloor;
            yield return (GroupFiles.Plot(metric), SeriesPlot.Make(metric, reading, [SeriesOf(summary, metric, floor)], key: null));
        }
    }

    /// <summary>A group's line with its band and its replicates.</summary>
    internal static PlottedSeries SeriesOf(GroupSummary summary, string metric, double? floor, bool withSingles = true)
    {
        var rows = summary.Of(metric);
        return new(
            [.. rows.Select(row => new Point(row.Generation, row.Mean))],
            [.. rows.Where(row => row.Interval is not null).Select(row => ((double)row.Generation, row.Interval!.Value.Low, row.Interval.Value.High))],
            withSingles && summary.Replicates.Count > 1
                ? [.. summary.Replicates.Select(replicate => replicate.Series).OfType<MetricSeries>().Select(series => PointsOf(series, metric))]
                : [],
            floor);
    }

    // One above the other they need the same generations.
    private static PanelsChart Panels(IReadOnlyList<XyChart> panels)
    {
        var longest = panels.Select(panel => panel.X).OrderBy(axis => axis.Low).ThenByDescending(axis => axis.High).First();
        return new PanelsChart([.. panels.Select(panel => panel with { X = longest })]);
    }

    private static XyChart Panel(GroupSummary summary, string metric, int place)
    {
        var column = MetricColumns.Of(metric);
        var chart = SeriesPlot.Chart(column, [SeriesOf(summary, metric, floor: null)]);

        // The panels' heads say what is measured; each has a colour of its own.
        return chart with
        {
            Y = chart.Y with { Label = column.Unit == MetricUnit.Share ? $"{column.Label} (%)" : column.Label },
            Marks =
            [
                .. chart.Marks.Select(mark => mark switch
                {
                    LineMark line => line with { Color = line.IsThin ? SeriesPlot.PaleColorOf(place) : SeriesPlot.ColorOf(place) },
                    BandMark band => band with { Color = SeriesPlot.ColorOf(place) },
                    _ => mark,
                }),
            ],
        };
    }

    private static string TitleOf(CollapseStatistics collapse)
    {
        var all = collapse.Replicates == 1 ? "1 replicate" : $"{collapse.Replicates} replicates";
        return collapse switch
        {
            { Collapsed: 0 } => $"No model collapse in {all} within {collapse.Generations} {(collapse.Generations == 1 ? "generation" : "generations")}",
            { Collapsed: var collapsed } when collapsed < collapse.Replicates => $"Model collapse in {collapsed} of {all}",
            { Median: { } median } => $"Model collapse in all of {all}, generation {Numbers.Fixed(median, median == Math.Floor(median) ? 0 : 1)} in the median",
            _ => $"Model collapse in all of {all}",
        };
    }

    private static Point[] PointsOf(MetricSeries series, string metric) =>
    [
        .. Enumerable.Range(0, series.Generations).Where(generation => series[metric, generation] is not null)
            .Select(generation => new Point(generation, series[metric, generation]!.Value)),
    ];
}
