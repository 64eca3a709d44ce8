using Ouroboros.Models;
using Ouroboros.Numerics;
using Ouroboros.Numerics.Random;
using Ouroboros.Runs;
using Ouroboros.Storage;

namespace Ouroboros.Training;

/// <summary>Trains a model: epochs of minibatches in a new order each, progress, divergence, and what a checkpoint needs.</summary>
/// <remarks>
/// Tensors of a checkpoint: the model's name (<c>vae.</c>, <c>classifier.</c>) and that of each weight; while the model is in
/// training, <c>first_moment.</c> and <c>second_moment.</c> and the weights' names; within an epoch <c>losses</c>, a row for each
/// item so far, and of a model that predicts <c>predictions</c>.
/// </remarks>
public sealed class Trainer : IDisposable
{
    private const string LossesName = "losses";
    private const string PredictionsName = "predictions";

    private static readonly (Moment Moment, string Prefix)[] Moments =
        [(Moment.First, "first_moment."), (Moment.Second, "second_moment.")];

    private readonly IBackend _backend;
    private readonly Weights _weights;
    private readonly ITrainable _model;
    private readonly Linear[] _layers;
    private readonly EpochLosses _losses;
    private readonly string _prefix;

    /// <summary>A trainer with buffers for all generations.</summary>
    /// <param name="backend">Where to compute.</param>
    /// <param name="model">The model; disposed of with the trainer.</param>
    /// <param name="items">The most items of a training set.</param>
    public Trainer(IBackend backend, ITrainable model, int items)
    {
        ArgumentNullException.ThrowIfNull(backend);
        ArgumentNullException.ThrowIfNull(model);
        _backend = backend;
        _weights = new Weights(backend);
        _model = model;
        _layers = [.. model.Layers.Select(named => named.Layer)];
        try
        {
            _losses = new EpochLosses(backend, items, model.LossColumns, model.Predicts);
        }
        catch
        {
            // The device's memory is full; the model has buffers there too.
            model.Dispose();
            throw;
        }

        _prefix = $"{TrainingCsv.NameOf(model.Model)}.";
    }

    /// <summary>Trains for the epochs of one generation, with new moments of Adam.</summary>
    /// <returns>A record for each epoch; losses are averaged over its items while the weights moved.</returns>
    /// <exception cref="OperationCanceledException">Cancelled between two steps.</exception>
    /// <exception cref="TrainingDivergedException">A loss is infinite or not a number; thrown at the end of the epoch.</exception>
    public IReadOnlyList<EpochRecord> Train(
        ITrainingSet set, TrainingOptions options, Action<TrainingProgress> report, CancellationToken cancellation) =>
        Train(set, options, TrainingStart.Beginning, report, _ => cancellation.ThrowIfCancellationRequested());

    /// <summary>
    /// Trains from a moment on: weights, moments and the epoch so far are those of that moment, see <see cref="RestoreTraining"/>.
    /// </summary>
    /// <param name="set">What to learn.</param>
    /// <param name="options">How to learn it.</param>
    /// <param name="start">The moment.</param>
    /// <param name="report">Told of progress.</param>
    /// <param name="between">Called before the first step and after each, with where training stands; may end it by an exception.</param>
    /// <returns>A record for each epoch completed here.</returns>
    /// <exception cref="TrainingDivergedException">A loss is infinite or not a number; thrown at the end of the epoch.</exception>
    internal IReadOnlyList<EpochRecord> Train(
        ITrainingSet set, TrainingOptions options, TrainingStart start, Action<TrainingProgress> report, Action<TrainingStart> between)
    {
        ArgumentNullException.ThrowIfNull(set);
        ArgumentNullException.ThrowIfNull(options);
        var (batch, generation) = (_model.Batch, options.Generation);
        var records = new List<EpochRecord>(options.Epochs);
        var progress = new EpochProgress(options, _model.Model, set.Count, report);
        var steps = set.Steps(batch);
        if (start == TrainingStart.Beginning)
        {
            _backend.ResetMoments(_layers);
        }

        between(start);
        for (var epoch = start.Epoch; epoch <= options.Epochs; epoch++)
        {
            var order = set.Shuffle(new RandomKey(options.Seed, _model.Order, generation, epoch));
            var noise = new RandomKey(options.Seed, Purpose.TrainingNoise, generation, epoch);
            for (var step = epoch == start.Epoch ? start.Step : 0; step < steps;)
            {
                var first = step * batch;
                var rows = Math.Min(batch, set.Count - first);
                step++;
                var adam = AdamStep.At(((epoch - 1) * steps) + step, options.LearningRate);
                _model.Step(new Minibatch(set, order, first, rows, noise), _losses, adam);
                progress.Stepped(epoch, first + rows);
                if (step < steps)
                {
                    between(new TrainingStart(epoch, step));
                }
            }

            records.Add(_model.Record(generation, epoch, _losses.Means(set.Count), _losses.Accuracy(set)));
            progress.Completed(records[^1]);
            ThrowIfDiverged(records[^1], options, set.Count, steps);
            between(new TrainingStart(epoch + 1, 0));
        }

        return records;
    }

