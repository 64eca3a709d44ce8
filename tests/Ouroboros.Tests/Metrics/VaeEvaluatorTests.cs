using Ouroboros.Configuration;
using Ouroboros.Data;
using Ouroboros.Metrics;
using Ouroboros.Models;
using Ouroboros.Numerics;
using Ouroboros.Numerics.Random;
using Ouroboros.Tests.Models;

namespace Ouroboros.Tests.Metrics;

public sealed class VaeEvaluatorTests : IDisposable
{
    private const int Images = 45;

    private static readonly RandomKey _noise = new(31, Purpose.EvaluationNoise, 2);

    private readonly IBackend _backend = Backends.Create(2);
    private readonly Vae _vae;
    private readonly DigitSet _digits;

    public VaeEvaluatorTests(RealDigits digits)
    {
        _digits = digits.Train(Images);
        _vae = new Vae(_backend, new VaeSettings { LayerSizes = [784, 15], LatentDim = 4 });
        new Weights(_backend).Initialise(_vae.Layers, 31, Purpose.VaeWeights, 0);
    }

    public void Dispose()
    {
        _vae.Dispose();
        _backend.Dispose();
    }

    [Fact]
    public void The_loss_is_that_of_a_plain_computation()
    {
        using var matrix = _backend.CreateMatrix(Images, _vae.Latent);
        _backend.FillNormal(_noise, 0, Images, matrix);
        var noise = _backend.Rows(matrix, Images).Chunk(_vae.Latent);
        var pixels = new float[Images * DigitSet.PixelsPerImage];
        _digits.CopyPixels(0, pixels);
        var network = DoubleNetwork.Of(_backend, _vae);
        var expected = pixels.Chunk(DigitSet.PixelsPerImage).Zip(noise, (image, row) => network.VaeLoss(image, row))
            .Average(loss => loss.Reconstruction + loss.Kl);
        Assert.Equal(expected, Loss(batch: 16), 1e-5 * expected);
    }

    /// <summary>Noise belongs to an image, and losses are added up in the order of the images.</summary>
    [Fact]
    public void The_batch_does_not_change_a_bit() =>
        Assert.Single(new[] { 1, 7, 16, Images, 512 }.Select(Loss).Distinct());

    private double Loss(int batch)
    {
        using var pass = new VaePass(_backend, _vae, batch);
        using var evaluator = new VaeEvaluator(_backend, pass);
        return evaluator.Loss(_vae, _digits, _noise);
    }
}
