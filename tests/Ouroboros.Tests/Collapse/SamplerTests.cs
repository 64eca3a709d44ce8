using Ouroboros.Collapse;
using Ouroboros.Configuration;
using Ouroboros.Models;
using Ouroboros.Numerics;
using Ouroboros.Numerics.Random;
using Ouroboros.Regimes;
using Ouroboros.Tests.Models;
using Ouroboros.Training;

namespace Ouroboros.Tests.Collapse;

public sealed class SamplerTests : IDisposable
{
    private const int Images = 45;

    private static readonly RandomKey _key = new(51, Purpose.Sampling, 2);

    private readonly IBackend _backend = Backends.Create(2);
    private readonly Vae _vae;

    public SamplerTests()
    {
        _vae = new Vae(_backend, new VaeSettings { LayerSizes = [784, 15], LatentDim = 4 });
        new Weights(_backend).Initialise(_vae.Layers, 51, Purpose.VaeWeights, 0);
    }

    public void Dispose()
    {
        _vae.Dispose();
        _backend.Dispose();
    }

    [Fact]
    public void Images_are_decoded_normals()
    {
        using var matrix = _backend.CreateMatrix(Images, _vae.Latent);
        _backend.FillNormal(_key, 0, Images, matrix);
        var network = DoubleNetwork.Of(_backend, _vae);
        var expected = _backend.Rows(matrix, Images).Chunk(_vae.Latent)
            .SelectMany(z => network.Decode(Array.ConvertAll(z, value => (double)value)));
        Assert.All(expected.Zip(Sample(batch: 16)), pair => Assert.Equal(pair.First, pair.Second, 1e-6));
    }

    /// <summary>Image i is made from row i of the stream.</summary>
    [Fact]
    public void The_batch_does_not_change_a_bit()
    {
        var expected = Sample(Images);
        Assert.All([1, 7, 16, 512], batch => Assert.Equal(expected, Sample(batch)));
    }

    /// <summary>A smaller data set than the one before: what is left of that is not in use.</summary>
    [Fact]
    public void The_set_has_as_many_images_as_were_sampled()
    {
        using var pass = new VaePass(_backend, _vae, 16);
        using var set = new TrainingSet(_backend, Images) { Count = Images };
        new Sampler(_backend, pass).Sample(_vae, _key, Plan(20), set);
        Assert.Equal(20, set.Count);
    }

    private float[] Sample(int batch)
    {
        using var pass = new VaePass(_backend, _vae, batch);
        using var set = new TrainingSet(_backend, Images + 5);
        new Sampler(_backend, pass).Sample(_vae, _key, Plan(Images), set);
        return _backend.Rows(set.Images, Images);
    }

    private static SamplingPlan Plan(int images) => new(images, images, BalanceClasses: false, Temperature: 1);
}
