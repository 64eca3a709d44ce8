using Ouroboros.Replication;
using Ouroboros.Reporting.Charts;
using Ouroboros.Reporting.Charts.Layout;
using Ouroboros.Reporting.Shapes;
using Ouroboros.Reporting.Tests.Charts.Layout;
using Ouroboros.Runs;

namespace Ouroboros.Reporting.Tests.Plots;

public sealed class GroupPlotsTests
{
    [Fact]
    public void A_plot_of_a_group_has_mean_band_and_every_replicate_and_tells_most_first()
    {
        var figures = GroupPlots.Figures(
            Group((1, [10, 6, 1]), (2, [10, 8, 1.5]), (3, [10, 9, 1.2])), new Dictionary<string, double> { [MetricColumns.EffectiveClasses] = 9.9 }).ToList();
        Assert.Equal(["plots/collapse", "plots/effective_classes_initial", "plots/loss"], figures.Select(figure => figure.Path));
        Assert.Equal("3 of 3 seeds fall below 2 effective classes", figures[0].Figure.Title);
        var chart = Assert.IsType<XyChart>(figures[1].Figure.Chart);
        Assert.Equal(3, Assert.Single(chart.Marks.OfType<BandMark>()).Points.Count);
        Assert.Equal(3, chart.Marks.OfType<LineMark>().Count(line => line.IsThin));
        var mean = chart.Marks.OfType<LineMark>().Single(line => !line.IsThin);
        Assert.Equal(23 / 3.0, mean.Points[1].Y);
        Assert.Equal(9.9, Assert.Single(chart.Marks.OfType<LevelMark>()).Y);
    }

    [Theory]
    [InlineData("None of 2 seeds falls below 2 effective classes", 9, 9)]
    [InlineData("1 of 2 seeds falls below 2 effective classes", 9, 1)]
    public void The_title_says_how_many_collapsed(string title, double first, double second) =>
        Assert.Equal(title, GroupPlots.Figures(Group((1, [10, 9, first]), (2, [10, 9, second])), new Dictionary<string, double>()).First().Figure.Title);

    [Fact]
    public void Up_to_fourteen_runs_of_different_lengths_are_told_apart()
    {
        ComparedRun[] runs =
        [
            .. Enumerable.Range(1, ComparisonPlots.MostRuns).Select(number => new ComparedRun(
                $"run {number}", Group((number, [10, .. Enumerable.Repeat(5.0, number)])), IsGroup: false)),
        ];
        runs[3] = runs[3] with { Floors = new Dictionary<string, double> { [MetricColumns.EffectiveClasses] = 9.5 } };
        var figure = ComparisonPlots.Figures(runs).First().Figure;
        var chart = Assert.IsType<XyChart>(figure.Chart);
        Assert.Equal(9.5, Assert.Single(chart.Marks.OfType<LevelMark>()).Y);
        Assert.Equal(runs.Select(run => run.Generations + 1), chart.Marks.OfType<LineMark>().Select(line => line.Points.Count));
        var key = Assert.IsType<ListKey>(chart.Key);
        Assert.Equal(runs.Length, key.Entries.Select(entry => (entry.Color, entry.Line)).Distinct().Count());
        Assert.Equal(runs.Select(run => run.Name), key.Entries.Select(entry => entry.Name));
        Assert.Throws<ArgumentException>(() => ComparisonPlots.Render([.. runs, runs[0]]));
    }

    [Fact]
    public void A_sweep_is_drawn_by_the_values_of_its_first_key()
    {
        var sweep = Sweep(["vae.latent_dim", "vae.epochs"], Point("2", "1"), Point("2", "5"), Point("8", "1"), Point("8", "5"));
        SweepRow[] rows =
        [
            new(sweep.Points[0], Group((1, [10, 1, 1]))), new(sweep.Points[1], Group((1, [10, 5, 1]))), new(sweep.Points[2], Group((1, [10, 5, 5]))),
            new(sweep.Points[3], GroupSummary.Of([new(1, RunState.Failed, "why", null, 2)])),
        ];
        var figures = SweepPlots.Figures(sweep, rows).ToDictionary(figure => figure.Path, figure => Assert.IsType<XyChart>(figure.Figure.Chart));
        var collapse = figures[SweepPlots.Collapse];
        Assert.Equal(["2", "8"], collapse.X.Ticks.Select(tick => tick.Text));
        Assert.Equal(["1", "5"], Assert.IsType<ListKey>(collapse.Key).Entries.Select(entry => entry.Name));
        Assert.Equal([[(1, 1)], [(1, 2)]], collapse.Marks.OfType<LineMark>().Select(line => Drawn(line).Select(point => ((int)point.X, (int)point.Y)).ToArray()));
        Assert.Equal([2, 1], figures["plots/effective_classes_initial_by_value"].Marks.OfType<LineMark>().Select(line => Drawn(line).Count()));

        // A point without a value breaks the line.
        static IEnumerable<Shapes.Point> Drawn(LineMark line) => line.Points.Where(point => double.IsFinite(point.Y));
    }

