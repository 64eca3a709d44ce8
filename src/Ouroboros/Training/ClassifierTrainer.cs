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

    /// <summary>Trains for the epochs of one generation.</summary>
    /// <returns>A record for each epoch, loss and accuracy averaged over its images while the weights moved.</returns>
    /// <exception cref="OperationCanceledException">Cancelled between two steps.</exception>
    /// <exception cref="TrainingDivergedException">A loss is infinite or not a number; thrown at the end of the epoch.</exception>
    public IReadOnlyList<EpochRecord> Train(
        Classifier classifier, TrainingSet set, TrainingOptions options, Action<TrainingProgress> report, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(classifier);
        ArgumentNullException.ThrowIfNull(set);
        ArgumentNullException.ThrowIfNull(options);
        var layers = classifier.Chain.Layers;
        var batch = _pass.Images.Rows;
        var records = new List<EpochRecord>(options.Epochs);
        var progress = new EpochProgress(options, TrainedModel.Classifier, set.Count, report);
        var step = 0;
        _backend.ResetMoments(layers);
        for (var epoch = 1; epoch <= options.Epochs; epoch++)
        {
            var order = set.Shuffle(new RandomKey(options.Seed, Purpose.ClassifierShuffle, options.Generation, epoch));
            for (var start = 0; start < set.Count; start += batch)
            {
                cancellation.ThrowIfCancellationRequested();
                var rows = Math.Min(batch, set.Count - start);
                _backend.Gather(set.Images, order, start, rows, _pass.Images);
                _pass.Forward(classifier, rows);
                var adam = AdamStep.At(++step, options.LearningRate);
                _pass.Learn(classifier, rows, set.Labels, order, start, _losses, _predictions, adam);
                progress.Stepped(epoch, start + rows);
            }

            records.Add(Record(set, options.Generation, epoch));
            progress.Completed(records[^1]);
            TrainingDivergedException.ThrowIfDiverged(records[^1], options.LearningRate, _hostLosses.AsSpan(0, set.Count), batch);
        }

        return records;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _losses.Dispose();
        _predictions.Dispose();
    }

    private EpochRecord Record(TrainingSet set, int generation, int epoch)
    {
        var loss = LossMeans.Of(_backend, _losses, set.Count, _hostLosses);
        var accuracy = (double)RightPredictions(set) / set.Count;
        return new EpochRecord(generation, TrainedModel.Classifier, epoch, loss, null, null, accuracy);
    }

    private int RightPredictions(TrainingSet set)
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
