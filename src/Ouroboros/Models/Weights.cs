using Ouroboros.Numerics;
using Ouroboros.Numerics.Random;
using Ouroboros.Runs;

namespace Ouroboros.Models;

/// <summary>Weights from random numbers, to and from tensors under PyTorch's <c>state_dict</c> names.</summary>
public sealed class Weights
{
    private readonly IBackend _backend;

    /// <summary>For models of one backend.</summary>
    public Weights(IBackend backend) => _backend = backend;

    /// <summary>PyTorch's default: weights and biases uniform in +-1 / sqrt(inputs).</summary>
    /// <param name="layers">Layers in the order of the forward pass.</param>
    /// <param name="seed">The run's seed.</param>
    /// <param name="purpose">Which model's weights.</param>
    /// <param name="generation">Generation that the model starts in.</param>
    public void Initialise(IReadOnlyList<Linear> layers, long seed, Purpose purpose, int generation)
    {
        ArgumentNullException.ThrowIfNull(layers);
        for (var i = 0; i < layers.Count; i++)
        {
            var layer = layers[i];
            var weight = new float[layer.Outputs * layer.Inputs];
            var bias = new float[layer.Outputs];
            InitialWeights.Fill(new RandomKey(seed, purpose, generation, i), layer.Inputs, weight, bias);
            _backend.Write(weight, bias, layer);
        }
    }

    /// <summary>A VAE's weights: <c>encoder.N</c>, <c>fc_mu</c>, <c>fc_logvar</c>, <c>decoder.N</c>, N even.</summary>
    public IReadOnlyList<NamedTensor> Of(Vae vae)
    {
        ArgumentNullException.ThrowIfNull(vae);
        var (weight, bias) = Read(vae.Heads);
        var inputs = vae.Heads.Inputs;
        var latent = vae.Latent;
        return
        [
            .. Sequential("encoder", vae.Encoder),
            .. Tensors("fc_mu", inputs, weight.AsMemory(0, latent * inputs), bias.AsMemory(0, latent)),
            .. Tensors("fc_logvar", inputs, weight.AsMemory(latent * inputs), bias.AsMemory(latent)),
            .. Sequential("decoder", vae.Decoder),
        ];
    }

    /// <summary>A classifier's weights: <c>model.N</c>, N even.</summary>
    public IReadOnlyList<NamedTensor> Of(Classifier classifier)
    {
        ArgumentNullException.ThrowIfNull(classifier);
        return [.. Sequential("model", classifier.Chain)];
    }

    /// <summary>Copies weights between models of the same shape, of which the destination may be for inference only.</summary>
    public void Copy(LinearChain source, LinearChain destination)
    {
        ArgumentNullException.ThrowIfNull(source);
        ArgumentNullException.ThrowIfNull(destination);
        for (var i = 0; i < source.Layers.Count; i++)
        {
            var (weight, bias) = Read(source.Layers[i]);
            _backend.Write(weight, bias, destination.Layers[i]);
        }
    }

    // Sequential numbers its modules, and every other one is an activation.
    private IEnumerable<NamedTensor> Sequential(string name, LinearChain chain)
    {
        for (var i = 0; i < chain.Layers.Count; i++)
        {
            var (weight, bias) = Read(chain.Layers[i]);
            foreach (var tensor in Tensors($"{name}.{2 * i}", chain.Layers[i].Inputs, weight, bias))
            {
                yield return tensor;
            }
        }
    }

    private static IEnumerable<NamedTensor> Tensors(string name, int inputs, ReadOnlyMemory<float> weight, ReadOnlyMemory<float> bias) =>
    [
        new($"{name}.weight", [bias.Length, inputs], weight),
        new($"{name}.bias", [bias.Length], bias),
    ];

    private (float[] Weight, float[] Bias) Read(Linear layer)
    {
        var weight = new float[layer.Outputs * layer.Inputs];
        var bias = new float[layer.Outputs];
        _backend.Read(layer, weight, bias);
        return (weight, bias);
    }
}
