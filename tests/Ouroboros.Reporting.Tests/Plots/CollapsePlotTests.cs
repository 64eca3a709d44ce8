using Ouroboros.Configuration;
using Ouroboros.Reporting.Charts;
using Ouroboros.Reporting.Charts.Layout;
using Ouroboros.Reporting.Plots;
using Ouroboros.Reporting.Shapes;
using Ouroboros.Reporting.Tests.Charts.Layout;
using Ouroboros.Reporting.Tests.Fakes;
using Ouroboros.Runs;

namespace Ouroboros.Reporting.Tests.Plots;

public sealed class CollapsePlotTests
{
    [Fact]
    public void Panels_follow_the_metrics()
    {
        var history = FakeRun.Quick();
        var panels = Panels(history);

        Assert.Equal(
            history.Metrics.Select(m => ((double)m.Generation, m.EffectiveClassesInitial)),
            Line(panels[0]).Points.Select(p => (p.X, p.Y)));
        Assert.Equal(
            history.Metrics.Skip(1).Select(m => ((double)m.Generation, 100 * m.RealTestAccuracy!.Value)),
            Line(panels[1]).Points.Select(p => (p.X, p.Y)));
        Assert.Equal((0, 10), (panels[0].Y.Low, panels[0].Y.High));
        Assert.Equal((0, 100), (panels[1].Y.Low, panels[1].Y.High));
    }

    [Fact]
    public void The_collapse_is_marked_in_both_panels_and_named_once()
    {
        var posts = Panels(FakeRun.Quick()).Select(p => Assert.Single(p.Marks.OfType<PostMark>())).ToArray();

        Assert.Equal([10, 10], posts.Select(p => p.X));
        Assert.Equal(["Fewer than 2 from generation 10 on", ""], posts.Select(p => p.Sign));
    }

    [Theory]
    [InlineData(0, "No generation is complete yet")]
    [InlineData(1, "9.6 of 9.9 effective classes after 1 generation")]
    [InlineData(5, "8.5 of 9.9 effective classes after 5 generations")]
    public void Without_a_collapse_nothing_is_marked(int done, string title)
    {
        var history = new FakeRun(15, 1, 1, 10).Make(done);

        Assert.DoesNotContain(Panels(history), p => p.Marks.OfType<PostMark>().Any());
        Assert.Equal(title, CollapsePlot.Make(history).Title);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(9)]
    [InlineData(15)]
    public void Both_marks_are_one_line_through_the_points_of_the_collapse(int generation)
    {
        var history = new FakeRun(15, 1, 1, 10).Make(15);
        for (var i = 1; i < history.Metrics.Count; i++)
        {
            history.Metrics[i] = history.Metrics[i] with { EffectiveClassesInitial = i < generation ? 9 : 1.5 };
        }

        var drawing = FigureLayout.Arrange(CollapsePlot.Make(history));
        var posts = drawing.Shapes.OfType<Box>().Where(s => s.Role == Roles.Event).ToArray();
        var markers = drawing.Shapes.OfType<Disc>().ToArray();

        LayoutRules.Check(drawing);
        Assert.Equal(2, posts.Length);
        Assert.Equal(31, markers.Length);
        Assert.Equal(posts[0].X, posts[1].X);
        Assert.Equal(markers[generation].Center.X, posts[0].X + 0.5, 1.0);
    }

    [Fact]
    public void Other_numbers_of_classes_have_their_own_axis()
    {
        var fake = FakeRun.Quick();
        var history = FakeRun.Copy(fake, fake.Config with { Classifier = new ClassifierSettings { NumClasses = 47 } });

        Assert.Equal(50, Panels(history)[0].Y.High);
    }

    private static IReadOnlyList<XyChart> Panels(RunHistory history) =>
        Assert.IsType<PanelsChart>(CollapsePlot.Make(history).Chart).Panels;

    private static LineMark Line(XyChart panel) => Assert.Single(panel.Marks.OfType<LineMark>());
}
