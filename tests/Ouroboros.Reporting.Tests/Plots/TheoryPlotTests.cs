using Ouroboros.Regimes;
using Ouroboros.Reporting.Charts;
using Ouroboros.Reporting.Charts.Layout;
using Ouroboros.Reporting.Plots;
using Ouroboros.Reporting.Shapes;
using Ouroboros.Reporting.Tests.Charts.Layout;
using Ouroboros.Theory;

namespace Ouroboros.Reporting.Tests.Plots;

public sealed class TheoryPlotTests
{
    public static TheoryData<TheoryModelKind, Regime> Cases
    {
        get
        {
            var cases = new TheoryData<TheoryModelKind, Regime>();
            foreach (var model in Enum.GetValues<TheoryModelKind>())
            {
                foreach (var regime in Enum.GetValues<Regime>())
                {
                    cases.Add(model, regime);
                }
            }

            return cases;
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Every_plot_keeps_to_the_rules(TheoryModelKind model, Regime regime)
    {
        var result = Run(TheoryModels.Defaults(model) with { Regime = new() { Kind = regime } });
        foreach (var series in result.Series)
        {
            LayoutRules.Check(FigureLayout.Arrange(TheoryPlot.Make(result.Settings, series)));
        }
    }

    // The longest words that options can make.
    [Theory]
    [MemberData(nameof(Cases))]
    public void Titles_fit(TheoryModelKind model, Regime regime)
    {
        var settings = TheoryModels.Defaults(model) with { Regime = new() { Kind = regime, RealFraction = 0.125, SamplingTemperature = 0.875 } };
        var result = Run(settings);
        foreach (var series in result.Series)
        {
            LayoutRules.Check(FigureLayout.Arrange(TheoryPlot.Make(settings with { Chains = 1_000_000, Rows = 10_000 }, series)));
        }
    }

    [Fact]
    public void Error_bars_are_two_standard_errors_to_both_sides_of_the_mean()
    {
        var result = Run(new() { Chains = 50 });
        var series = result.Series[0];
        var chart = (XyChart)TheoryPlot.Make(result.Settings, series).Chart;

        var bars = chart.Marks.OfType<ErrorBarMark>().Single().Points;
        Assert.Equal(series.Points.Select(point => new Point(point.Generation, point.Mean!.Value)), bars.Select(bar => bar.At));
        Assert.Equal(series.Points.Select(point => point.Mean!.Value + (2 * point.StandardError!.Value)), bars.Select(bar => bar.High));
        Assert.Equal(series.Points.Select(point => point.Mean!.Value - (2 * point.StandardError!.Value)), bars.Select(bar => bar.Low));
        Assert.Contains(chart.Marks.OfType<LineMark>(), line => line.Points.SequenceEqual([new(0, 1), .. series.Points.Select(point => new Point(point.Generation, point.ClosedForm!.Value))]));
    }

    [Fact]
    public void Bars_are_drawn_from_end_to_end_with_their_point_between()
    {
        var mark = new ErrorBarMark([(new Point(1, 5), 3, 7)], Rgb.Black);
        var drawing = FigureLayout.Arrange(new Figure("a", "", new XyChart(Axes.Whole("x", 0, 2), Axes.Rounded("y", 0, 10), [mark], null)));

        var lines = drawing.Shapes.OfType<Polyline>().Where(line => line.Role == Roles.ErrorBar).ToArray();
        var disc = drawing.Shapes.OfType<Disc>().Single();
        Assert.Equal(3, lines.Length);
        Assert.All(lines[0].Points, end => Assert.Equal(disc.Center.X, end.X));
        Assert.Equal(disc.Center.Y, (lines[0].Points[0].Y + lines[0].Points[1].Y) / 2, 1e-9);
        Assert.Equal(lines[0].Points.Select(end => end.Y), lines[1..].Select(cap => cap.Points[0].Y));
    }

    [Fact]
    public void A_chain_that_leaves_the_plot_is_cut_at_its_edge()
    {
        var result = Run(new() { Chains = 400, Rows = 5, Model = TheoryModelKind.GaussianUnbiased });
        var series = result.Series[0];
        var spiked = new TheorySeries(series.Statistic, series.Points, [[.. Enumerable.Repeat(1.0, 5), 1e6, .. Enumerable.Repeat(1.0, 6)]]);
        var figure = TheoryPlot.Make(result.Settings, spiked);
        var chart = (XyChart)figure.Chart;

        LayoutRules.Check(FigureLayout.Arrange(figure));
        var line = chart.Marks.OfType<LineMark>().First();
        Assert.Equal(2, line.Points.Count(point => point.Y == chart.Y.High));
        Assert.Contains(line.Points, point => double.IsNaN(point.Y));
    }

    [Fact]
    public void The_files_are_a_png_and_an_svg_for_each_statistic()
    {
        var result = Run(new() { Chains = 10, Generations = 3 });
        var paths = TheoryPlots.Render(result).Select(file => file.Path);
        Assert.Equal(
            ["plots/variance.png", "plots/variance.svg", "plots/drift.png", "plots/drift.svg", "plots/deviation.png", "plots/deviation.svg", "plots/log_variance.png", "plots/log_variance.svg"],
            paths);
    }

    private static TheoryResult Run(TheorySettings settings) => new TheoryLab(1).Run(
        settings with { Chains = Math.Min(settings.Chains, 200), Generations = Math.Min(settings.Generations, 12) }, completed: null, TestContext.Current.CancellationToken);
}
