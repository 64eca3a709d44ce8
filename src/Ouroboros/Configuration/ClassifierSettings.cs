namespace Ouroboros.Configuration;

/// <summary>The <c>classifier</c> section.</summary>
public sealed record ClassifierSettings
{
    /// <summary>Widths from the image (784) to the last hidden layer; a linear layer to the classes follows.</summary>
    public IReadOnlyList<int> LayerSizes { get; init; } = [784, 512, 256, 128];

    /// <summary>Number of classes.</summary>
    public int NumClasses { get; init; } = 10;

    /// <summary>Adam's learning rate.</summary>
    public double LearningRate { get; init; } = 1e-3;

    /// <summary>Passes over the training set in each generation.</summary>
    public int Epochs { get; init; } = 10;
}
