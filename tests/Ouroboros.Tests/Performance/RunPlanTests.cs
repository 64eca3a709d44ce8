using Ouroboros.Cli.Planning;
using Ouroboros.Configuration;

namespace Ouroboros.Cli.Tests.Planning;

public sealed class RunPlanTests
{
    [Fact]
    public void Parameters_are_counted_layer_by_layer()
    {
        var config = new ExperimentConfig
        {
            Vae = new() { LayerSizes = [784, 3, 2], LatentDim = 5 },
            Classifier = new() { LayerSizes = [784, 4], NumClasses = 10 },
        };
        var plan = new RunPlan(config, 100);
        const int encoder = (784 * 3) + 3 + (3 * 2) + 2;
        const int heads = 2 * ((2 * 5) + 5);
        const int decoder = (5 * 2) + 2 + (2 * 3) + 3 + (3 * 784) + 784;
        Assert.Equal(encoder + heads + decoder, plan.VaeParameters);
        Assert.Equal((784 * 4) + 4 + (4 * 10) + 10, plan.ClassifierParameters);
        Assert.Equal(4 * (plan.VaeParameters + plan.ClassifierParameters) * 30, plan.CheckpointBytes);
    }

    [Fact]
    public void Steps_count_the_smaller_last_batch_and_the_first_generation_by_its_own_images()
    {
        var config = new ExperimentConfig
        {
            Experiment = new() { Iterations = 3, BatchSize = 64, NumGeneratedSamples = 100 },
            Vae = new() { Epochs = 5 },
            Classifier = new() { Epochs = 2 },
        };
        Assert.Equal(7 * (4 + 2 + 2), new RunPlan(config, 200).Steps);
    }
}
