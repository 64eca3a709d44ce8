using Ouroboros.Models;
using Ouroboros.Numerics;
using Ouroboros.Runs;
using Ouroboros.Storage;

namespace Ouroboros.Collapse;

/// <summary>What the models and trainers of the loop hold at a moment, to and from the tensors of a checkpoint.</summary>
/// <remarks>
/// In every one <c>vae.</c> and the names of its weights. While the classifier is in training, or trained, <c>classifier.</c> and its.
/// While a model is in training, <c>first_moment.</c> and <c>second_moment.</c> and the names of its weights. In mid-epoch <c>losses</c>, a row
/// an image, and the classifier's <c>predictions</c>, as far as the epoch has got.
/// </remarks>
/// <param name="backend">Where they live.</param>
/// <param name="weights">Reads and sets weights.</param>
/// <param name="vae">The VAE.</param>
/// <param name="classifier">The classifier in training.</param>
/// <param name="trainers">The trainers of both.</param>
/// <param name="batch">Images in a minibatch.</param>
internal sealed class CheckpointTransfer(
    IBackend backend, Weights weights, Vae vae, Classifier classifier, Trainers trainers, int batch)
{
    private const string VaePrefix = "vae.";
    private const string ClassifierPrefix = "classifier.";
    private const string Losses = "losses";
    private const string Predictions = "predictions";

    private static readonly (Moment Moment, string Prefix)[] _moments = [(Moment.First, "first_moment."), (Moment.Second, "second_moment.")];

    /// <summary>All that it takes to go on from a moment.</summary>
    /// <param name="position">The moment.</param>
    /// <param name="epochs">Epochs that its model trains.</param>
    public IReadOnlyList<TensorGroup> Capture(TrainingPosition position, int epochs)
    {
        var tensors = new List<TensorGroup>();
        Add(VaePrefix, weights.Of(vae));
        if (HasClassifier(position))
        {
            Add(ClassifierPrefix, weights.Of(classifier));
        }

        if (HasMoments(position, epochs))
        {
            Array.ForEach(_moments, part => Add(part.Prefix, weights.Of(InTraining(position), part.Moment)));
        }

        if (position.Step > 0)
        {
            AddEpochSoFar(tensors, position);
        }

        return tensors;

        void Add(string prefix, IReadOnlyList<TensorGroup> groups) => tensors.AddRange(groups.Select(group => group.Prefixed(prefix)));
    }

    /// <summary>Sets everything as it was at the moment of a checkpoint.</summary>
    /// <param name="position">The moment.</param>
    /// <param name="state">The checkpoint's tensors.</param>
    /// <param name="epochs">Epochs that its model trains.</param>
    /// <exception cref="SafetensorsException">The checkpoint is not of these models.</exception>
    public void Restore(TrainingPosition position, TensorTable state, int epochs)
    {
        weights.Set(NamedLayers.Of(vae), state, VaePrefix);
        if (HasClassifier(position))
        {
            weights.Set(NamedLayers.Of(classifier), state, ClassifierPrefix);
        }

        if (HasMoments(position, epochs))
        {
            Array.ForEach(_moments, part => weights.Set(InTraining(position), part.Moment, state, part.Prefix));
        }

        if (position.Step > 0)
        {
            RestoreEpochSoFar(position, state);
        }
    }

    private static bool HasClassifier(TrainingPosition position) => position is { Model: TrainedModel.Classifier } and not { Epoch: 1, Step: 0 };

    private static bool HasMoments(TrainingPosition position, int epochs) =>
        position is not { Epoch: 1, Step: 0 } && position.Epoch <= epochs;

    private IEnumerable<NamedLayers> InTraining(TrainingPosition position) =>
        position.Model == TrainedModel.Vae ? NamedLayers.Of(vae) : NamedLayers.Of(classifier);

    private void AddEpochSoFar(List<TensorGroup> tensors, TrainingPosition position)
    {
        var images = position.Step * batch;
        var losses = position.Model == TrainedModel.Vae ? trainers.Vae.EpochSoFar : trainers.Classifier.EpochSoFar.Losses;
        tensors.Add(new TensorGroup([new(Losses, [images, losses.Columns])], values => backend.Read(losses, 0, values)));
        if (position.Model == TrainedModel.Classifier)
        {
            tensors.Add(new TensorGroup([new(Predictions, [images])], ReadPredictions));
        }
    }

    private void RestoreEpochSoFar(TrainingPosition position, TensorTable state)
    {
        var images = position.Step * batch;
        var losses = position.Model == TrainedModel.Vae ? trainers.Vae.EpochSoFar : trainers.Classifier.EpochSoFar.Losses;
        backend.Write(state.Values(Losses, images, losses.Columns), 0, losses);
        if (position.Model == TrainedModel.Classifier)
        {
            var predictions = state.Values(Predictions, images).ToArray();
            backend.Write(Array.ConvertAll(predictions, label => (int)label), 0, trainers.Classifier.EpochSoFar.Predictions);
        }
    }

    // Labels are small integers: a float holds each as it is.
    private void ReadPredictions(Span<float> values)
    {
        var labels = new int[values.Length];
        backend.Read(trainers.Classifier.EpochSoFar.Predictions, 0, labels);
        for (var i = 0; i < labels.Length; i++)
        {
            values[i] = labels[i];
        }
    }
}
