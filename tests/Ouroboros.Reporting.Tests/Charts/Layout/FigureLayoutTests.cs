using Ouroboros.Reporting.Charts;
using Ouroboros.Reporting.Charts.Layout;
using Ouroboros.Reporting.Coloring;
using Ouroboros.Reporting.Plots;
using Ouroboros.Reporting.Shapes;
using Ouroboros.Reporting.Tests.Fakes;
using Ouroboros.Runs;

namespace Ouroboros.Reporting.Tests.Charts.Layout;

public sealed class FigureLayoutTests
{
    /// <summary>Generations, how many are done, VAE epochs, classifier epochs.</summary>
    public static TheoryData<int, int, int, int> Runs => new()
    {
        { 15, 15, 10, 3 }, { 30, 30, 100, 10 }, { 30, 12, 100, 10 }, { 1, 1, 1, 1 }, { 1, 0, 1, 1 }, { 2, 2, 2, 2 },
        { 10, 10, 20, 21 }, { 11, 11, 7, 3 }, { 100, 100, 5, 5 }, { 300, 40, 3, 2 },
    };

    [Theory]
    [MemberData(nameof(Runs))]
    public void Nothing_overlaps_and_nothing_leaves_the_canvas(int generations, int done, int vaeEpochs, int classifierEpochs)
    {
        var history = new FakeRun(generations, vaeEpochs, classifierEpochs, Math.Max(1, generations / 2)).Make(done);
        var figures = RunPlots.Figures(history).ToArray();

        Assert.Equal(11, figures.Length);
        Assert.All(figures, f => LayoutRules.Check(FigureLayout.Arrange(f.Figure)));
        Assert.All(figures.Where(f => f.Figure.Chart is not PanelsChart), f => LayoutRules.Check(FigureLayout.Arrange(f.Figure, FigureSpace.Card)));
    }

