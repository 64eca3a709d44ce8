using Ouroboros.Reporting.Charts;
using Ouroboros.Reporting.Coloring;
using Ouroboros.Reporting.Shapes;
using Ouroboros.Runs;

namespace Ouroboros.Reporting.Plots;

/// <summary>A metric by generation: lines, bands around them, thin lines behind them, levels to compare with.</summary>
internal static class SeriesPlot
{
    // More markers than this on a line run into each other.
    private const int MostMarkers = 40;

    // Below, a loss is as good as zero.
    private const double LeastLoss = 0.001;
    private const string Halves = "two halves of real data";
    private const double Paleness = 0.45;
    private static readonly MarkerShape[] Markers = [MarkerShape.Disc, MarkerShape.Square, MarkerShape.Triangle];

    /// <summary>Whether a metric is worth a plot.</summary>
    public static bool IsDrawn(string metric) => MetricColumns.Of(metric).Unit != MetricUnit.Count;

    /// <summary>Draws a metric.</summary>
    /// <param name="metric">The column's name.</param>
    /// <param name="subtitle">How to read it.</param>
    /// <param name="series">What to draw, first to last.</param>
    /// <param name="key">What the colours mean; null for none.</param>
    public static Figure Make(string metric, string subtitle, IReadOnlyList<PlottedSeries> series, Key? key)
    {
        var column = MetricColumns.Of(metric);
        return new Figure(column.Label, subtitle, Chart(column, series) with { Key = key });
    }

    /// <summary>The chart alone.</summary>
    public static XyChart Chart(MetricColumn column, IReadOnlyList<PlottedSeries> series)
    {
        var factor = FactorOf(column);
        var generations = series.SelectMany(one => one.Points.Concat(one.Singles.SelectMany(single => single))).Select(point => (int)point.X).ToArray();
        var (first, last) = (generations.DefaultIfEmpty(0).Min(), generations.DefaultIfEmpty(1).Max());
        return new XyChart(
            Axes.Whole(first == 0 ? "Generation (0: real data)" : "Generation", first, last), ValueAxis(column, series, factor), [.. Marks(series, factor, last - first)], null);
    }

    /// <summary>What values are multiplied by where they are drawn: shares are drawn in percent.</summary>
    public static double FactorOf(MetricColumn column) => column.Unit == MetricUnit.Share ? 100 : 1;

    /// <summary>An entry of a key for a series.</summary>
    public static KeyEntry Entry(string name, int place) => new(name, ColorOf(place), MarkerOf(place));

    /// <summary>The colour of the series in a place.</summary>
    public static Rgb ColorOf(int place) => Palettes.Lines[place % Palettes.Lines.Count];

    /// <summary>The colour of thin lines behind it.</summary>
    public static Rgb PaleColorOf(int place) => Pale(ColorOf(place), Rgb.White);

    /// <summary>A line's colour as it is for thin lines on some ground.</summary>
    public static Rgb Pale(Rgb color, Rgb ground) => color.Mix(ground, Paleness);

    /// <summary>The marker of the series in a place: more series than there are colours differ by it.</summary>
    public static MarkerShape MarkerOf(int place) => Markers[place % Markers.Length];

    private static IEnumerable<Mark> Marks(IReadOnlyList<PlottedSeries> series, double factor, int span)
    {
        foreach (var (place, one) in series.Index())
        {
            if (one.Band.Count > 1)
            {
                yield return new BandMark([.. one.Band.Select(point => (point.X, factor * point.Low, factor * point.High))], ColorOf(place));
            }
        }

        foreach (var (place, one) in series.Index())
        {
            foreach (var single in one.Singles)
            {
                yield return new LineMark(Scaled(single, factor), PaleColorOf(place), MarkerShape.None) { IsThin = true };
            }

            if (one.Floor is { } floor)
            {
                yield return new LevelMark(factor * floor, ColorOf(place)) { Name = one.Name.Length > 0 ? $"{one.Name}, {Halves}" : Halves };
            }
        }

        foreach (var (place, one) in series.Index())
        {
            yield return new LineMark(Scaled(one.Points, factor), ColorOf(place), span <= MostMarkers ? MarkerOf(place) : MarkerShape.None) { Name = one.Name };
        }
    }

    private static Axis ValueAxis(MetricColumn column, IReadOnlyList<PlottedSeries> series, double factor)
    {
        double[] values = [.. series.SelectMany(Values).Where(double.IsFinite).Select(value => factor * value)];
        if (values.Length == 0)
        {
            return Axes.FromZero(string.Empty, values);
        }

        var (least, most) = (values.Min(), values.Max());
        return column.Unit switch
        {
            MetricUnit.Share => Axes.Rounded(Axis.Percent, 0, Math.Max(100, most), aboutTicks: 5),
            MetricUnit.Classes => Axes.Rounded("Classes", 0, most, aboutTicks: 5),
            _ when least < 0 => Axes.Rounded(string.Empty, least, most),
            _ when Axes.Loss(string.Empty, values, LeastLoss) is { IsLogarithmic: true } axis => axis with { Label = "Logarithmic scale" },
            _ => Axes.FromZero(string.Empty, values),
        };
    }

    private static IEnumerable<double> Values(PlottedSeries series) =>
    [
        .. series.Points.Select(point => point.Y), .. series.Band.SelectMany(point => new[] { point.Low, point.High }),
        .. series.Singles.SelectMany(single => single).Select(point => point.Y), .. series.Floor is { } floor ? [floor] : Array.Empty<double>(),
    ];

    private static Point[] Scaled(IReadOnlyList<Point> points, double factor) => [.. points.Select(point => point with { Y = factor * point.Y })];
}

/// <summary>A line of a <see cref="SeriesPlot"/> and what belongs to it.</summary>
/// <param name="Points">Generation and value.</param>
/// <param name="Band">Interval around it by generation; empty for none.</param>
/// <param name="Singles">Thin lines behind it.</param>
/// <param name="Floor">A value to compare with; null for none.</param>
internal sealed record PlottedSeries(
    IReadOnlyList<Point> Points, IReadOnlyList<(double X, double Low, double High)> Band, IReadOnlyList<IReadOnlyList<Point>> Singles, double? Floor)
{
    /// <summary>Whose it is; empty where it is the only one.</summary>
    public string Name { get; init; } = string.Empty;
}