    /// <summary>The model's weights, for a checkpoint.</summary>
    internal IEnumerable<TensorGroup> CaptureWeights() => _weights.Of(_model.Layers).Select(group => group.Prefixed(_prefix));

    /// <summary>What a checkpoint of a moment needs besides the weights.</summary>
    /// <param name="now">The moment.</param>
    /// <param name="options">How the model learns.</param>
    /// <param name="set">What it learns.</param>
    /// <exception cref="TrainingDivergedException">
    /// The epoch in progress has a loss that is not finite: there is nothing to go on with.
    /// </exception>
    internal IReadOnlyList<TensorGroup> CaptureTraining(TrainingStart now, TrainingOptions options, ITrainingSet set)
    {
        var tensors = new List<TensorGroup>();
        if (HasMoments(now, options.Epochs))
        {
            tensors.AddRange(Moments.SelectMany(
                part => _weights.Of(_model.Layers, part.Moment).Select(group => group.Prefixed(part.Prefix))));
        }

        if (now.Step > 0)
        {
            var items = now.Step * _model.Batch;
            var record = _model.Record(options.Generation, now.Epoch, _losses.Means(items), accuracy: null);
            ThrowIfDiverged(record, options, items, set.Steps(_model.Batch));
            tensors.Add(new TensorGroup(
                [new(LossesName, [items, _model.LossColumns])], values => _backend.Read(_losses.Values, 0, values)));
            if (_losses.Predictions is { } predictions)
            {
                tensors.Add(new TensorGroup([new(PredictionsName, [items])], values => ReadPredictions(predictions, values)));
            }
        }

        return tensors;
    }

    /// <summary>Sets the model's weights from a checkpoint.</summary>
    /// <exception cref="SafetensorsException">The checkpoint is not of this model.</exception>
    internal void RestoreWeights(TensorTable state) => _weights.Set(_model.Layers, state, _prefix);

    /// <summary>Sets moments and the epoch so far from a checkpoint of a moment.</summary>
    /// <exception cref="SafetensorsException">The checkpoint is not of this model.</exception>
    internal void RestoreTraining(TrainingStart now, int epochs, TensorTable state)
    {
        if (HasMoments(now, epochs))
        {
            Array.ForEach(Moments, part => _weights.Set(_model.Layers, part.Moment, state, part.Prefix));
        }

        if (now.Step > 0)
        {
            var items = now.Step * _model.Batch;
            _backend.Write(state.Values(LossesName, items, _model.LossColumns), 0, _losses.Values);
            if (_losses.Predictions is { } predictions)
            {
                var labels = state.Values(PredictionsName, items).ToArray();
                _backend.Write(Array.ConvertAll(labels, label => (int)label), 0, predictions);
            }
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _losses.Dispose();
        _model.Dispose();
    }

    private static bool HasMoments(TrainingStart now, int epochs) => now != TrainingStart.Beginning && now.Epoch <= epochs;

    private void ThrowIfDiverged(EpochRecord record, TrainingOptions options, int items, int steps) =>
        TrainingDivergedException.ThrowIfDiverged(
            record, options.LearningRate, _losses.LastRead(items), _model.LossColumns * _model.Batch, steps);

    // Labels are small integers: a float holds each as it is.
    private void ReadPredictions(Integers predictions, Span<float> values)
    {
        var labels = new int[values.Length];
        _backend.Read(predictions, 0, labels);
        for (var i = 0; i < labels.Length; i++)
        {
            values[i] = labels[i];
        }
    }
}
