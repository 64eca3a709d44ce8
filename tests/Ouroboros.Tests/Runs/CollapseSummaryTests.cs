using Ouroboros.Runs;

namespace Ouroboros.Tests.Runs;

public sealed class CollapseSummaryTests
{
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
        var summary = CollapseSummary.Of(new RunHistory(SampleRun.Config));
        Assert.Equal((null, double.NaN, -1, double.NaN), (summary.CollapseGeneration, summary.EffectiveClasses, summary.TopLabel, summary.TopShare));
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
