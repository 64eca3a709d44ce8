using Ouroboros.Models;
using Ouroboros.Numerics;
using Ouroboros.Numerics.Random;
using Ouroboros.Runs;

namespace Ouroboros.Training;

/// <summary>Trains a classifier on a training set: Adam on the mean cross-entropy of each minibatch, reshuffled every epoch.</summary>
public sealed class ClassifierTrainer : IDisposable
{
    private readonly IBackend _backend;
    private readonly ClassifierPass _pass;
    private readonly Table _losses;
    private readonly Integers _predictions;
    private readonly float[] _hostLosses;
    private readonly int[] _hostPredictions;
    private readonly int[] _hostLabels;

    /// <summary>Buffers for one size of model and batch; use it for every generation.</summary>
    /// <param name="backend">Where to compute.</param>
    /// <param name="pass">The buffers of a batch; stays the caller's.</param>
    /// <param name="images">The most images of a training set.</param>
    public ClassifierTrainer(IBackend backend, ClassifierPass pass, int images)
    {
        ArgumentNullException.ThrowIfNull(backend);
        _backend = backend;
        _pass = pass;
        _losses = backend.CreateTable(images, 1);
        _predictions = backend.CreateIntegers(images);
        _hostLosses = new float[images];
        _hostPredictions = new int[images];
        _hostLabels = new int[images];
    }

    /// <summary>Trains for the epochs of one generation, with new moments of Adam.</summary>
    /// <returns>A record for each epoch, loss and accuracy averaged over its images while the weights moved.</returns>
    /// <exception cref="OperationCanceledException">Cancelled between two steps.</exception>
    /// <exception cref="TrainingDivergedException">A loss is infinite or not a number; thrown at the end of the epoch.</exception>
    public IReadOnlyList<EpochRecord> Train(
        Classifier classifier, ITrainingSet set, TrainingOptions options, Action<TrainingProgress> report, CancellationToken cancellation) =>
        Train(classifier, set, options, TrainingStart.Beginning, report, _ => cancellation.ThrowIfCancellationRequested());

    /// <summary>Trains from a moment on: weights, moments and, in mid-epoch, <see cref="EpochSoFar"/> are those of that moment.</summary>
    /// <param name="classifier">The model.</param>
    /// <param name="set">What it learns.</param>
    /// <param name="options">How it learns.</param>
    /// <param name="start">The moment.</param>
    /// <param name="report">Told of progress.</param>
    /// <param name="between">Called before the first step and after each, with where training stands; may end it by an exception.</param>
    /// <returns>A record for each epoch completed here.</returns>
    /// <exception cref="TrainingDivergedException">A loss is infinite or not a number; thrown at the end of the epoch.</exception>
    internal IReadOnlyList<EpochRecord> Train(
        Classifier classifier,
        ITrainingSet set,
        TrainingOptions options,
        TrainingStart start,
        Action<TrainingProgress> report,
        Action<TrainingStart> between)
    {
        ArgumentNullException.ThrowIfNull(classifier);
        ArgumentNullException.ThrowIfNull(set);
        ArgumentNullException.ThrowIfNull(options);
        var batch = _pass.Images.Rows;
        var records = new List<EpochRecord>(options.Epochs);
        var progress = new EpochProgress(options, TrainedModel.Classifier, set.Count, report);
        var steps = set.Steps(batch);
        if (start == TrainingStart.Beginning)
        {
            _backend.ResetMoments(classifier.Chain.Layers);
        }

        between(start);
        for (var epoch = start.Epoch; epoch <= options.Epochs; epoch++)
        {
            var order = set.Shuffle(new RandomKey(options.Seed, Purpose.ClassifierShuffle, options.Generation, epoch));
            for (var step = epoch == start.Epoch ? start.Step : 0; step < steps;)
            {
                var first = step * batch;
                var rows = Math.Min(batch, set.Count - first);
                step++;
                set.Gather(first, rows, _pass.Images);
                _pass.Forward(classifier, rows);
                var adam = AdamStep.At(((epoch - 1) * steps) + step, options.LearningRate);
                _pass.Learn(classifier, rows, set.Labels, order, first, _losses, _predictions, adam);
                progress.Stepped(epoch, first + rows);
                if (step < steps)
                {
                    between(new TrainingStart(epoch, step));
                }
            }

            records.Add(Record(set, options.Generation, epoch));
            progress.Completed(records[^1]);
            ThrowIfDiverged(records[^1], options, set.Count, steps);
            between(new TrainingStart(epoch + 1, 0));
        }

        return records;
    }

    /// <summary>What an epoch in progress has measured, for its first images: [images, 1] losses and [images] predictions.</summary>
    internal (Table Losses, Integers Predictions) EpochSoFar => (_losses, _predictions);

    /// <summary>Looks at what an epoch in progress has measured.</summary>
    /// <exception cref="TrainingDivergedException">A loss is infinite or not a number.</exception>
    internal void CheckEpochSoFar(TrainingOptions options, TrainingStart now, ITrainingSet set)
    {
        var images = now.Step * _pass.Images.Rows;
        var loss = LossMeans.Of(_backend, _losses, images, _hostLosses);
        var record = new EpochRecord(options.Generation, TrainedModel.Classifier, now.Epoch, loss, null, null, null);
        ThrowIfDiverged(record, options, images, set.Steps(_pass.Images.Rows));
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _losses.Dispose();
        _predictions.Dispose();
    }

    private void ThrowIfDiverged(EpochRecord record, TrainingOptions options, int images, int steps) =>
        TrainingDivergedException.ThrowIfDiverged(record, options.LearningRate, _hostLosses.AsSpan(0, images), _pass.Images.Rows, steps);

    private EpochRecord Record(ITrainingSet set, int generation, int epoch)
    {
        var loss = LossMeans.Of(_backend, _losses, set.Count, _hostLosses);
        var accuracy = (double)RightPredictions(set) / set.Count;
        return new EpochRecord(generation, TrainedModel.Classifier, epoch, loss, null, null, accuracy);
    }

    private int RightPredictions(ITrainingSet set)
    {
        var predictions = _hostPredictions.AsSpan(0, set.Count);
        var labels = _hostLabels.AsSpan(0, set.Count);
        _backend.Read(_predictions, 0, predictions);
        _backend.Read(set.Labels, 0, labels);
        var right = 0;
        for (var i = 0; i < predictions.Length; i++)
        {
            right += predictions[i] == labels[set.OrderAt(i)] ? 1 : 0;
        }

        return right;
    }
}
