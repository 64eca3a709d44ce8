namespace Ouroboros.Configuration;

/// <summary>The <c>vae</c> section.</summary>
public sealed record VaeSettings
{
    /// <summary>Widths of the encoder from the image (784) to the last hidden layer; the decoder mirrors them.</summary>
    public IReadOnlyList<int> LayerSizes { get; init; } = [784, 512, 256, 128, 64];

    /// <summary>Dimensions of the latent space.</summary>
    public int LatentDim { get; init; } = 50;

    /// <summary>Adam's learning rate.</summary>
    public double LearningRate { get; init; } = 1e-4;

    /// <summary>Passes over the training set in each generation.</summary>
    public int Epochs { get; init; } = 100;
}
