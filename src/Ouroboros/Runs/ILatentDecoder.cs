using Ouroboros.Configuration;
using Ouroboros.Storage;

namespace Ouroboros.Runs;

/// <summary>Decodes the latent points that pictures show.</summary>
/// <remarks>
/// Who writes a run's files asks for it when they are drawn, from weights that are files already: so the loop hands out nothing more for it, a
/// generation can be shown that was chosen only when the collapse was known, and a run that goes on shows generations of before.
/// </remarks>
public interface ILatentDecoder
{
    /// <summary>Decodes the latent points of pictures by a VAE.</summary>
    /// <param name="generation">Generation that has left the VAE, from 1.</param>
    /// <param name="config">The run's resolved config: its seed decides the points, <c>vae.*</c> the VAE.</param>
    /// <param name="weights">The VAE's weights, safetensors; must be able to seek.</param>
    /// <exception cref="ArgumentException">The config has no seed.</exception>
    /// <exception cref="SafetensorsException">They are not of this VAE.</exception>
    LatentWalk Decode(int generation, ExperimentConfig config, Stream weights);
}
