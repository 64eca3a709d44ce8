using Ouroboros.Models;
using Ouroboros.Numerics;
using Ouroboros.Numerics.Random;
using Ouroboros.Runs;

namespace Ouroboros.Training;

/// <summary>A model that a <see cref="Trainer"/> can train: layers with names, and one step.</summary>
public interface ITrainable : IDisposable
{
    /// <summary>Which model this is.</summary>
    TrainedModel Model { get; }

    /// <summary>All trained layers in the order of the forward pass, with the names of their tensors.</summary>
    IReadOnlyList<NamedLayers> Layers { get; }

    /// <summary>Items of a minibatch.</summary>
    int Batch { get; }

    /// <summary>Losses that a step writes for each item.</summary>
    int LossColumns { get; }

    /// <summary>Whether a step also writes a predicted label for each item.</summary>
    bool Predicts { get; }

    /// <summary>Random stream of the order of the items in an epoch.</summary>
    Purpose Order { get; }

    /// <summary>Puts a minibatch together, goes forward and back, and takes a step of Adam.</summary>
    /// <param name="batch">The minibatch.</param>
    /// <param name="losses">Takes the losses and predictions of its items, from row <see cref="Minibatch.First"/> on.</param>
    /// <param name="step">The step of Adam.</param>
    void Step(in Minibatch batch, EpochLosses losses, AdamStep step);

    /// <summary>An epoch as a row of <c>training.csv</c>.</summary>
    /// <param name="generation">Generation, from 1.</param>
    /// <param name="epoch">Epoch, from 1.</param>
    /// <param name="losses">[<see cref="LossColumns"/>] means over the items.</param>
    /// <param name="accuracy">Share of correct predictions, 0 to 1; null where there are none, or the epoch is in progress.</param>
    EpochRecord Record(int generation, int epoch, IReadOnlyList<double> losses, double? accuracy);
}

/// <summary>Items of a training set that are learned together.</summary>
/// <param name="Set">The training set.</param>
/// <param name="Order">Its order in this epoch.</param>
/// <param name="First">Position in that order of the first item.</param>
/// <param name="Rows">Number of items, at most <see cref="ITrainable.Batch"/>.</param>
/// <param name="Noise">Random stream of the epoch; an item's row is its position in the order.</param>
public readonly record struct Minibatch(ITrainingSet Set, Integers Order, int First, int Rows, RandomKey Noise);
