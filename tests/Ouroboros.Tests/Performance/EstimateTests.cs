using Ouroboros.Configuration;
using Ouroboros.Models;
using Ouroboros.Numerics;
using Ouroboros.Performance;
using Ouroboros.Storage;

namespace Ouroboros.Tests.Performance;

public sealed class EstimateTests
{
    private static readonly ExperimentConfig Small = new()
    {
        Experiment = new() { Iterations = 2, NumTrainingImages = 100, NumGeneratedSamples = 50 },
        Vae = new() { Epochs = 3 },
        Classifier = new() { Epochs = 2 },
    };

    [Fact]
    public void Time_is_images_times_their_seconds_and_a_rest()
    {
        var plan = new RunPlan(Small, DataFacts.Mnist with { TestImages = 7 });
        var times = new ImageTimes(
            new Dictionary<Workload, double>
            {
                [Workload.VaeTraining] = 1,
                [Workload.ClassifierTraining] = 10,
                [Workload.Sampling] = 100,
                [Workload.Evaluation] = 1_000,
                [Workload.Reconstruction] = 10_000,
            },
            OfSmallerModels: false);
        var estimate = new TimeEstimate(plan, times);
        Assert.Equal(3 * 150, estimate.Seconds(Workload.VaeTraining));
        Assert.Equal(2 * 150 * 10, estimate.Seconds(Workload.ClassifierTraining));
        Assert.Equal((2 + 1) * 50 * 100, estimate.Seconds(Workload.Sampling));
        Assert.Equal((107 + 50 + 50 + 107 + 50 + 100 + 50 + 50) * 1_000, estimate.Seconds(Workload.Evaluation));
        Assert.Equal(2 * 7 * 10_000, estimate.Seconds(Workload.Reconstruction));
        Assert.Equal(Enum.GetValues<Workload>().Sum(estimate.Seconds) + estimate.MetricSeconds + estimate.OtherSeconds, estimate.TotalSeconds);
        Assert.Equal(0, new TimeEstimate(new RunPlan(Small with { Metrics = new() { Images = 0 } }, DataFacts.Mnist), times).MetricSeconds);
        Assert.True(new TimeEstimate(new RunPlan(Small, DataFacts.Mnist), times).MetricSeconds > 0);
    }

    [Fact]
    public void What_is_no_workload_grows_with_generations_and_displayed_images()
    {
        var times = new ImageTimes(Enum.GetValues<Workload>().ToDictionary(workload => workload, _ => 0.0), OfSmallerModels: false);
        double Other(int generations, int displayed) => new TimeEstimate(
            new RunPlan(
                Small with { Experiment = Small.Experiment with { Iterations = generations, NumDisplayedSamples = displayed } }, DataFacts.Mnist),
            times).OtherSeconds;
        Assert.InRange(Other(1, 10), 0.1, 10);
        Assert.True(Other(2, 10) > Other(1, 10));
        Assert.True(Other(2, 20) > Other(2, 10));
    }

    [Theory]
    [InlineData(new[] { 784, 3 }, 1, new[] { 784, 2 }, 2)]
    [InlineData(new[] { 784, 53, 17 }, 5, new[] { 784, 37 }, 10)]
    [InlineData(new[] { 784, 20, 20, 20, 20, 20, 20 }, 100, new[] { 784, 9, 9, 9, 9, 9 }, 12)]
    public void Checkpoints_are_counted_to_the_byte(int[] vaeSizes, int latent, int[] classifierSizes, int classes)
    {
        var config = Small with
        {
            Vae = new() { LayerSizes = vaeSizes, LatentDim = latent },
            Classifier = new() { LayerSizes = classifierSizes, NumClasses = classes },
        };
        using var backend = Backends.Choose("reference").Create(1);
        using var vae = new Vae(backend, config.Vae);
        using var classifier = new Classifier(backend, config.Classifier, LinearUse.Inference);
        var weights = new Weights(backend);
        Assert.Equal(2 * (FileOf(weights.Of(vae)) + FileOf(weights.Of(classifier))), DiskEstimate.Checkpoints(new RunPlan(config, DataFacts.Mnist)));
    }

