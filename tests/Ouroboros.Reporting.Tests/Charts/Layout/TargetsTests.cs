using Ouroboros.Reporting.Charts;
using Ouroboros.Reporting.Charts.Layout;
using Ouroboros.Reporting.Plots;
using Ouroboros.Reporting.Shapes;
using Ouroboros.Reporting.Svg;
using Ouroboros.Reporting.Tests.Fakes;
using Ouroboros.Runs;

namespace Ouroboros.Reporting.Tests.Charts.Layout;

/// <summary>Values under the pointer where lines have no markers.</summary>
public sealed class TargetsTests
{
    [Theory]
    [InlineData(100, 1, 100)]
    [InlineData(500, 1, 120)]
    [InlineData(100, 10, 50)]
    public void Points_without_markers_can_be_pointed_at_on_a_page(int epochs, int generations, int targets)
    {
        var history = new FakeRun(generations, epochs, 3, 50).Make(generations);
        var drawing = FigureLayout.Arrange(TrainingCurves.VaeLoss(history), FigureSpace.Card);
        var discs = drawing.Shapes.OfType<Disc>().Where(disc => disc.Role == Roles.Target).ToArray();

        Assert.Equal(targets * generations, discs.Length);
        Assert.All(discs, disc => Assert.Equal(0, disc.Opacity));
        var last = history.Training.Last(record => record.Model == TrainedModel.Vae);
        Assert.Equal($"Epoch {epochs}, generation {generations}: {Numbers.Significant(last.Loss)}", discs[^1].Hint);
        Assert.Contains("fill-opacity=\"0\"><title>Epoch 1, ", SvgWriter.Element(drawing, "a chart"), StringComparison.Ordinal);
    }

    [Fact]
    public void Files_have_none()
    {
        var figures = RunPlots.Figures(FakeRun.Classic()).Select(figure => figure.Figure).Append(WithFloor());
        Assert.All(figures, figure => Assert.DoesNotContain(FigureLayout.Arrange(figure).Shapes, shape => shape.Role == Roles.Target));
    }

    [Fact]
    public void Levels_say_what_they_are()
    {
        var target = Assert.Single(FigureLayout.Arrange(WithFloor(), FigureSpace.Card).Shapes, shape => shape.Role == Roles.Target);
        Assert.Equal("two halves of real data: 0.4100", target.Hint);
    }

    private static Figure WithFloor() =>
        SeriesPlot.Make("frechet_distance_reference", string.Empty, [new([new(0, 1), new(1, 3), new(2, 8)], [], [], Floor: 0.41)], key: null);
}
