using Ouroboros.Configuration;
using Ouroboros.Models;
using Ouroboros.Numerics.Random;

namespace Ouroboros.Tests.Models;

/// <summary>Latent points are drawn with the variance that is asked for.</summary>
public sealed class SamplingTemperatureTests
{
    private const int Rows = 300;
    private const int Latent = 7;

    private static readonly RandomKey _key = new(11, Purpose.Sampling, 2);

    [Theory]
    [MemberData(nameof(Tests.Kernels.Supported), MemberType = typeof(Kernels))]
    public void Points_are_the_standard_ones_times_the_root_of_the_temperature(string kernels)
    {
        var standard = Latents(kernels, 1);
        var spread = Latents(kernels, 0.25);
        Assert.All(standard.Zip(spread), pair => Assert.Equal(pair.First / 2, pair.Second, 1e-6f));
        Assert.Equal(Latents("reference", 0.25), spread);
    }

    [Fact]
    public void Their_variance_is_the_temperature()
    {
        var points = Latents("reference", 3);
        Assert.InRange(points.Average(x => (double)x * x), 2.8, 3.2);
    }

    private static float[] Latents(string kernels, double temperature)
    {
        using var backend = Kernels.Create(kernels);
        using var vae = new Vae(backend, new VaeSettings { LayerSizes = [784, 8], LatentDim = Latent });
        new Weights(backend).Initialise(vae.Layers, 1, Purpose.VaeWeights, 0);
        using var pass = new VaePass(backend, vae, Rows);
        pass.Sample(vae, _key, 5, Rows, temperature);
        var points = new float[Rows * Latent];
        backend.Read(pass.Latents, points);
        return points;
    }
}
