using Ouroboros.Reporting.Charts;
using Ouroboros.Reporting.Charts.Layout;
using Ouroboros.Reporting.Html;
using Ouroboros.Reporting.Html.Content;
using Ouroboros.Reporting.Tests.Charts.Layout;
using Ouroboros.Reporting.Tests.Fakes;
using Ouroboros.Runs;

namespace Ouroboros.Reporting.Tests.Html.Content;

public sealed class MetricsSectionTests
{
    /// <summary>With a line at the collapse, wherever it is.</summary>
    [Theory]
    [InlineData(15, 1)]
    [InlineData(15, 8)]
    [InlineData(15, 15)]
    [InlineData(15, 50)]
    [InlineData(1, 1)]
    [InlineData(300, 290)]
    public void Every_chart_fits_its_card(int generations, int collapse)
    {
        var run = FakeReports.Single(new FakeRun(generations, 2, 2, collapse).Make(generations));
        var group = FakeReports.Group("group", FakeReports.Run(FakeRun.Quick(), "seed_1"), FakeReports.Run(FakeRun.Quick(), "seed_2", 2));
        foreach (var subjects in new ReportSubject[][] { [run], [group], [run, group] })
        {
            Assert.NotEmpty(MetricsSection.Figures(subjects));
            Assert.All(MetricsSection.Figures(subjects), chart => LayoutRules.Check(FigureLayout.Arrange(chart.Figure, FigureSpace.Card)));
        }
    }

    [Fact]
    public void The_collapse_of_a_run_is_marked_where_it_tells_something()
    {
        var collapse = CollapseSummary.Of(FakeRun.Quick()).CollapseGeneration;
        var marked = MetricsSection.Figures([FakeReports.Single(FakeRun.Quick())])
            .Where(chart => ((XyChart)chart.Figure.Chart).Marks.OfType<PostMark>().Any(post => post.Sign == $"Collapse: generation {collapse}"));
        Assert.Equal([MetricColumns.Of(MetricColumns.EffectiveClasses).Label, MetricColumns.Of(MetricColumns.RealTestAccuracy).Label], marked.Select(chart => chart.Figure.Title));
    }
}
