namespace Ouroboros.Configuration;

/// <summary>The <c>classifier</c> section.</summary>
public sealed record ClassifierSettings
{
    private const int MnistClasses = 10;

    /// <summary>Widths from the image (784) to the last hidden layer; a linear layer to the classes follows.</summary>
    public IReadOnlyList<int> LayerSizes { get; init; } = [784, 512, 256, 128];

    /// <summary>Number of classes; null means as many as the data set has.</summary>
    public int? NumClasses { get; init; }

    /// <summary><see cref="NumClasses"/>, or MNIST's ten as long as no data set has settled it; see <see cref="ConfigRules.Settle"/>.</summary>
    public int Classes => NumClasses ?? MnistClasses;

    /// <summary>Adam's learning rate.</summary>
    public double LearningRate { get; init; } = 1e-3;

    /// <summary>Passes over the training set in each generation.</summary>
    public int Epochs { get; init; } = 10;
}
