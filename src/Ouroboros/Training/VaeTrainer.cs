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
        Vae vae, ITrainingSet set, TrainingOptions options, Action<TrainingProgress> report, CancellationToken cancellation) =>
        Train(vae, set, options, TrainingStart.Beginning, report, _ => cancellation.ThrowIfCancellationRequested());

    /// <summary>Trains from a moment on: weights, moments and, in mid-epoch, <see cref="EpochSoFar"/> are those of that moment.</summary>
    /// <param name="vae">The model.</param>
    /// <param name="set">What it learns.</param>
    /// <param name="options">How it learns.</param>
    /// <param name="start">The moment.</param>
    /// <param name="report">Told of progress.</param>
    /// <param name="between">Called before the first step and after each, with where training stands; may end it by an exception.</param>
    /// <returns>A record for each epoch completed here.</returns>
    /// <exception cref="TrainingDivergedException">A loss is infinite or not a number; thrown at the end of the epoch.</exception>
    internal IReadOnlyList<EpochRecord> Train(
        Vae vae, ITrainingSet set, TrainingOptions options, TrainingStart start, Action<TrainingProgress> report, Action<TrainingStart> between)
    {
        ArgumentNullException.ThrowIfNull(vae);
        ArgumentNullException.ThrowIfNull(set);
        ArgumentNullException.ThrowIfNull(options);
        var records = new List<EpochRecord>(options.Epochs);
        var progress = new EpochProgress(options, TrainedModel.Vae, set.Count, report);
        var steps = set.Steps(_pass.Rows);
        if (start == TrainingStart.Beginning)
        {
            _backend.ResetMoments(vae.Layers);
        }

        between(start);
        for (var epoch = start.Epoch; epoch <= options.Epochs; epoch++)
        {
            set.Shuffle(new RandomKey(options.Seed, Purpose.VaeShuffle, options.Generation, epoch));
            var noise = new RandomKey(options.Seed, Purpose.TrainingNoise, options.Generation, epoch);
            for (var step = epoch == start.Epoch ? start.Step : 0; step < steps;)
            {
                var first = step * _pass.Rows;
                var rows = Math.Min(_pass.Rows, set.Count - first);
                step++;
                set.Gather(first, rows, _pass.Images);
                _pass.Reconstruct(vae, noise, first, rows);
                _pass.Learn(vae, rows, first, _losses, AdamStep.At(((epoch - 1) * steps) + step, options.LearningRate));
                progress.Stepped(epoch, first + rows);
                if (step < steps)
                {
                    between(new TrainingStart(epoch, step));
                }
            }

            records.Add(Record(options.Generation, epoch, set.Count));
            progress.Completed(records[^1]);
            ThrowIfDiverged(records[^1], options, set.Count, steps);
            between(new TrainingStart(epoch + 1, 0));
        }

        return records;
    }

    /// <summary>[images, 2] the losses that an epoch in progress has measured, for its first images.</summary>
    internal Table EpochSoFar => _losses;

    /// <summary>Looks at what an epoch in progress has measured.</summary>
    /// <exception cref="TrainingDivergedException">A loss is infinite or not a number.</exception>
    internal void CheckEpochSoFar(TrainingOptions options, TrainingStart now, ITrainingSet set)
    {
        var images = now.Step * _pass.Rows;
        ThrowIfDiverged(Record(options.Generation, now.Epoch, images), options, images, set.Steps(_pass.Rows));
    }

    /// <inheritdoc/>
    public void Dispose() => _losses.Dispose();

    private void ThrowIfDiverged(EpochRecord record, TrainingOptions options, int images, int steps) =>
        TrainingDivergedException.ThrowIfDiverged(record, options.LearningRate, _hostLosses.AsSpan(0, 2 * images), 2 * _pass.Rows, steps);

    private EpochRecord Record(int generation, int epoch, int images)
    {
        var (reconstruction, divergence) = LossMeans.OfVae(_backend, _losses, images, _hostLosses);
        return new EpochRecord(
            generation, TrainedModel.Vae, epoch, reconstruction + divergence, reconstruction, divergence, null);
    }
}
