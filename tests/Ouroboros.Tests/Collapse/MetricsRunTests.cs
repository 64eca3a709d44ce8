using Ouroboros.Metrics;
using Ouroboros.Numerics;
using Ouroboros.Runs;

namespace Ouroboros.Tests.Collapse;

/// <summary>Comparisons with real digits as a run makes them.</summary>
public sealed class MetricsRunTests(RealDigits digits)
{
    [Fact]
    public void Every_generation_is_compared_and_the_history_names_the_judge()
    {
        using var backend = Backends.Create(2);
        var history = TinyRun.Of(backend, digits, TinyRun.Config).History;
        using var reference = ReferenceClassifier.Train(backend, digits.Train(TinyRun.TrainImages), TestContext.Current.CancellationToken);
        Assert.Equal(reference.Sha256, history.ReferenceSha256);
        Assert.Equal((TinyRun.TestImages / 2, reference.Sha256), (history.Floors!.Images, history.Floors.ReferenceSha256));
        foreach (var row in history.Metrics.Skip(1).Select(row => row.Distribution).Append(history.Floors.Values))
        {
            Assert.All(DistributionColumns.All, column => Assert.True(double.IsFinite(column.Value(row)!.Value)));
        }

        Assert.Null(history.Metrics[0].Distribution.NearestTrainDistance);
        Assert.NotNull(history.Metrics[0].Distribution.FrechetDistance);
    }

    /// <summary>What does the comparing takes no random number of the run's, and leaves its weights and labels as they were.</summary>
    [Fact]
    public void A_run_without_comparisons_is_otherwise_the_same()
    {
        using var backend = Backends.Create(2);
        var with = TinyRun.Of(backend, digits, TinyRun.Config);
        var without = TinyRun.Of(backend, digits, TinyRun.Config with { Metrics = new() { Images = 0 } });
        Assert.Null(without.History.Floors);
        Assert.Null(without.History.ReferenceSha256);
        Assert.All(without.History.Metrics, row => Assert.Equal(DistributionMetrics.None, row.Distribution));
        Assert.Equal(with.History.Metrics.Select(row => row with { Distribution = DistributionMetrics.None }), without.History.Metrics);
        Assert.Equal(with.History.Training, without.History.Training);
    }
}
