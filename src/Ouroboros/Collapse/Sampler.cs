using Ouroboros.Models;
using Ouroboros.Numerics;
using Ouroboros.Numerics.Random;
using Ouroboros.Training;

namespace Ouroboros.Collapse;

/// <summary>Replaces a training set by images that a VAE samples.</summary>
internal sealed class Sampler(IBackend backend, VaePass pass)
{
    /// <summary>Latent points from N(0, 1), decoded, no pixel noise; labels are left to a judge.</summary>
    /// <param name="vae">The model.</param>
    /// <param name="key">Stream of the latent points; image i is row i of it.</param>
    /// <param name="count">Images.</param>
    /// <param name="destination">Its images are overwritten.</param>
    public void Sample(Vae vae, in RandomKey key, int count, TrainingSet destination)
    {
        destination.Count = count;
        for (var start = 0; start < count; start += pass.Rows)
        {
            var rows = Math.Min(pass.Rows, count - start);
            pass.Sample(vae, key, start, rows);
            backend.Store(pass.Decoded, rows, start, destination.Images);
        }
    }
}
