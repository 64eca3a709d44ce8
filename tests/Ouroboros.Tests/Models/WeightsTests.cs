using Ouroboros.Configuration;
using Ouroboros.Models;
using Ouroboros.Numerics;
using Ouroboros.Numerics.Random;

namespace Ouroboros.Tests.Models;

public sealed class WeightsTests : IDisposable
{
    private static readonly VaeSettings _vae = new() { LayerSizes = [12, 7, 5], LatentDim = 3 };
    private static readonly ClassifierSettings _classifier = new() { LayerSizes = [12, 7], NumClasses = 4 };

    private readonly IBackend _backend = Backends.Create(1);

    public void Dispose() => _backend.Dispose();

    [Fact]
    public void A_vae_has_the_names_and_shapes_of_its_state_dict()
    {
        using var vae = new Vae(_backend, _vae);
        string[] expected =
        [
            "encoder.0.weight [7, 12]", "encoder.0.bias [7]", "encoder.2.weight [5, 7]", "encoder.2.bias [5]",
            "fc_mu.weight [3, 5]", "fc_mu.bias [3]", "fc_logvar.weight [3, 5]", "fc_logvar.bias [3]",
            "decoder.0.weight [5, 3]", "decoder.0.bias [5]", "decoder.2.weight [7, 5]", "decoder.2.bias [7]",
            "decoder.4.weight [12, 7]", "decoder.4.bias [12]",
        ];
        Assert.Equal(
            expected, new Weights(_backend).Of(vae).ToTensors().Select(tensor => $"{tensor.Name} [{string.Join(", ", tensor.Shape)}]"));
    }

    [Fact]
    public void A_classifier_has_the_names_and_shapes_of_its_state_dict()
    {
        using var classifier = new Classifier(_backend, _classifier, LinearUse.Inference);
        Assert.Equal(
            ["model.0.weight [7, 12]", "model.0.bias [7]", "model.2.weight [4, 7]", "model.2.bias [4]"],
            new Weights(_backend).Of(classifier).ToTensors().Select(tensor => $"{tensor.Name} [{string.Join(", ", tensor.Shape)}]"));
    }

    [Fact]
    public void A_copy_has_the_same_bits()
    {
        var weights = new Weights(_backend);
        using var trained = new Classifier(_backend, _classifier, LinearUse.TrainFirst);
        using var kept = new Classifier(_backend, _classifier, LinearUse.Inference);
        weights.Initialise(trained.Chain.Layers, 5, Purpose.ClassifierWeights, 2);
        Assert.NotEqual(Tensors.Bits(weights.Of(trained)), Tensors.Bits(weights.Of(kept)));
        weights.Copy(trained.Chain, kept.Chain);
        Assert.Equal(Tensors.Bits(weights.Of(trained)), Tensors.Bits(weights.Of(kept)));
    }

    [Theory]
    [InlineData(6, Purpose.VaeWeights, 0)]
    [InlineData(5, Purpose.ClassifierWeights, 0)]
    [InlineData(5, Purpose.VaeWeights, 1)]
    public void Seed_purpose_and_generation_each_give_other_weights(long seed, Purpose purpose, int generation)
    {
        var weights = new Weights(_backend);
        using var one = new Vae(_backend, _vae);
        using var other = new Vae(_backend, _vae);
        weights.Initialise(one.Layers, 5, Purpose.VaeWeights, 0);
        weights.Initialise(other.Layers, seed, purpose, generation);
        Assert.All(weights.Of(one).ToTensors().Zip(weights.Of(other).ToTensors()), pair => Assert.NotEqual(pair.First.Values.ToArray(), pair.Second.Values.ToArray()));
    }
}
