using Ouroboros.Replication;
using Ouroboros.Reporting.Charts;
using Ouroboros.Reporting.Plots;
using Ouroboros.Reporting.Shapes;
using Ouroboros.Runs;

namespace Ouroboros.Reporting;

/// <summary>The plots of a group of replicates, each as PNG and as SVG: mean, its interval, and every replicate.</summary>
public static class GroupPlots
{
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
        var reading = $"Line: mean of the replicates. Band: {ClassLossText.Bands(summary.Replicates.Count)}. Thin: each replicate";
        string[] panels = [.. metrics.Where(metric => metric is MetricColumns.EffectiveClasses or MetricColumns.RealTestAccuracy)];
        if (panels.Length > 0)
        {
            yield return (RunFiles.Plots.Collapse, new Figure(
                ClassLossText.Title(summary), reading, Panels([.. panels.Select((metric, place) => Panel(summary, metric, place))])));
        }

        foreach (var metric in metrics)
        {
            double? floor = floors.TryGetValue(metric, out var level) ? level : null;
            yield return (GroupFiles.Plot(metric), SeriesPlot.Make(metric, floor is null ? reading : reading + WithFloor, [SeriesOf(summary, metric, floor)], key: null));
        }
    }

    /// <summary>A group's line with its band and its replicates.</summary>
    internal static PlottedSeries SeriesOf(GroupSummary summary, string metric, double? floor, bool withSingles = true)
    {
        var rows = summary.Of(metric);
        return new(
            [.. rows.Select(row => new Point(row.Generation, row.Mean))],
            [.. rows.Where(row => row.Band is not null).Select(row => ((double)row.Generation, row.Band!.Value.Low, row.Band.Value.High))],
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

    private static Point[] PointsOf(MetricSeries series, string metric) =>
    [
        .. Enumerable.Range(0, series.Generations).Where(generation => series[metric, generation] is not null)
            .Select(generation => new Point(generation, series[metric, generation]!.Value)),
    ];
}
