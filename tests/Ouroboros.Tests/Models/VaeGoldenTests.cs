using Ouroboros.Configuration;
using Ouroboros.Models;
using Ouroboros.Numerics;
using Ouroboros.Numerics.Random;
using Ouroboros.Tests.Golden;
using Ouroboros.Training;

namespace Ouroboros.Tests.Models;

/// <summary>The VAE against PyTorch: noise, forward pass, losses, every gradient, ten steps of Adam.</summary>
public sealed class VaeGoldenTests(RealDigits digits)
{
    private const int Latent = 5;

    // Terms of the sums that a number comes through: layer by layer to the end of the forward pass, and from there back.
    private const int EncoderTerms = 784 + 20 + 12;
    private const int ForwardTerms = EncoderTerms + Latent + 12 + 20;
    private const int BackwardTerms = ForwardTerms + 784 + 20 + 12 + (2 * Latent) + 12 + 20 + GoldenNumbers.ForwardImages;

    private static readonly VaeSettings _settings = new() { LayerSizes = [784, 20, 12], LatentDim = Latent };
    private static readonly RandomKey _noise = new(GoldenNumbers.Seed, Purpose.EvaluationNoise, GoldenNumbers.Generation);

    private readonly GoldenNumbers _golden = new("vae");

    public static TheoryData<string> Supported => Kernels.Supported;

    [Theory]
    [MemberData(nameof(Supported))]
    public void Initial_weights_are_the_same_bits(string kernels)
    {
        using var backend = Kernels.Create(kernels);
        using var vae = new Vae(backend, _settings);
        var weights = new Weights(backend);
        weights.Initialise(vae.Layers, GoldenNumbers.Seed, Purpose.VaeWeights, GoldenNumbers.Generation);
        Assert.Equal(Tensors.Bits(_golden.Group("initial")), Tensors.Bits(weights.Of(vae)));
    }

    [Theory]
    [MemberData(nameof(Supported))]
    public void The_noise_is_near_true_normals_of_the_same_words(string kernels)
    {
        using var backend = Kernels.Create(kernels);
        using var noise = backend.CreateMatrix(GoldenNumbers.ForwardImages, Latent);
        backend.FillNormal(_noise, GoldenNumbers.ForwardFirst, GoldenNumbers.ForwardImages, noise);

        // A few roundings each: logarithm, root, sine and their products.
        _golden.AssertNear("noise", backend.Rows(noise, GoldenNumbers.ForwardImages), terms: 1);
    }

    [Theory]
    [MemberData(nameof(Supported))]
    public void A_pass_and_its_gradients_agree(string kernels)
    {
        const int rows = GoldenNumbers.ForwardImages;
        using var backend = Kernels.Create(kernels);
        using var vae = new Vae(backend, _settings);
        using var pass = new VaePass(backend, vae, rows + 2);
        using var losses = backend.CreateTable(rows, 2);
        backend.Set(vae, _golden.Group("initial"));
        var pixels = new float[rows * 784];
        digits.Train(rows).CopyPixels(0, pixels);
        backend.Write(pixels, pass.Images);

        pass.Reconstruct(vae, _noise, GoldenNumbers.ForwardFirst, rows);
        var heads = backend.Rows(pass.HeadValues, rows).Chunk(2 * Latent).ToArray();
        _golden.AssertNear("mu", [.. heads.SelectMany(row => row[..Latent])], EncoderTerms);
        _golden.AssertNear("logvar", [.. heads.SelectMany(row => row[Latent..])], EncoderTerms);
        _golden.AssertNear("z", backend.Rows(pass.Latents, rows), EncoderTerms);
        _golden.AssertNear("reconstruction", backend.Rows(pass.Decoded, rows), ForwardTerms);

        pass.Learn(vae, rows, 0, losses, null);
        _golden.AssertNear("losses", backend.Rows(losses, rows), ForwardTerms);
        foreach (var (name, values) in Gradients(backend, vae))
        {
            _golden.AssertNear($"gradient.{name}", values, BackwardTerms);
        }
    }

    /// <summary>The trainer itself: orders, noise by position, the smaller last batch, the step's number in Adam.</summary>
    [Theory]
    [MemberData(nameof(Supported))]
    public void Ten_steps_of_training_agree(string kernels)
    {
        using var backend = Kernels.Create(kernels);
        using var vae = new Vae(backend, _settings);
        using var set = new TrainingSet(backend, GoldenNumbers.Images + 5);
        using var trainer = new Trainer(backend, new VaeTraining(backend, vae, GoldenNumbers.Batch), set.Images.Rows);
        backend.Set(vae, _golden.Group("initial"));
        set.Fill(digits.Train(GoldenNumbers.Images));

        var options = new TrainingOptions(
            GoldenNumbers.Seed, GoldenNumbers.Generation, GoldenNumbers.Epochs, GoldenNumbers.LearningRate);
        var epochs = trainer.Train(set, options, _ => { }, CancellationToken.None);

        // The orders are kept by the last epoch.
        Assert.Equal(
            _golden["orders"][GoldenNumbers.Images..], Enumerable.Range(0, GoldenNumbers.Images).Select(i => (float)set.OrderAt(i)));
        _golden.AssertNear(
            "epochs", [.. epochs.SelectMany(epoch => new[] { (float)epoch.Reconstruction!, (float)epoch.Kl! })], BackwardTerms);
        _golden.AssertTrained(new Weights(backend).Of(vae).ToTensors());
    }

    private static IEnumerable<(string Name, float[] Values)> Gradients(IBackend backend, Vae vae)
    {
        var (weight, bias) = backend.Gradient(vae.Heads);
        var half = weight.Length / 2;
        yield return ("fc_mu.weight", weight[..half]);
        yield return ("fc_logvar.weight", weight[half..]);
        yield return ("fc_mu.bias", bias[..Latent]);
        yield return ("fc_logvar.bias", bias[Latent..]);
        foreach (var (name, chain) in new[] { ("encoder", vae.Encoder), ("decoder", vae.Decoder) })
        {
            for (var i = 0; i < chain.Layers.Count; i++)
            {
                (weight, bias) = backend.Gradient(chain.Layers[i]);
                yield return ($"{name}.{2 * i}.weight", weight);
                yield return ($"{name}.{2 * i}.bias", bias);
            }
        }
    }
}
