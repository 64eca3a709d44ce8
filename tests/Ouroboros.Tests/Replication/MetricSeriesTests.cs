using Ouroboros.Replication;
using Ouroboros.Runs;
using Ouroboros.Storage;
using Ouroboros.Tests.Runs;

namespace Ouroboros.Tests.Replication;

public sealed class MetricSeriesTests
{
    [Fact]
    public void Every_column_is_read_whatever_it_is_called()
    {
        var series = Read("generation,new_metric,b\n0,,2\n1,-1.5e-3,NaN\n");
        Assert.Equal(["new_metric", "b"], series.Metrics);
        Assert.Equal(2, series.Generations);
        Assert.Null(series["new_metric", 0]);
        Assert.Equal(-1.5e-3, series["new_metric", 1]);
        Assert.Null(series["b", 1]);
        Assert.Null(series["b", 2]);
        Assert.Null(series["other", 0]);
        Assert.Equal("new metric", MetricColumns.Of("new_metric").Label);
    }

    [Fact]
    public void It_is_what_the_run_wrote()
    {
        using var file = new MemoryStream();
        var metrics = SampleRun.History(SampleRun.Generations).Metrics;
        MetricsCsv.Write(file, metrics);
        var series = MetricSeries.Read(CsvTable.Parse(System.Text.Encoding.UTF8.GetString(file.ToArray()), "metrics.csv"));
        Assert.Equal(metrics.Count, series.Generations);
        Assert.Equal(metrics[^1].RealTestAccuracy, series[MetricColumns.RealTestAccuracy, metrics.Count - 1]);
        Assert.Equal(metrics[1].EffectiveClassesInitial, series[MetricColumns.EffectiveClasses, 1]);
    }

    [Theory]
    [InlineData("a\n1\n", "no column 'generation' among a")]
    [InlineData("generation,a\n1,2\n", "line 2: found generation '1'; expected generation 0")]
    [InlineData("generation,a\n0,x\n", "line 2: found a 'x'; expected a number or nothing")]
    [InlineData("generation,a\n0,1\n2,1\n", "line 3: found generation '2'; expected generation 1")]
    public void What_is_no_table_of_metrics_is_refused(string text, string message) =>
        Assert.Contains(message, Assert.Throws<RunFileException>(() => Read(text)).Message, StringComparison.Ordinal);

    [Fact]
    public void Collapse_is_the_first_generation_after_which_classes_stay_low()
    {
        Assert.Equal(3, Series.OfClasses(10, 1.5, 4, 1.9, 1).Loss().CollapseGeneration);
        Assert.Null(Series.OfClasses(10, 1.5, 4).Loss().CollapseGeneration);
        Assert.Null(Series.OfClasses(1).Loss().CollapseGeneration);
        Assert.Null(Series.OfClasses(1, 1, 1).Loss().CollapseGeneration);
        Assert.Null(Series.OfClasses(10, 1, null).Loss().CollapseGeneration);
    }

    [Fact]
    public void The_largest_drop_is_the_first_of_equals()
    {
        Assert.Equal(2, Series.OfClasses(10, 9, 6, 5, 2).Loss().LargestDropGeneration);
        Assert.Null(Series.OfClasses(5, 5, 6).Loss().LargestDropGeneration);
        Assert.Null(Series.OfClasses(5).Loss().LargestDropGeneration);
    }

    private static MetricSeries Read(string text) => MetricSeries.Read(CsvTable.Parse(text, "metrics.csv"));
}
