using Ouroboros.Configuration;
using Ouroboros.Performance;

namespace Ouroboros.Tests.Performance;

public sealed class ModelShapesTests
{
    private static readonly ExperimentConfig Config = new()
    {
        Vae = new() { LayerSizes = [784, 3, 2], LatentDim = 5 },
        Classifier = new() { LayerSizes = [784, 4], NumClasses = 10 },
    };

    [Fact]
    public void Parameters_are_counted_layer_by_layer()
    {
        var models = new ModelShapes(Config);
        const int encoder = (784 * 3) + 3 + (3 * 2) + 2;
        const int heads = 2 * ((2 * 5) + 5);
        const int decoder = (5 * 2) + 2 + (2 * 3) + 3 + (3 * 784) + 784;
        Assert.Equal(encoder + heads + decoder, models.VaeParameters);
        Assert.Equal((784 * 4) + 4 + (4 * 10) + 10, models.ClassifierParameters);
    }

    [Theory]
    [InlineData(Workload.VaeTraining, (3 * ((784 * 3) + (3 * 2) + (2 * 2 * 5) + (5 * 2) + (2 * 3) + (3 * 784))) - (784 * 3))]
    [InlineData(Workload.ClassifierTraining, (3 * ((784 * 4) + (4 * 10))) - (784 * 4))]
    [InlineData(Workload.Sampling, (5 * 2) + (2 * 3) + (3 * 784))]
    [InlineData(Workload.Evaluation, (784 * 4) + (4 * 10))]
    [InlineData(Workload.Reconstruction, (784 * 3) + (3 * 2) + (2 * 2 * 5) + (5 * 2) + (2 * 3) + (3 * 784))]
    public void Operations_are_two_for_each_weight_and_direction(Workload workload, int multiplications) =>
        Assert.Equal(2 * multiplications, Arithmetic.PerImage(workload, Config));
}
