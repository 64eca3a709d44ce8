using Ouroboros.Configuration;
using Ouroboros.Numerics;
using Ouroboros.Performance;
using Ouroboros.Regimes;
using Ouroboros.Tests.Collapse;

namespace Ouroboros.Tests.Performance;

public sealed class RunPlanTests(RealDigits digits)
{
    [Fact]
    public void Steps_count_the_smaller_last_batch_and_the_first_generation_by_its_own_images()
    {
        var config = new ExperimentConfig
        {
            Experiment = new() { Iterations = 3, BatchSize = 64, NumGeneratedSamples = 100 },
            Vae = new() { Epochs = 5 },
            Classifier = new() { Epochs = 2 },
        };
        Assert.Equal(7 * (4 + 2 + 2), new RunPlan(config, DataFacts.Mnist with { TrainingImages = 200 }).Steps);
    }

    [Fact]
    public void Generation_1_learns_from_as_many_real_images_as_the_config_says_else_from_all()
    {
        var experiment = new ExperimentSettings { NumGeneratedSamples = 50 };
        Assert.Equal(60_000, new RunPlan(new() { Experiment = experiment }, DataFacts.Mnist).Images(1));
        var few = new RunPlan(new() { Experiment = experiment with { NumTrainingImages = 20 } }, DataFacts.Mnist);
        Assert.Equal([20, 50, 50], [few.Images(1), few.Images(2), few.MostImages]);
    }

    [Fact]
    public void Evaluation_grows_with_the_square_of_the_generations()
    {
        var plan = new RunPlan(
            new() { Experiment = new() { Iterations = 4, NumTrainingImages = 1_000, NumGeneratedSamples = 100 } }, DataFacts.Mnist with { TestImages = 10 });
        const int real = 4 * 1_010;
        const int labelled = 4 * 100;
        const int judged = (1 + 2 + 3 + 4) * 100;
        const int labelledAgain = 3 * 100;
        const int judgedInTheEnd = (3 + 2 + 1) * 100;
        Assert.Equal(real + labelled + judged + labelledAgain + judgedInTheEnd, plan.ImagesThrough(Workload.Evaluation));
    }

    [Fact]
    public void Planned_operations_are_those_that_a_run_does()
    {
        using var backend = new CountingBackend(Backends.Create(2));
        TinyRun.Of(backend, digits, TinyRun.Config);
        var plan = PlanOf(TinyRun.Config);
        var planned = Enum.GetValues<Workload>().Sum(plan.Operations);
        Assert.Equal(backend.Operations, planned + plan.Metrics.TrainingOperations + plan.Metrics.Operations);
    }

    /// <summary>Sizes at which blocks, halves and sides are full, partly full, or too small to be compared.</summary>
    [Theory]
    [InlineData(0)]
    [InlineData(3)]
    [InlineData(7)]
    [InlineData(50)]
    [InlineData(100_000)]
    public void Planned_comparisons_are_those_that_a_run_does(int images)
    {
        using var with = new CountingBackend(Backends.Create(2));
        using var without = new CountingBackend(Backends.Create(2));
        var config = TinyRun.Config with { Metrics = new() { Images = images } };
        TinyRun.Of(with, digits, config);
        TinyRun.Of(without, digits, Unmetered);
        var plan = PlanOf(config).Metrics;
        Assert.Equal(with.Operations - without.Operations, plan.Operations + (images == 0 ? 0 : plan.TrainingOperations));
    }

    [Theory]
    [InlineData(21)]
    [InlineData(400)]
    public void Counted_buffers_are_those_that_a_run_makes(int batch)
    {
        var config = Unmetered with
        {
            Experiment = TinyRun.Config.Experiment with { BatchSize = batch },
            Vae = TinyRun.Config.Vae with { LayerSizes = [784, 90, 40], Epochs = 1 },
            Classifier = TinyRun.Config.Classifier with { LayerSizes = [784, 70, 30], Epochs = 1 },
        };
        using var backend = new CountingBackend(Backends.Create(2));
        TinyRun.Of(backend, digits, config);

        Assert.Equal(backend.Numbers, MemoryEstimate.Buffers(PlanOf(config)));
    }

    /// <summary>Where the reference classifier is trained on a device, all real images lie there, however few the run learns from.</summary>
    [Fact]
    public void A_device_holds_all_real_images_for_the_reference_classifier()
    {
        const long pixels = TinyRun.TrainImages * 784L * sizeof(float);
        var few = Unmetered with { Experiment = TinyRun.Config.Experiment with { NumTrainingImages = 5, NumGeneratedSamples = 5, BatchSize = 5 } };
        Assert.InRange(MemoryEstimate.OnDevice(PlanOf(few)).Largest, 1, pixels - 1);
        Assert.Equal(pixels, MemoryEstimate.OnDevice(PlanOf(few with { Metrics = new() { Images = 5 } })).Largest);
        Assert.Equal(pixels, MemoryEstimate.OnDevice(PlanOf(few with { Regime = new() { Kind = Regime.Filter } })).Largest);
    }

    /// <summary>A judge that filters has its buffers although nothing is compared.</summary>
    [Fact]
    public void A_judge_has_its_buffers_with_and_without_metrics()
    {
        var judged = PlanOf(Unmetered with { Regime = new() { Kind = Regime.Filter } }).Metrics;
        Assert.Equal(0, PlanOf(Unmetered).Metrics.Lasting);
        Assert.InRange(judged.Lasting, (784 * 256) + (256 * 128), PlanOf(TinyRun.Config).Metrics.Lasting - 1);
        Assert.Equal(judged.Lasting, judged.Buffers);
    }

    private static ExperimentConfig Unmetered { get; } = TinyRun.Config with { Metrics = new() { Images = 0 } };

    private static RunPlan PlanOf(ExperimentConfig config) =>
        new(config, new DataFacts("digits", TinyRun.TrainImages, TinyRun.TestImages, 10));
}
