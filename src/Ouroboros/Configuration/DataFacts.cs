namespace Ouroboros.Configuration;

/// <summary>What a config must fit: a data set's size.</summary>
/// <param name="Name">Name in messages.</param>
/// <param name="TrainingImages">Images in the training set.</param>
/// <param name="Classes">Classes in it: the greatest label and one.</param>
public sealed record DataFacts(string Name, int TrainingImages, int Classes)
{
    /// <summary>The embedded MNIST.</summary>
    public static DataFacts Mnist { get; } = new("the embedded MNIST", 60_000, 10);
}