    [Theory]
    [MemberData(nameof(Runs))]
    public void Numbers_below_a_plot_stand_apart(int generations, int done, int vaeEpochs, int classifierEpochs)
    {
        var history = new FakeRun(generations, vaeEpochs, classifierEpochs, Math.Max(1, generations / 2)).Make(done);
        foreach (var drawing in RunPlots.Figures(history).Where(f => f.Figure.Chart is not (MatrixChart or PanelsChart)).Select(f => FigureLayout.Arrange(f.Figure, FigureSpace.Card)))
        {
            var numbers = drawing.Shapes.OfType<TextRun>().Where(text => text is { Role: Roles.Axis, Anchor: TextAnchor.Middle, Upright: false } && text.Text.All(char.IsAsciiDigit))
                .Select(LayoutRules.BoundsOf).OrderBy(bounds => bounds.X).ToArray();
            Assert.All(numbers.Zip(numbers.Skip(1)), pair => Assert.True(pair.Second.X - (pair.First.X + pair.First.Width) > 3.9, drawing.Title));
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(10)]
    [InlineData(25)]
    public void Sample_sheets_keep_to_the_same_rules(int images) =>
        LayoutRules.Check(FigureLayout.Arrange(SampleSheets.FigureOf(FakeSheets.Make(1234, 10, images), FakeSheets.Mnist)));

    [Theory]
    [InlineData(1)]
    [InlineData(5)]
    [InlineData(14)]
    [InlineData(15)]
    [InlineData(200)]
    public void Any_number_of_curves_has_a_key_that_fits(int mostLines)
    {
        var fake = new FakeRun(200, 3, 3, 100).Make(200);
        var history = FakeRun.Copy(fake, fake.Config with { Visualization = new() { TrainingCurvesMaxLines = mostLines } });

        Assert.All(RunPlots.Figures(history), f => LayoutRules.Check(FigureLayout.Arrange(f.Figure)));
    }

    [Fact]
    public void A_name_of_any_length_in_a_key_leaves_room_for_the_plot()
    {
        var fake = FakeRun.Quick();
        var history = FakeRun.Copy(fake, fake.Config with { Data = new() { Dataset = $"./{new string('w', 150)}" } });
        var drawing = FigureLayout.Arrange(FinalValues.ClassifierAccuracy(history), FigureSpace.Card);

        Assert.All(drawing.Shapes.OfType<Box>(), box => Assert.True(box.Width > 0, $"A box of role {box.Role} is {box.Width} wide."));
        Assert.Contains(drawing.Shapes.OfType<TextRun>(), text => text.Role == Roles.Legend && text.Text.StartsWith("real www", StringComparison.Ordinal) && text.Text.EndsWith('\u2026'));
    }

    [Theory]
    [InlineData(1e-9)]
    [InlineData(3e7)]
    [InlineData(2e30)]
    public void Losses_of_any_size_have_room(double factor)
    {
        var history = FakeRun.Quick();
        for (var i = 0; i < history.Training.Count; i++)
        {
            history.Training[i] = history.Training[i] with { Loss = history.Training[i].Loss * factor };
        }

        for (var i = 1; i < history.Metrics.Count; i++)
        {
            history.Metrics[i] = history.Metrics[i] with { VaeLoss = history.Metrics[i].VaeLoss * factor, ClassifierLoss = factor };
        }

        history.Loss[3, 2] = factor;

        Assert.All(RunPlots.Figures(history), f => LayoutRules.Check(FigureLayout.Arrange(f.Figure)));
    }

    [Fact]
    public void Lines_break_where_a_number_is_missing_and_a_lone_point_is_marked()
    {
        var line = new LineMark(
            [new(1, 1), new(2, 2), new(3, double.NaN), new(4, 1), new(5, double.PositiveInfinity), new(6, 1), new(7, 2)],
            Rgb.Black, MarkerShape.None);

        var drawing = Arrange(line);

        Assert.Equal(2, drawing.Shapes.OfType<Polyline>().Count());
        Assert.Single(drawing.Shapes.OfType<Disc>());
    }

    [Fact]
    public void Marks_lie_where_their_numbers_are()
    {
        var drawing = Arrange(new LineMark([new(0, 0), new(10, 10), new(5, 2)], Rgb.Black, MarkerShape.None));
        var points = Assert.Single(drawing.Shapes.OfType<Polyline>()).Points;

        Assert.Equal((points[0].X + points[1].X) / 2, points[2].X, 1e-9);
        Assert.Equal(points[0].Y + (0.2 * (points[1].Y - points[0].Y)), points[2].Y, 1e-9);
        Assert.True(points[1].Y < points[0].Y);
    }

    [Fact]
    public void Bands_enclose_both_of_their_lines()
    {
        var drawing = Arrange(new BandMark([(0, 1, 3), (10, 2, 6)], Rgb.Black));
        var band = Assert.Single(drawing.Shapes.OfType<FilledPolygon>());

        Assert.Equal(4, band.Corners.Count);
        Assert.InRange(band.Opacity, 0.05, 0.5);
        Assert.Equal([2, 4], new[] { band.Corners[3].Y - band.Corners[0].Y, band.Corners[2].Y - band.Corners[1].Y }
            .Select(height => Math.Round(10 * height / 282)));
    }

    [Theory]
    [InlineData(nameof(MarkerShape.Disc))]
    [InlineData(nameof(MarkerShape.Square))]
    [InlineData(nameof(MarkerShape.Triangle))]
    public void Every_point_has_its_marker(string shape)
    {
        var drawing = Arrange(new LineMark([new(0, 0), new(5, 5), new(7, 1)], Rgb.Black, Enum.Parse<MarkerShape>(shape)));

        Assert.Equal(3, drawing.Shapes.Count(s => s.Role == Roles.Marker));
    }

    [Fact]
    public void Colour_bars_run_from_the_high_end_down()
    {
        var matrix = new EvaluationMatrix(2);
        var drawing = FigureLayout.Arrange(Ouroboros.Reporting.Plots.MatrixPlots.Accuracy(matrix, Colormap.Named("gray"), FakeSheets.Mnist));
        var steps = drawing.Shapes.OfType<Box>().Where(b => b.Role == Roles.Legend && b.Width > 10).ToArray();

        Assert.True(steps[0].Color.R > 250);
        Assert.True(steps[^1].Color.R < 5);
        Assert.Equal(steps.Select(s => s.Y).Order(), steps.Select(s => s.Y));
    }

    private static Drawing Arrange(Mark mark) => FigureLayout.Arrange(new Figure(
        "title", "subtitle", new XyChart(Axes.Rounded("x", 0, 10), Axes.Rounded("y", 0, 10), [mark], null)));
}
