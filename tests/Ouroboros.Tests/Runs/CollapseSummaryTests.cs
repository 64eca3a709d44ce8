using Ouroboros.Runs;

namespace Ouroboros.Tests.Runs;

public sealed class CollapseSummaryTests
{
    [Theory]
    [InlineData(new[] { 10.0, 9, 5, 3 }, null)]
    [InlineData(new[] { 10.0, 9, 1.9, 1.2, 1 }, 2)]
    [InlineData(new[] { 10.0, 1.9, 2.1, 1.9, 1 }, 3)]
    [InlineData(new[] { 10.0, 9, 2.0 }, null)]
    [InlineData(new[] { 10.0, 9, 1.5 }, 2)]
    [InlineData(new[] { 1.0, 1, 1 }, 1)]
    [InlineData(new[] { 1.0 }, null)]
    [InlineData(new[] { 10.0, 1.5, double.NaN }, null)]
    public void Collapse_is_the_first_generation_that_effective_classes_stay_below_two_from(double[] effective, int? generation)
    {
        var summary = CollapseSummary.Of(History(effective));
        Assert.Equal(generation, summary.CollapseGeneration);
        Assert.Equal(effective[^1], summary.EffectiveClasses);
    }

    [Theory]
    [InlineData(new[] { 10.0, 9, 5, 3 }, 2)]
    [InlineData(new[] { 10.0, 8, 6, 4 }, 1)]
    [InlineData(new[] { 10.0, 9, 9.5, 8 }, 3)]
    [InlineData(new[] { 1.0, 1, 1 }, null)]
    [InlineData(new[] { 1.0, 2, 3 }, null)]
    [InlineData(new[] { 1.0 }, null)]
    public void The_largest_drop_is_the_first_of_equals(double[] effective, int? generation) =>
        Assert.Equal(generation, CollapseSummary.Of(History(effective)).LargestDropGeneration);

    [Theory]
    [InlineData(new[] { 1, 5, 94 }, 2, 0.94)]
    [InlineData(new[] { 5, 5, 0 }, 0, 0.5)]
    [InlineData(new[] { 0, 7, 0 }, 1, 1)]
    [InlineData(new[] { int.MaxValue, int.MaxValue, 0 }, 0, 0.5)]
    public void The_top_label_is_the_initial_judges_of_the_newest_data_set(int[] counts, int label, double share)
    {
        var history = History([10, 3]);
        history.Labels.Add(new LabelCounts(0, Judge.Initial, [9, 0, 0]));
        history.Labels.Add(new LabelCounts(1, Judge.Initial, counts));
        history.Labels.Add(new LabelCounts(1, Judge.Current, [0, 0, 9]));
        var summary = CollapseSummary.Of(history);
        Assert.Equal((label, share), (summary.TopLabel, summary.TopShare));
    }

    [Fact]
    public void A_run_without_numbers_has_no_summary_to_give()
    {
        Assert.Equal(new CollapseSummary(null, double.NaN, -1, double.NaN), CollapseSummary.Of(new RunHistory(SampleRun.Config)));
    }

    private static RunHistory History(double[] effective)
    {
        var history = new RunHistory(SampleRun.Config);
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

        return history;
    }
}
