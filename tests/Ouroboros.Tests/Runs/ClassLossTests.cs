using System.Text;
using Ouroboros.Replication;
using Ouroboros.Runs;
using Ouroboros.Storage;

namespace Ouroboros.Tests.Runs;

public sealed class ClassLossTests
{
    [Theory]
    [InlineData(new[] { 10.0, 9, 5, 3 }, null)]
    [InlineData(new[] { 10.0, 9, 1.9, 1.2, 1 }, 2)]
    [InlineData(new[] { 10.0, 1.9, 2.1, 1.9, 1 }, 3)]
    [InlineData(new[] { 10.0, 9, 2.0 }, null)]
    [InlineData(new[] { 10.0, 9, 1.5 }, 2)]
    [InlineData(new[] { 1.0 }, null)]
    [InlineData(new[] { 10.0, 1.5, double.NaN }, null)]
    [InlineData(new[] { 26.0, 20, 2.1, 1.99 }, 3)]
    public void Collapse_is_the_first_generation_that_effective_classes_stay_below_two_from(double[] effective, int? generation)
    {
        var loss = From(effective);
        Assert.Equal(generation, loss.CollapseGeneration);
        Assert.Equal(effective[^1], loss.Last);
        Assert.Equal(ClassLoss.MaxThreshold, effective[0] < 4 ? ClassLoss.MaxThreshold : loss.Threshold);
    }

    /// <summary>Two of two classes are no loss. Below four effective classes a third of the way from one to the real data’s must be gone.</summary>
    [Theory]
    [InlineData(new[] { 2.0, 1.99, 2.0, 1.98 }, null)]
    [InlineData(new[] { 2.0, 1.99, 1.5, 1.3 }, 3)]
    [InlineData(new[] { 1.895, 1.8, 1.7, 1.9 }, null)]
    [InlineData(new[] { 1.895, 1.8, 1.29, 1.2 }, 2)]
    [InlineData(new[] { 3.99, 3, 2.0, 1.99 }, 3)]
    public void Few_real_classes_have_a_lower_threshold(double[] effective, int? generation) =>
        Assert.Equal(generation, From(effective).CollapseGeneration);

    [Theory]
    [InlineData(new[] { 1.0, 1, 1 })]
    [InlineData(new[] { 1.19, 1.0, 1.0, 1 })]
    public void Where_the_real_data_is_nearly_one_class_there_is_nothing_to_lose(double[] effective)
    {
        Assert.True(From(effective).HasNothingToLose);
        Assert.Null(From(effective).CollapseGeneration);
    }

    /// <summary>Generation 1 learns real data: what it lacks, no feedback took.</summary>
    [Theory]
    [InlineData(new[] { 10.0, 1.4 }, true)]
    [InlineData(new[] { 10.0, 1.4, 1.2, 1 }, true)]
    [InlineData(new[] { 10.0, 1.4, 2.2, 1 }, false)]
    [InlineData(new[] { 10.0, 9, 1 }, false)]
    public void A_poor_first_model_is_told_from_the_loop(double[] effective, bool isBelow) => Assert.Equal(isBelow, From(effective).IsFirstModelBelow);

    [Theory]
    [InlineData(new[] { 10.0, 9, 5, 3 }, 2)]
    [InlineData(new[] { 10.0, 5, 4.5, 4 }, 2)]
    [InlineData(new[] { 10.0, 9, 9.5, 8 }, 3)]
    [InlineData(new[] { 10.0, 2 }, null)]
    [InlineData(new[] { 1.0, 2, 3 }, null)]
    [InlineData(new[] { 1.0 }, null)]
    public void The_largest_drop_is_the_first_of_equals_and_none_of_the_first_models(double[] effective, int? generation) =>
        Assert.Equal(generation, From(effective).LargestDropGeneration);

    [Theory]
    [InlineData(new[] { 10.0, 9, 8, 7 }, ClassTrend.TooEarly)]
    [InlineData(new[] { 10.0 }, ClassTrend.TooEarly)]
    [InlineData(new[] { 10.0, 9, 8, 7, 6 }, ClassTrend.Falling)]
    [InlineData(new[] { 10.0, 9, 3.4, 3.2, 3.0, 2.7, 2.53 }, ClassTrend.Falling)]
    [InlineData(new[] { 10.0, 9, 5, 2.2, 1.91, 1.98, 1.91, 1.99 }, ClassTrend.Steady)]
    [InlineData(new[] { 10.0, 9, 5, 2, 1.91, 1.98, 1.91, 1.99 }, ClassTrend.Steady)]
    [InlineData(new[] { 10.0, 9.8, 9.72, 9.64, 9.56, 9.48 }, ClassTrend.Falling)]
    [InlineData(new[] { 10.0, 9.3, 9.36, 9.31, 9.34, 9.29 }, ClassTrend.Steady)]
    [InlineData(new[] { 10.0, 9.9, 9.8, 9.7, 9.6, 5.0 }, ClassTrend.Falling)]
    [InlineData(new[] { 10.0, 9, 4.02, 3.18, 2.53, 2.12, 2.05, 1.91, 1.98, 1.91, 1.99 }, ClassTrend.Steady)]
    [InlineData(new[] { 10.0, 9.8, 9.7, 9.71, 9.72, 9.74 }, ClassTrend.Steady)]
    [InlineData(new[] { 10.0, 3, 3.2, 3.5, 3.7, 4 }, ClassTrend.Rising)]
    [InlineData(new[] { 10.0, 3, 1, 1, 1, 1, 1 }, ClassTrend.Steady)]
    public void The_trend_is_that_of_the_newest_generations(double[] effective, ClassTrend trend) => Assert.Equal(trend, From(effective).Trend);

    [Fact]
    public void A_history_and_its_table_have_the_same_course()
    {
        var history = new RunHistory(SampleRun.Config);
        double[] effective = [10, 9, 5, 1.9, 1.2];
        for (var generation = 0; generation < effective.Length; generation++)
        {
            history.Metrics.Add(new GenerationMetrics
            {
                Generation = generation,
                TrainImages = 1,
                LabelEntropyCurrent = 0,
                LabelEntropyInitial = Math.Log(effective[generation]),
                EffectiveClassesInitial = effective[generation],
                PixelVariance = 0,
            });
        }

        using var stream = new MemoryStream();
        MetricsCsv.Write(stream, history.Metrics);
        var series = MetricSeries.Read(CsvTable.Parse(Encoding.UTF8.GetString(stream.ToArray()), "metrics.csv")).Loss();
        Assert.Equal((3, 2), (series.CollapseGeneration!.Value, series.LargestDropGeneration!.Value));
        var read = ClassLoss.From(history);
        Assert.Equal((read.CollapseGeneration, read.LargestDropGeneration, read.Trend), (series.CollapseGeneration, series.LargestDropGeneration, series.Trend));
    }

    private static ClassLoss From(double[] effective) => ClassLoss.From(effective.Select(value => (double?)value));
}
