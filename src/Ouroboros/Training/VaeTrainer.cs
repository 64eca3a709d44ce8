using Ouroboros.Models;
using Ouroboros.Numerics;
using Ouroboros.Numerics.Random;
using Ouroboros.Runs;

namespace Ouroboros.Training;

/// <summary>Trains a VAE on a training set: Adam on the summed loss of each minibatch, reshuffled every epoch.</summary>
public sealed class VaeTrainer : IDisposable
{
    private readonly IBackend _backend;
    private readonly VaePass _pass;
    private readonly Table _losses;
    private readonly float[] _hostLosses;

    /// <summary>Buffers for one size of model and batch; use it for every generation.</summary>
    /// <param name="backend">Where to compute.</param>
    /// <param name="pass">The buffers of a batch; stays the caller's.</param>
    /// <param name="images">The most images of a training set.</param>
    public VaeTrainer(IBackend backend, VaePass pass, int images)
    {
        ArgumentNullException.ThrowIfNull(backend);
        _backend = backend;
        _pass = pass;
        _losses = backend.CreateTable(images, 2);
        _hostLosses = new float[2 * images];
    }

    /// <summary>Trains for the epochs of one generation, with new moments of Adam.</summary>
    /// <returns>A record for each epoch, losses averaged over its images while the weights moved.</returns>
    /// <exception cref="OperationCanceledException">Cancelled between two steps.</exception>
    /// <exception cref="TrainingDivergedException">A loss is infinite or not a number; thrown at the end of the epoch.</exception>
    public IReadOnlyList<EpochRecord> Train(
        Vae vae, TrainingSet set, TrainingOptions options, Action<TrainingProgress> report, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(vae);
        ArgumentNullException.ThrowIfNull(set);
        ArgumentNullException.ThrowIfNull(options);
        var records = new List<EpochRecord>(options.Epochs);
        var progress = new EpochProgress(options, TrainedModel.Vae, set.Count, report);
        var step = 0;
        _backend.ResetMoments(vae.Layers);
        for (var epoch = 1; epoch <= options.Epochs; epoch++)
        {
            var order = set.Shuffle(new RandomKey(options.Seed, Purpose.VaeShuffle, options.Generation, epoch));
            var noise = new RandomKey(options.Seed, Purpose.TrainingNoise, options.Generation, epoch);
            for (var start = 0; start < set.Count; start += _pass.Rows)
            {
                cancellation.ThrowIfCancellationRequested();
                var rows = Math.Min(_pass.Rows, set.Count - start);
                _backend.Gather(set.Images, order, start, rows, _pass.Images);
                _pass.Reconstruct(vae, noise, start, rows);
                _pass.Learn(vae, rows, start, _losses, AdamStep.At(++step, options.LearningRate));
                progress.Stepped(epoch, start + rows);
            }

            records.Add(Record(options.Generation, epoch, set.Count));
            progress.Completed(records[^1]);
            TrainingDivergedException.ThrowIfDiverged(records[^1], options.LearningRate, _hostLosses.AsSpan(0, 2 * set.Count), 2 * _pass.Rows);
        }

        return records;
    }

    /// <inheritdoc/>
    public void Dispose() => _losses.Dispose();

    private EpochRecord Record(int generation, int epoch, int images)
    {
        var (reconstruction, divergence) = LossMeans.OfVae(_backend, _losses, images, _hostLosses);
        return new EpochRecord(
            generation, TrainedModel.Vae, epoch, reconstruction + divergence, reconstruction, divergence, null);
    }
}
