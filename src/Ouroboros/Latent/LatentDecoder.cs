using Ouroboros.Configuration;
using Ouroboros.Data;
using Ouroboros.Models;
using Ouroboros.Numerics;
using Ouroboros.Runs;
using Ouroboros.Storage;

namespace Ouroboros.Latent;

/// <summary>Decodes on a backend. Decoder and batch are made for each walk and gone after it: a run that draws has no models any more.</summary>
public sealed class LatentDecoder : ILatentDecoder
{
    private const string Name = "weights of the VAE";

    private readonly IBackend _backend;

    /// <summary>A decoder of latent points.</summary>
    /// <param name="backend">Where to compute; stays the caller's.</param>
    public LatentDecoder(IBackend backend)
    {
        ArgumentNullException.ThrowIfNull(backend);
        _backend = backend;
    }

    /// <inheritdoc/>
    public LatentWalk Decode(int generation, ExperimentConfig config, Stream weights)
    {
        ArgumentNullException.ThrowIfNull(config);
        var seed = config.Experiment.RandomSeed ?? throw new ArgumentException("A resolved config has a seed.", nameof(config));
        using var decoder = Vae.NewDecoder(_backend, config.Vae, LinearUse.Inference);
        new Weights(_backend).Set(NamedLayers.OfDecoder(decoder), new TensorTable(Name, SafetensorsReader.Read(weights, Name)), "");
        using var points = _backend.CreateMatrix(LatentPoints.Count, config.Vae.LatentDim);
        using var pass = new ChainPass(_backend, points, decoder.Widths, LatentPoints.Count);
        _backend.Write(LatentPoints.Of(seed, config.Vae.LatentDim), points);
        pass.Forward(decoder, LatentPoints.Count);
        var pixels = new float[LatentPoints.Count * DigitSet.PixelsPerImage];
        _backend.Read(pass.Output, pixels);
        return new LatentWalk(generation, pixels);
    }
}
