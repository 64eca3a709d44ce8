using Ouroboros.Models;
using Ouroboros.Numerics;
using Ouroboros.Numerics.Random;
using Ouroboros.Regimes;
using Ouroboros.Training;

namespace Ouroboros.Collapse;

/// <summary>Replaces a training set by images that a VAE samples.</summary>
internal sealed class Sampler(IBackend backend, VaePass pass)
{
    /// <summary>Latent points from N(0, temperature), decoded, no pixel noise; labels are left to a judge.</summary>
    /// <param name="vae">The model.</param>
    /// <param name="key">Stream of the latent points; image i is row i of it.</param>
    /// <param name="plan">How many, and how spread.</param>
    /// <param name="destination">Its images are overwritten.</param>
    public void Sample(Vae vae, in RandomKey key, SamplingPlan plan, TrainingSet destination)
    {
        destination.Count = plan.Count;
        for (var start = 0; start < plan.Count; start += pass.Rows)
        {
            var rows = Math.Min(pass.Rows, plan.Count - start);
            pass.Sample(vae, key, start, rows, plan.Temperature);
            backend.Store(pass.Decoded, rows, start, destination.Images);
        }
    }
}
