using Ouroboros.Bench.Measuring;
using Ouroboros.Models;
using Ouroboros.Numerics;
using Ouroboros.Training;

namespace Ouroboros.Bench.Tests.Measuring;

public sealed class DeadUnitsTests
{
    /// <summary>Weights are 0, so a hidden unit is its bias; of 15 + 9 before the heads and 9 + 15 after, those with a bias live.</summary>
    [Theory]
    [InlineData(0, 0)]
    [InlineData(15, 0)]
    [InlineData(3, 7)]
    public void Units_that_are_zero_for_every_image_are_counted(int aliveFirst, int aliveLast)
    {
        using var backend = Backends.Create(1);
        using var vae = new Vae(backend, TinySetup.Config.Vae);
        using var set = new TrainingSet(backend, TinySetup.Images);
        set.Fill(TinySetup.Digits);
        SetAlive(backend, vae.Encoder.Layers[0], aliveFirst);
        SetAlive(backend, vae.Decoder.Layers[^2], aliveLast);
        Assert.Equal((48.0 - aliveFirst - aliveLast) / 48, DeadUnits.Share(backend, vae, set, TinySetup.Images));
    }

    private static void SetAlive(IBackend backend, Linear layer, int units)
    {
        var bias = new float[layer.Outputs];
        bias.AsSpan(0, units).Fill(1);
        backend.Write(new float[layer.Outputs * layer.Inputs], bias, layer);
    }
}
