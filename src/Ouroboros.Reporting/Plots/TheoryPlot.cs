using Ouroboros.Regimes;
using Ouroboros.Reporting.Charts;
using Ouroboros.Reporting.Coloring;
using Ouroboros.Reporting.Shapes;
using Ouroboros.Theory;

namespace Ouroboros.Reporting.Plots;

/// <summary>A statistic of the theory lab by generation: simulated means with error bars, the closed form as a line, where it ends, and single chains.</summary>
internal static class TheoryPlot
{
    // More points than this run into each other; more corners than this no line needs.
    private const int MostPoints = 25;
    private const int MostCorners = 200;
    private const int MostExamples = 3;

    // Two standard errors hold nineteen of twenty means.
    private const double BarLength = 2;

    // Single chains may go far above all means: the axis follows them so far, in ranges of what it shows anyway.
    private const double MostStretch = 1;

    private static readonly Rgb _exampleColor = Rgb.FromHex("C4C4C4");

    public static Figure Make(TheorySettings settings, TheorySeries series)
    {
        var (statistic, last) = (series.Statistic, series.Points.Count);
        var step = ((last - 1) / MostPoints) + 1;
        var simulated = series.Points.Where(point => point.Mean is not null && point.Generation % step == 0);
        var bars = simulated.Select(point => (new Point(point.Generation, point.Mean!.Value), BarLength * point.StandardError!.Value)).ToArray();
        var form = Thinning.Evenly(series.Points.Where(point => point.ClosedForm is not null).Select(point => new Point(point.Generation, point.ClosedForm!.Value)).ToArray(), MostCorners);
        var examples = series.Examples.Take(MostExamples).Select(values => Line(statistic.Truth, values)).ToArray();
        var shown = bars.SelectMany(bar => new[] { bar.Item1.Y - bar.Item2, bar.Item1.Y + bar.Item2 })
            .Concat(form.Select(point => point.Y)).Append(statistic.Truth).Concat(statistic.Limit is { } end ? [end] : []).ToArray();
        var y = YAxis(statistic.Title, shown, examples.SelectMany(line => line).Select(point => point.Y));

        var parts = new List<(Mark Mark, KeyEntry? Entry)>();
        parts.AddRange(examples.Select((line, i) => (
            (Mark)new LineMark([.. Clipped(line, y)], _exampleColor, MarkerShape.None),
            i == 0 ? new KeyEntry("single chains", _exampleColor, MarkerShape.None) : null)));
        if (statistic.Limit is { } limit)
        {
            parts.Add((new LineMark([new(0, limit), new(last, limit)], Palettes.Lines[2], MarkerShape.None), new("closed form, end", Palettes.Lines[2], MarkerShape.None)));
        }

        if (form.Length > 0)
        {
            parts.Add((new LineMark([new(0, statistic.Truth), .. form], Palettes.Lines[1], MarkerShape.None), new("closed form", Palettes.Lines[1], MarkerShape.None)));
        }

        parts.Add((new ErrorBarMark([.. bars.Select(bar => (bar.Item1, bar.Item1.Y - bar.Item2, bar.Item1.Y + bar.Item2))], Palettes.Lines[0]), new("mean, simulated", Palettes.Lines[0], MarkerShape.Disc, IsUpright: true)));
        return new Figure(
            Capital($"{statistic.Title}: {RegimeOf(settings)}"),
            $"{ModelOf(settings)}; {Numbers.Fixed(settings.Chains, 0)} chains of {Numbers.Fixed(settings.Rows, 0)} rows; bars: two standard errors",
            new XyChart(Axes.Whole("Generation (0: the truth)", 0, last), y, [.. parts.Select(part => part.Mark)], new ListKey("", [.. parts.Select(part => part.Entry).OfType<KeyEntry>().Reverse()])));
    }

    private static string RegimeOf(TheorySettings settings)
    {
        var regime = settings.Regime;
        var share = 100.0 * RegimePlan.RealShareOf(regime, settings.Rows) / settings.Rows;
        var source = regime.RealSource == RealSource.Fresh ? "fresh" : "fixed";
        return TheoryKeys.All[0].Format(settings) + (regime.Kind == Regime.Mix ? $" with {Numbers.Fixed(share, share % 1 == 0 ? 0 : 1)} % real, {source}" : "");
    }

    private static string ModelOf(TheorySettings settings) =>
        TheoryModels.NameOf(settings.Model) + (settings.Regime.SamplingTemperature is 1 ? "" : $", temperature {settings.Regime.SamplingTemperature}");

    private static Point[] Line(double truth, IReadOnlyList<double> values) =>
        [new(0, truth), .. Thinning.Evenly(values.Select((value, i) => new Point(i + 1, value)).ToArray(), MostCorners)];

    // A line leaves the plot at its edge, not at the last point inside.
    private static IEnumerable<Point> Clipped(Point[] line, Axis y)
    {
        yield return line[0];
        foreach (var (from, to) in line.Zip(line.Skip(1)))
        {
            var (isFromInside, isToInside) = (IsInside(from), IsInside(to));
            if (isFromInside != isToInside && double.IsFinite(from.Y) && double.IsFinite(to.Y))
            {
                var edge = Math.Max(from.Y, to.Y) > y.High ? y.High : y.Low;
                yield return new Point(from.X + ((to.X - from.X) * ((edge - from.Y) / (to.Y - from.Y))), edge);
            }

            yield return isToInside ? to : to with { Y = double.NaN };
        }

        bool IsInside(Point point) => point.Y >= y.Low && point.Y <= y.High;
    }

    private static Axis YAxis(string label, double[] shown, IEnumerable<double> examples)
    {
        double low = Math.Min(0, shown.Min()), high = Math.Max(0, shown.Max());
        var room = MostStretch * (high - low);
        var chains = examples.Where(double.IsFinite).Append(low).ToArray();
        (low, high) = (Math.Min(low, Math.Max(chains.Min(), low - room)), Math.Max(high, Math.Min(chains.Max(), high + room)));
        return Axes.Rounded(Capital(label), low, high);
    }

    private static string Capital(string text) => char.ToUpperInvariant(text[0]) + text[1..];
}
