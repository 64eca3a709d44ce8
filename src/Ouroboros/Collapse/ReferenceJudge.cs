using Ouroboros.Data;
using Ouroboros.Metrics;
using Ouroboros.Models;
using Ouroboros.Numerics;
using Ouroboros.Numerics.Random;
using Ouroboros.Regimes;
using Ouroboros.Training;

namespace Ouroboros.Collapse;

/// <summary>The reference classifier at work in the loop: it labels samples, and says which of them to keep.</summary>
/// <param name="backend">Where to compute.</param>
/// <param name="judge">Buffers of the judge, of as many rows as those of the VAE.</param>
internal sealed class ReferenceJudge(IBackend backend, ReferencePass judge)
{
    /// <summary>Gives images the labels that the reference classifier predicts.</summary>
    public void Label(TrainingSet set)
    {
        var labels = new int[judge.Images.Rows];
        for (var start = 0; start < set.Count; start += labels.Length)
        {
            var rows = Math.Min(labels.Length, set.Count - start);
            backend.Load(set.Images, start, rows, judge.Images);
            judge.Forward(rows);
            judge.Label(labels.AsSpan(0, rows));
            backend.Write(labels.AsSpan(0, rows), start, set.Labels);
        }
    }

    /// <summary>Samples, and keeps those that the reference classifier is surest of; their labels are left to a judge.</summary>
    /// <remarks>Candidates are decoded twice, to be judged and to be kept, so that no more of them are in memory than a batch.</remarks>
    /// <param name="vae">The model.</param>
    /// <param name="pass">Its buffers.</param>
    /// <param name="key">Stream of the latent points; candidate i is row i of it.</param>
    /// <param name="plan">How many, how spread, and which to keep.</param>
    /// <param name="destination">Its images are overwritten by those kept, in the order in which they were drawn.</param>
    public void SampleBest(Vae vae, VaePass pass, in RandomKey key, SamplingPlan plan, TrainingSet destination)
    {
        var kept = Choose(vae, pass, key, plan);
        var images = new float[pass.Rows * DigitSet.PixelsPerImage];
        var done = 0;
        for (var start = 0; done < kept.Length; start += pass.Rows)
        {
            var rows = Math.Min(pass.Rows, plan.Candidates - start);
            pass.Sample(vae, key, start, rows, plan.Temperature);
            backend.Read(pass.Decoded, images.AsSpan(0, rows * DigitSet.PixelsPerImage));
            var first = done;
            for (; done < kept.Length && kept[done] < start + rows; done++)
            {
                images.AsSpan((kept[done] - start) * DigitSet.PixelsPerImage, DigitSet.PixelsPerImage)
                    .CopyTo(images.AsSpan((done - first) * DigitSet.PixelsPerImage));
            }

            if (done > first)
            {
                backend.Write(images.AsSpan(0, (done - first) * DigitSet.PixelsPerImage), first, destination.Images);
            }
        }

        destination.Count = plan.Count;
    }

    private int[] Choose(Vae vae, VaePass pass, in RandomKey key, SamplingPlan plan)
    {
        var sureness = new double[plan.Candidates];
        var classes = new int[plan.Candidates];
        var images = new float[pass.Rows * DigitSet.PixelsPerImage];
        for (var start = 0; start < plan.Candidates; start += pass.Rows)
        {
            var rows = Math.Min(pass.Rows, plan.Candidates - start);
            pass.Sample(vae, key, start, rows, plan.Temperature);
            backend.Read(pass.Decoded, images.AsSpan(0, rows * DigitSet.PixelsPerImage));
            backend.Write(images.AsSpan(0, rows * DigitSet.PixelsPerImage), judge.Images);
            judge.Forward(rows);
            judge.Label(classes.AsSpan(start, rows), sureness.AsSpan(start, rows));
        }

        return SampleFilter.Choose(sureness, classes, plan.Count, plan.BalanceClasses);
    }
}
