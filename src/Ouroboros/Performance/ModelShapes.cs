using Ouroboros.Configuration;

namespace Ouroboros.Performance;

/// <summary>The layers of an experiment's models, from its config alone: no model is made.</summary>
public sealed class ModelShapes
{
    /// <summary>Shapes of the models that a config asks for.</summary>
    public ModelShapes(ExperimentConfig config)
    {
        ArgumentNullException.ThrowIfNull(config);
        Encoder = Chain(config.Vae.LayerSizes);
        Head = new LayerShape(config.Vae.LayerSizes[^1], config.Vae.LatentDim);
        Decoder = Chain([config.Vae.LatentDim, .. config.Vae.LayerSizes.Reverse()]);
        Classifier = Chain([.. config.Classifier.LayerSizes, config.Classifier.Classes]);
    }

    /// <summary>Pixels to the last hidden layer of the VAE.</summary>
    public IReadOnlyList<LayerShape> Encoder { get; }

    /// <summary>Each of the two layers side by side that give mu and logvar.</summary>
    public LayerShape Head { get; }

    /// <summary>Latent point to pixels.</summary>
    public IReadOnlyList<LayerShape> Decoder { get; }

    /// <summary>Pixels to logits.</summary>
    public IReadOnlyList<LayerShape> Classifier { get; }

    /// <summary>Numbers in the VAE: weights and biases.</summary>
    public long VaeParameters => Parameters(Encoder) + (2 * Head.Parameters) + Parameters(Decoder);

    /// <summary>Numbers in the classifier.</summary>
    public long ClassifierParameters => Parameters(Classifier);

    private static LayerShape[] Chain(IReadOnlyList<int> widths) =>
        [.. widths.Zip(widths.Skip(1), (inputs, outputs) => new LayerShape(inputs, outputs))];

    private static long Parameters(IEnumerable<LayerShape> layers) => layers.Sum(layer => layer.Parameters);
}

/// <summary>The shape of a linear layer.</summary>
/// <param name="Inputs">Columns of its input.</param>
/// <param name="Outputs">Columns of its output.</param>
public readonly record struct LayerShape(int Inputs, int Outputs)
{
    /// <summary>Numbers in the weight.</summary>
    public long Weights => (long)Inputs * Outputs;

    /// <summary>Numbers in weight and bias.</summary>
    public long Parameters => Weights + Outputs;
}
