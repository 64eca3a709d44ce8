using Ouroboros.Configuration;
using Ouroboros.Numerics;
using Ouroboros.Performance;

namespace Ouroboros.Tests.Performance;

/// <summary>That measurements work on whatever a config may ask for; how fast anything is, no test asks.</summary>
public sealed class MeasurementTests(RealDigits digits)
{
    private static readonly TimeSpan Moment = TimeSpan.FromMilliseconds(1);

    private static readonly ExperimentConfig Small = new()
    {
        Experiment = new() { BatchSize = 16, NumTrainingImages = 40, NumGeneratedSamples = 30 },
        Vae = new() { LayerSizes = [784, 9], LatentDim = 2 },
        Classifier = new() { LayerSizes = [784, 7] },
    };

    [Theory]
    [InlineData(1, 1, 1)]
    [InlineData(1, 10, 64)]
    [InlineData(40, 30, 1)]
    [InlineData(40, 30, 7)]
    [InlineData(40, 30, 1_000_000)]
    public void Every_workload_is_measured_whatever_images_and_batches_there_are(int images, int samples, int batch)
    {
        var config = Small with { Experiment = Small.Experiment with { NumTrainingImages = images, NumGeneratedSamples = samples, BatchSize = batch } };
        AssertComplete(Measure(config), ofSmallerModels: false);
    }

    [Fact]
    public void A_learning_rate_that_diverges_does_no_harm()
    {
        var config = Small with { Vae = Small.Vae with { LearningRate = 1_000 }, Classifier = Small.Classifier with { LearningRate = 1_000 } };
        AssertComplete(Measure(config), ofSmallerModels: false);
    }

    [Fact]
    public void Very_large_models_are_not_made()
    {
        var config = Small with { Vae = Small.Vae with { LayerSizes = [784, .. Enumerable.Repeat(16_384, 19)] } };
        AssertComplete(Measure(config), ofSmallerModels: true);
    }

    [Fact]
    public void A_measurement_can_be_cancelled() =>
        Assert.Throws<OperationCanceledException>(() => ImageTimer.Measure(Backends.Choose(null), 1, PlanOf(Small), new CancellationToken(canceled: true)));

    [Fact]
    public void A_speed_is_of_the_images_that_passed_and_beside_a_peak()
    {
        using var test = new SpeedTest(Backends.Choose(null), 2, Small, digits.Train(40), Moment);
        foreach (var workload in Enum.GetValues<Workload>())
        {
            var speed = test.Measure(workload, TestContext.Current.CancellationToken);
            Assert.Equal((workload, 40), (speed.Workload, speed.Images));
            Assert.Equal(40 * Arithmetic.PerImage(workload, Small), speed.OperationsPerSecond * speed.Seconds, tolerance: 1);
            Assert.InRange(speed.PeakOperationsPerSecond, 1e6, 1e16);
        }
    }

    [Fact]
    public void With_a_time_for_each_pass_later_passes_have_as_many_images_as_the_first()
    {
        using var test = new SpeedTest(Backends.Choose(null), 1, Small, digits.Train(200), Moment, Moment);
        foreach (var workload in Enum.GetValues<Workload>())
        {
            var first = test.Measure(workload, TestContext.Current.CancellationToken);
            test.Measure(Workload.Sampling, TestContext.Current.CancellationToken);
            Assert.InRange(first.Images, 4, 200);
            Assert.Equal(first.Images, test.Measure(workload, TestContext.Current.CancellationToken).Images);
        }
    }

    [Fact]
    public void Passes_grow_by_whole_batches_until_all_images_pass()
    {
        using var backend = new CountingBackend(Backends.Create(1));
        using var work = new WorkloadRunner(backend, Small, digits.Train(100));
        ShortPass.Fit(work, Workload.Evaluation, TimeSpan.FromMinutes(1), TestContext.Current.CancellationToken);
        Assert.Equal(100, work.Images);
        const int passed = 4 + 8 + 16 + 32 + 64 + 100;
        Assert.Equal(passed * Arithmetic.PerImage(Workload.Evaluation, Small), backend.Operations);
    }

    [Fact]
    public void A_pass_that_takes_long_enough_with_the_fewest_images_stays_so_short()
    {
        using var backend = Backends.Create(1);
        using var work = new WorkloadRunner(backend, Small, digits.Train(100));
        ShortPass.Fit(work, Workload.Evaluation, TimeSpan.FromTicks(1), TestContext.Current.CancellationToken);
        Assert.Equal(4, work.Images);
    }

    private static void AssertComplete(ImageTimes times, bool ofSmallerModels)
    {
        Assert.Equal(Enum.GetValues<Workload>().Order(), times.Seconds.Keys.Order());
        Assert.All(times.Seconds.Values, seconds => Assert.InRange(seconds, double.Epsilon, double.MaxValue));
        Assert.Equal(ofSmallerModels, times.OfSmallerModels);
    }

    private static ImageTimes Measure(ExperimentConfig config) =>
        ImageTimer.Measure(Backends.Choose(null), 2, PlanOf(config), TestContext.Current.CancellationToken);

    private static RunPlan PlanOf(ExperimentConfig config) => new(config, DataFacts.Mnist);
}
