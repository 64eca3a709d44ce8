using System.Buffers.Binary;
using System.Security.Cryptography;
using Ouroboros.Data;
using Ouroboros.Models;
using Ouroboros.Numerics;
using Ouroboros.Numerics.Random;
using Ouroboros.Storage;
using Ouroboros.Training;

namespace Ouroboros.Metrics;

/// <summary>
/// The one judge that is the same for all runs on the same digits: a classifier trained on the whole real training set, by a recipe and
/// from a seed that belong to the program. Metrics compare images by its features.
/// </summary>
/// <remarks>Its weights are the same bits on every backend. A batch passes through it in a <see cref="ReferencePass"/>.</remarks>
public sealed class ReferenceClassifier : IDisposable
{
    private ReferenceClassifier(Classifier model, string sha256)
    {
        Model = model;
        Sha256 = sha256;
    }

    /// <summary>The model: 784 pixels, 256 and 128 ReLU, a logit for each class. It cannot be trained further.</summary>
    public Classifier Model { get; }

    /// <summary>
    /// SHA-256 of its weights, each a 32-bit little-endian float, in the order of a checkpoint (weight and bias of each layer, first layer
    /// first): 64 lower-case hexadecimal digits. Results that depend on this judge name it by this.
    /// </summary>
    public string Sha256 { get; }

    /// <summary>Number of features: the last hidden layer's outputs.</summary>
    public int FeatureCount => Model.Chain.Widths[^2];

    /// <summary>Classes it tells apart: the greatest label of its training set and one.</summary>
    public int Classes => Model.Classes;

    /// <summary>
    /// The judge of some digits: from the cache, or trained and then kept there. While another process trains one, it
    /// waits for that one.
    /// </summary>
    /// <param name="backend">Where to compute.</param>
    /// <param name="train">The whole real training set, at least one image.</param>
    /// <param name="cache">Where it may be kept; null for nowhere.</param>
    /// <param name="cancellation">Stops between two training steps, or the waiting.</param>
    /// <param name="waiting">Called once, if there is another process to wait for; may be null.</param>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public static ReferenceClassifier Load(
        IBackend backend, DigitSet train, IReferenceCache? cache, CancellationToken cancellation,
        Action? waiting = null)
    {
        if (cache is null)
        {
            return Train(backend, train, cancellation);
        }

        var key = ReferenceRecipe.Key(train);
        if (Find() is { } early)
        {
            return early;
        }

        using var alone = cache.Enter(waiting ?? (() => { }), cancellation);
        if (Find() is { } late)
        {
            return late;
        }

        var trained = Train(backend, train, cancellation);
        cache.Keep(key, new Weights(backend).Of(trained.Model), trained.Sha256);
        return trained;

        ReferenceClassifier? Find() => cache.Find(key) is { } cached ? TryRestore(backend, train, cached) : null;
    }

    /// <summary>Trains the judge of some digits: four epochs, which take seconds and, for as long, the memory of the images as floats.</summary>
    /// <param name="backend">Where to compute.</param>
    /// <param name="train">The whole real training set, at least one image.</param>
    /// <param name="cancellation">Stops between two training steps.</param>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public static ReferenceClassifier Train(IBackend backend, DigitSet train, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(backend);
        ArgumentNullException.ThrowIfNull(train);
        var settings = ReferenceRecipe.Settings(train);
        var weights = new Weights(backend);
        using var learning = new Classifier(backend, settings, LinearUse.TrainFirst);
        weights.Initialise(learning.Chain.Layers, ReferenceRecipe.Seed, Purpose.ClassifierWeights, ReferenceRecipe.Generation);
        using (var set = new TrainingSet(backend, train.Count))
        using (var trainer = new Trainer(backend, new ClassifierTraining(backend, learning, ReferenceRecipe.Batch), train.Count))
        {
            set.Fill(train);
            var options = new TrainingOptions(ReferenceRecipe.Seed, ReferenceRecipe.Generation, settings.Epochs, settings.LearningRate);
            trainer.Train(set, options, _ => { }, cancellation);
        }

        var model = new Classifier(backend, settings, LinearUse.Inference);
        weights.Copy(learning.Chain, model.Chain);
        return new ReferenceClassifier(model, Hash(backend, model));
    }

    /// <inheritdoc/>
    public void Dispose() => Model.Dispose();

    // Null when what was kept is not the weights that it says it is.
    private static ReferenceClassifier? TryRestore(IBackend backend, DigitSet train, CachedReference cached)
    {
        var model = new Classifier(backend, ReferenceRecipe.Settings(train), LinearUse.Inference);
        try
        {
            new Weights(backend).Set(NamedLayers.Of(model), cached.Weights, "");
            if (Hash(backend, model) == cached.Sha256)
            {
                return new ReferenceClassifier(model, cached.Sha256);
            }
        }
        catch (SafetensorsException)
        {
            // Of another shape.
        }

        model.Dispose();
        return null;
    }

    private static string Hash(IBackend backend, Classifier model)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Span<byte> bytes = stackalloc byte[sizeof(float)];
        foreach (var tensor in new Weights(backend).Of(model).SelectMany(group => group.ToTensors()))
        {
            foreach (var value in tensor.Values.Span)
            {
                BinaryPrimitives.WriteSingleLittleEndian(bytes, value);
                hash.AppendData(bytes);
            }
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