    [Fact]
    public void Numbers_stand_in_their_order_whatever_the_order_of_the_points()
    {
        var sweep = Sweep(["vae.learning_rate"], Point("0.001"), Point("1e-4"), Point("0.01"));
        SweepRow[] rows = [.. sweep.Points.Select((point, place) => new SweepRow(point, Group((1, [10, 5, 2 + place]))))];
        var chart = Chart(sweep, rows);
        Assert.Equal(["1e-4", "0.001", "0.01"], chart.X.Ticks.Select(tick => tick.Text));
        Assert.Equal([3, 2, 4], Assert.Single(chart.Marks.OfType<LineMark>()).Points.Select(point => point.Y));
    }

    [Theory]
    [InlineData("regime.kind", "replace", "mix", "filter")]
    [InlineData("regime.warm_start", "true", "false")]
    [InlineData("vae.encoder", "[64]", "[64, 32]")]
    [InlineData("classifier.max_images", "100", "null")]
    public void Values_without_an_order_are_points_with_intervals(string key, params string[] values)
    {
        var sweep = Sweep([key], [.. values.Select(value => Point(value))]);
        SweepRow[] rows = [.. sweep.Points.Select((point, place) => new SweepRow(point, Group((1, [10, 5, 2 + place]), (2, [10, 5, 4 + place]))))];
        var chart = Chart(sweep, rows);
        var points = Assert.IsType<ErrorBarMark>(Assert.Single(chart.Marks)).Points;
        Assert.Equal(values, chart.X.Ticks.Select(tick => tick.Text));
        Assert.Equal(values.Select((_, place) => (place + 1.0, 3.0 + place)), points.Select(point => (point.At.X, point.At.Y)));
        Assert.All(points, point => Assert.True(point.Low < point.At.Y && point.At.Y < point.High));
        LayoutRules.Check(FigureLayout.Arrange(Figure(sweep, rows)));
    }

    [Fact]
    public void Points_of_several_combinations_stand_beside_each_other_and_have_no_bar_without_replicates()
    {
        var sweep = Sweep(["regime.kind", "vae.epochs"], Point("mix", "1"), Point("mix", "5"), Point("real", "1"), Point("real", "5"));
        SweepRow[] rows = [.. sweep.Points.Select(point => new SweepRow(point, Group((1, [10, 5, 5]))))];
        var chart = Chart(sweep, rows);
        var marks = chart.Marks.Cast<ErrorBarMark>().ToArray();
        Assert.Equal([0.92, 1.92, 1.08, 2.08], marks.SelectMany(mark => mark.Points).Select(point => Math.Round(point.At.X, 6)));
        Assert.NotEqual(marks[0].Marker, marks[1].Marker);
        Assert.All(Assert.IsType<ListKey>(chart.Key).Entries, entry => Assert.True(entry.IsUpright));
        Assert.DoesNotContain(FigureLayout.Arrange(Figure(sweep, rows)).Shapes, shape => shape.Role == Roles.ErrorBar);
    }

    private static XyChart Chart(SweepPlan sweep, SweepRow[] rows) => Assert.IsType<XyChart>(Figure(sweep, rows).Chart);

    private static Figure Figure(SweepPlan sweep, SweepRow[] rows) =>
        SweepPlots.Figures(sweep, rows).Single(figure => figure.Path == "plots/effective_classes_initial_by_value").Figure;

    private static SweepPlan Sweep(string[] keys, params SweepPoint[] points) => new()
    {
        Program = Manifest.ProgramName,
        Kind = SweepPlan.KindName,
        Version = "0.1.0",
        CommandLine = [],
        Started = default,
        Config = new Dictionary<string, string>(),
        Keys = keys,
        Points = points,
    };

    private static SweepPoint Point(params string[] values) => new() { Name = string.Join('-', values), Values = values };

    private static GroupSummary Group(params (long Seed, double[] Classes)[] replicates) => GroupSummary.Of(
    [
        .. replicates.Select(replicate => new Replicate(
            replicate.Seed, RunState.Finished, null,
            new MetricSeries(
            [
                KeyValuePair.Create<string, IReadOnlyList<double?>>("loss", [.. replicate.Classes.Select(value => (double?)(2 * value))]),
                KeyValuePair.Create<string, IReadOnlyList<double?>>(MetricColumns.EffectiveClasses, [.. replicate.Classes.Select(value => (double?)value)]),
            ]),
            replicate.Classes.Length - 1)),
    ]);
}
