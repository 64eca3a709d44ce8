using Ouroboros.Bench.Kernels;
using Ouroboros.Configuration;

namespace Ouroboros.Bench.Tests.Kernels;

/// <summary>The operations that are timed are called as a run calls them: nothing throws, at any shape.</summary>
public sealed class KernelBenchmarksTests
{
    public static TheoryData<string> AllKernels => [.. KernelBenchmarks.AllKernels];

    [Theory]
    [MemberData(nameof(AllKernels))]
    public void Every_product_runs_at_every_shape(string kernels)
    {
        foreach (var shape in LayerBenchmarks.Shapes)
        {
            var benchmarks = new LayerBenchmarks { Kernels = kernels, Threads = 2, Shape = shape };
            benchmarks.SetUp();
            benchmarks.Forward();
            benchmarks.InputGradient();
            benchmarks.WeightGradient();
            benchmarks.WeightUpdate();
            benchmarks.CleanUp();
        }
    }

    /// <summary>More batches than an epoch has, as a benchmark goes on and on.</summary>
    [Fact]
    public void Every_other_operation_runs_epoch_after_epoch()
    {
        var benchmarks = new BatchBenchmarks { Kernels = KernelBenchmarks.AllKernels.First(), Threads = 2, Shape = new Experiment("quick") };
        var batches = Presets.Quick.Experiment.NumTrainingImages!.Value / Presets.Quick.Experiment.BatchSize;
        benchmarks.SetUp();
        for (var batch = 0; batch < batches + 2; batch++)
        {
            benchmarks.Gather();
            benchmarks.CrossEntropy();
        }

        benchmarks.Normals();
        benchmarks.VaeLoss();
        benchmarks.CleanUp();
    }

    /// <summary>The default experiment's layers and those of the preset for a first look.</summary>
    [Fact]
    public void Shapes_are_those_of_the_presets() => Assert.Equal(
        ["512 x 784 x 512", "512 x 512 x 256", "512 x 256 x 128", "512 x 128 x 64", "32 x 784 x 256", "32 x 256 x 64"],
        LayerBenchmarks.Shapes.Select(shape => shape.ToString()));

    [Fact]
    public void A_product_has_two_operations_for_each_multiplication_and_addition() =>
        Assert.Equal(2.0 * 512 * 784 * 512, new LayerShape(512, 784, 512).Operations);
}
