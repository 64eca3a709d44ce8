using Ouroboros.Configuration;
using Ouroboros.Data;
using Ouroboros.Latent;
using Ouroboros.Models;
using Ouroboros.Numerics;
using Ouroboros.Numerics.Random;
using Ouroboros.Storage;
using Ouroboros.Tests.Models;

namespace Ouroboros.Tests.Latent;

public sealed class LatentDecoderTests
{
    private const long Seed = 51;

    /// <summary>Kernels, threads, dimensions of the latent space: each kind of grid, widths that fit no vector.</summary>
    public static TheoryData<string, int, int> Cases
    {
        get
        {
            var data = new TheoryData<string, int, int>();
            foreach (var kernels in Tests.Kernels.Supported.Select(row => row.Data))
            {
                data.Add(kernels, 1, 1);
                data.Add(kernels, 2, 2);
                data.Add(kernels, 3, 3);
                data.Add(kernels, 8, 53);
            }

            return data;
        }
    }

    /// <summary>The whole VAE on the reference backend, as the loop samples by it, but for the points.</summary>
    [Theory]
    [MemberData(nameof(Cases))]
    public void Images_are_those_of_the_reference_to_the_bit(string kernels, int threads, int latent)
    {
        using var reference = Tests.Kernels.Create("reference");
        using var vae = NewVae(reference, latent);
        using var points = reference.CreateMatrix(LatentPoints.Count, latent);
        using var pass = new ChainPass(reference, points, vae.Decoder.Widths, LatentPoints.Count);
        reference.Write(LatentPoints.Of(Seed, latent), points);
        pass.Forward(vae.Decoder, LatentPoints.Count);

        using var backend = Tests.Kernels.Create(kernels, threads);
        var walk = new LatentDecoder(backend).Decode(7, Config(latent), File(reference, vae));
        Assert.Equal(7, walk.Generation);
        Assert.Equal(reference.Rows(pass.Output, LatentPoints.Count), walk.Pixels.ToArray());
    }

    [Fact]
    public void Images_are_what_the_decoder_makes_of_the_points()
    {
        using var backend = Backends.Create(2);
        using var vae = NewVae(backend, 5);
        var network = DoubleNetwork.Of(backend, vae);
        var expected = LatentPoints.Of(Seed, 5).Chunk(5).SelectMany(z => network.Decode(Array.ConvertAll(z, value => (double)value)));
        var walk = new LatentDecoder(backend).Decode(1, Config(5), File(backend, vae));
        Assert.Equal(LatentPoints.Count * DigitSet.PixelsPerImage, walk.Pixels.Length);
        Assert.All(expected.Zip(walk.Pixels.ToArray()), pair => Assert.Equal(pair.First, pair.Second, 1e-6));
    }

    [Fact]
    public void Weights_of_another_VAE_are_refused()
    {
        using var backend = Backends.Create(1);
        using var vae = NewVae(backend, 5);
        Assert.Throws<SafetensorsException>(() => new LatentDecoder(backend).Decode(1, Config(6), File(backend, vae)));
        Assert.Throws<SafetensorsException>(() => new LatentDecoder(backend).Decode(1, Config(5), new MemoryStream([1, 2, 3])));
    }

    [Fact]
    public void The_config_needs_its_seed()
    {
        using var backend = Backends.Create(1);
        var config = Config(5) with { Experiment = new() };
        Assert.Throws<ArgumentException>(() => new LatentDecoder(backend).Decode(1, config, new MemoryStream()));
    }

    private static ExperimentConfig Config(int latent) => new()
    {
        Experiment = new() { RandomSeed = Seed },
        Vae = new() { LayerSizes = [784, 37, 19], LatentDim = latent },
    };

    private static Vae NewVae(IBackend backend, int latent)
    {
        var vae = new Vae(backend, Config(latent).Vae);
        new Weights(backend).Initialise(vae.Layers, Seed, Purpose.VaeWeights, 0);
        return vae;
    }

    private static MemoryStream File(IBackend backend, Vae vae)
    {
        var file = new MemoryStream();
        SafetensorsWriter.Write(file, new Weights(backend).Of(vae));
        return file;
    }
}
