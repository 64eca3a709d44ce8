using Ouroboros.Data;

namespace Ouroboros.Configuration;

/// <summary>A data set's size and labels: what a config must fit, and what a run's amounts depend on.</summary>
/// <param name="Name">Name in messages.</param>
/// <param name="TrainingImages">Images in the training set.</param>
/// <param name="TestImages">Images in the test set.</param>
/// <param name="Classes">Classes in it: the greatest label and one.</param>
public sealed record DataFacts(string Name, int TrainingImages, int TestImages, int Classes)
{
    /// <summary>What <c>data.dataset</c> is to hold, if it is known better than it was written; else null.</summary>
    public string? Dataset { get; init; }

    /// <summary>[training images] labels in the order of the data; empty where they have not been read, as those of the embedded MNIST.</summary>
    public ReadOnlyMemory<int> TrainingLabels { get; init; }

    /// <summary>The facts of a data set that is in memory.</summary>
    public static DataFacts From(MnistData data)
    {
        ArgumentNullException.ThrowIfNull(data);
        return new(data.Name, data.Train.Count, data.Test.Count, data.Train.Classes) { TrainingLabels = data.Train.Labels };
    }

    /// <summary>The embedded MNIST.</summary>
    public static DataFacts Mnist { get; } = new("the embedded MNIST", 60_000, 10_000, 10);
}
