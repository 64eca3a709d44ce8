using System.Globalization;
using Ouroboros.Replication;
using Ouroboros.Reporting.Charts;
using Ouroboros.Reporting.Plots;
using Ouroboros.Reporting.Shapes;
using Ouroboros.Runs;

namespace Ouroboros.Reporting;

/// <summary>
/// What came of a sweep by the values of its first key, for each combination of the others a line, or points where the values have no order;
/// PNG and SVG.
/// </summary>
public static class SweepPlots
{
    /// <summary>The plot of the generation of collapse.</summary>
    public const string Collapse = "plots/collapse_by_value";

    private const int LongestName = 30;

    // Points of several combinations stand beside each other, over the value that they share.
    private const double WidestGap = 0.16;
    private const double WidthOfValue = 0.7;

    /// <summary>Draws the generation of collapse and the metrics that tell most.</summary>
    /// <returns>The files of the folder <c>plots</c>, each drawn when it is asked for; none where there are more lines than can be told apart.</returns>
    public static IEnumerable<RunFile> Render(SweepPlan sweep, IReadOnlyList<SweepRow> rows)
    {
        ArgumentNullException.ThrowIfNull(sweep);
        ArgumentNullException.ThrowIfNull(rows);
        return Figures(sweep, rows).SelectMany(figure => PictureEncoder.Encode(figure.Path, figure.Figure));
    }

    /// <summary>Every plot by its path without extension.</summary>
    internal static IEnumerable<(string Path, Figure Figure)> Figures(SweepPlan sweep, IReadOnlyList<SweepRow> rows)
    {
        var lines = rows.GroupBy(row => string.Join(", ", row.Point.Values.Skip(1)), StringComparer.Ordinal).ToArray();
        if (lines.Length > ListKey.MostInColumn)
        {
            yield break;
        }

        string[] values = [.. rows.Select(row => row.Point.Values[0]).Distinct(StringComparer.Ordinal)];
        var isOrdered = values.All(value => NumberOf(value) is not null);
        values = isOrdered ? [.. values.OrderBy(NumberOf)] : values;
        var x = new Axis(sweep.Keys[0], 0.5, values.Length + 0.5, [.. values.Select((value, place) => new Tick(place + 1, value))]);
        var key = lines.Length == 1 ? null : new ListKey(
            Shortened(HeadingOf(sweep.Keys.Skip(1))),
            [.. lines.Select((line, place) => SeriesPlot.Entry(Shortened(line.Key), place) with { IsUpright = !isOrdered })]);
        yield return Plot(
            Collapse, new("collapse", "Generation of collapse"), "Of the replicates that collapsed, the mean; a point that did not collapse has no mark",
            row => row.Summary.Collapse is { MeanOfCollapsed: { } mean } collapse ? (mean, collapse.Interval) : null);
        foreach (var metric in new[] { MetricColumns.EffectiveClasses, MetricColumns.RealTestAccuracy })
        {
            if (rows.Any(row => row.Final(metric) is not null))
            {
                yield return Plot(
                    $"{GroupFiles.Plot(metric)}_by_value", MetricColumns.Of(metric), $"In the last generation; {(isOrdered ? "bands" : "bars")} are 95 % intervals of the replicates\u2019 mean, or the range of fewer than {Bootstrap.MinReplicates}",
                    row => row.Final(metric) is { } final ? (final.Mean, final.Band) : null);
            }
        }

        (string Path, Figure Figure) Plot(
            string path, MetricColumn column, string subtitle, Func<SweepRow, (double Mean, (double Low, double High)? Interval)?> value)
        {
            PlottedSeries[] series = [.. lines.Select(line => SeriesOf(line, values, value))];
            var chart = SeriesPlot.Chart(column, series) with { X = x, Key = key };
            return (path, new Figure(column.Label, subtitle, isOrdered ? chart : chart with { Marks = [.. PointsOf(series, SeriesPlot.FactorOf(column))] }));
        }
    }

    // A line between two values would say that there is something between them.
    private static IEnumerable<Mark> PointsOf(PlottedSeries[] series, double factor)
    {
        var gap = Math.Min(WidestGap, WidthOfValue / series.Length);
        foreach (var (place, one) in series.Index())
        {
            var aside = (place - ((series.Length - 1) / 2.0)) * gap;
            var intervals = one.Band.ToDictionary(point => point.X, point => (factor * point.Low, factor * point.High));
            var points = one.Points.Where(point => double.IsFinite(point.Y)).Select(point =>
            {
                var (low, high) = intervals.GetValueOrDefault(point.X, (double.NaN, double.NaN));
                return (new Point(point.X + aside, factor * point.Y), low, high);
            });
            yield return new ErrorBarMark([.. points], SeriesPlot.ColorOf(place), SeriesPlot.MarkerOf(place));
        }
    }

    private static double? NumberOf(string value) =>
        double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number) ? number : null;

    private static PlottedSeries SeriesOf(
        IEnumerable<SweepRow> rows, string[] values, Func<SweepRow, (double Mean, (double Low, double High)? Interval)?> value)
    {
        var (points, band) = (new List<Point>(), new List<(double X, double Low, double High)>());
        foreach (var row in rows)
        {
            var place = Array.IndexOf(values, row.Point.Values[0]) + 1;
            var found = value(row);

            // Without a value the line breaks: it must not pass over a point as if it had one.
            points.Add(new Point(place, found?.Mean ?? double.NaN));
            if (found?.Interval is { } range)
            {
                band.Add((place, range.Low, range.High));
            }
        }

        return new([.. points.OrderBy(point => point.X)], [.. band.OrderBy(point => point.X)], [], Floor: null);
    }

    // Without their sections.
    private static string HeadingOf(IEnumerable<string> keys) => string.Join(", ", keys.Select(key => key[(key.LastIndexOf('.') + 1)..]));

    private static string Shortened(string name) => name.Length <= LongestName ? name : $"{name[..(LongestName - 1)]}\u2026";
}