    [Theory]
    [InlineData(KeptDataSets.None, 0)]
    [InlineData(KeptDataSets.Last, 1)]
    [InlineData(KeptDataSets.All, 2)]
    public void Sampled_data_sets_are_counted_to_the_byte(KeptDataSets kept, int sets)
    {
        using var images = new MemoryStream();
        using var labels = new MemoryStream();
        NpyWriter.WriteSingles(images, [50, 28, 28], (_, _) => { });
        NpyWriter.WriteIntegers(labels, [50], (_, _) => { });
        var plan = new RunPlan(Small with { Output = new() { KeepDatasets = kept } }, DataFacts.Mnist);
        Assert.Equal(sets * (images.Length + labels.Length), DiskEstimate.DataSets(plan));
    }

    // Measured on Linux, see docs/log.md; the estimate promises no more than this.
    [Theory]
    [InlineData("quick", 14, 12, 4_590_000)]
    [InlineData("classic", 1, 1, 891_000)]
    public void Pictures_and_tables_are_near_what_a_run_wrote(string preset, int generations, int epochs, long bytes)
    {
        var plan = Shortened(preset, generations, epochs);
        Assert.InRange((double)(DiskEstimate.Pictures(plan) + DiskEstimate.Tables(plan)) / bytes, 0.7, 1.4);
    }

    [Theory]
    [InlineData("quick", 5, 12, 206_000_000)]
    [InlineData("classic", 1, 1, 406_000_000)]
    public void Memory_is_near_what_a_run_took(string preset, int generations, int epochs, long bytes) =>
        Assert.InRange((double)MemoryEstimate.Peak(Shortened(preset, generations, epochs)) / bytes, 0.85, 1.15);

    [Fact]
    public void Shuffling_takes_the_training_images_once_more() => Assert.Equal(
        60_000L * (784 + 4),
        MemoryEstimate.Peak(new RunPlan(Small with { Data = new() { Shuffle = true } }, DataFacts.Mnist))
            - MemoryEstimate.Peak(new RunPlan(Small, DataFacts.Mnist)));

    [Fact]
    public void The_largest_configs_overflow_nothing()
    {
        int[] widths = [784, .. Enumerable.Repeat(16_384, 19)];
        var plan = new RunPlan(
            new()
            {
                Experiment = new() { Iterations = 1_000, BatchSize = 1_000_000, NumGeneratedSamples = 1_000_000, NumDisplayedSamples = 1_000 },
                Vae = new() { LayerSizes = widths, LatentDim = 16_384, Epochs = 1_000_000 },
                Classifier = new() { LayerSizes = widths, NumClasses = 256, Epochs = 1_000_000 },
            },
            DataFacts.Mnist with { TrainingImages = 1_000_000, TestImages = 1_000_000 });
        Assert.All(
            new[] { plan.Steps, MemoryEstimate.Peak(plan), DiskEstimate.Checkpoints(plan), DiskEstimate.Pictures(plan), DiskEstimate.Tables(plan), DiskEstimate.Resuming(plan) },
            amount => Assert.InRange(amount, 1_000_000, long.MaxValue));
        Assert.All(Enum.GetValues<Workload>(), workload => Assert.InRange(plan.ImagesThrough(workload), 1_000_000_000, long.MaxValue));
    }

    private static RunPlan Shortened(string preset, int generations, int epochs)
    {
        var config = Presets.ByName[preset];
        return new RunPlan(
            config with { Experiment = config.Experiment with { Iterations = generations }, Vae = config.Vae with { Epochs = epochs } },
            DataFacts.Mnist);
    }

    private static long FileOf(IReadOnlyList<TensorGroup> tensors)
    {
        using var file = new MemoryStream();
        SafetensorsWriter.Write(file, tensors);
        return file.Length;
    }
}
