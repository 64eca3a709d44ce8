using Ouroboros.Numerics;
using Ouroboros.Numerics.Random;
using Ouroboros.Storage;

namespace Ouroboros.Models;

/// <summary>Weights from random numbers, to and from tensors under PyTorch's <c>state_dict</c> names; Adam's moments under the same.</summary>
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
    public IReadOnlyList<TensorGroup> Of(Vae vae) => Groups(NamedLayers.Of(vae), _backend.Read);

    /// <summary>A classifier's weights: <c>model.N</c>, N even.</summary>
    public IReadOnlyList<TensorGroup> Of(Classifier classifier) => Groups(NamedLayers.Of(classifier), _backend.Read);

    /// <summary>The weights of layers.</summary>
    internal IReadOnlyList<TensorGroup> Of(IEnumerable<NamedLayers> layers) => Groups(layers, _backend.Read);

    /// <summary>A moment of each weight of trained layers, under the weights' names.</summary>
    internal IReadOnlyList<TensorGroup> Of(IEnumerable<NamedLayers> layers, Moment moment) =>
        Groups(layers, (layer, weight, bias) => _backend.ReadMoment(moment, layer, weight, bias));

    /// <summary>Sets the weights of layers, and their moments to 0.</summary>
    /// <param name="layers">The layers.</param>
    /// <param name="tensors">Where the weights are.</param>
    /// <param name="prefix">What their names begin with there.</param>
    /// <exception cref="SafetensorsException">One is missing, or is of another shape.</exception>
    internal void Set(IEnumerable<NamedLayers> layers, TensorTable tensors, string prefix) =>
        Set(layers, tensors, prefix, _backend.Write);

    /// <summary>Sets a moment of each weight of trained layers.</summary>
    /// <inheritdoc cref="Set(IEnumerable{NamedLayers}, TensorTable, string)"/>
    internal void Set(IEnumerable<NamedLayers> layers, Moment moment, TensorTable tensors, string prefix) =>
        Set(layers, tensors, prefix, (weight, bias, layer) => _backend.WriteMoment(moment, weight, bias, layer));

    /// <summary>Copies weights between models of the same shape, of which the destination may be for inference only.</summary>
    public void Copy(LinearChain source, LinearChain destination)
    {
        ArgumentNullException.ThrowIfNull(source);
        ArgumentNullException.ThrowIfNull(destination);
        for (var i = 0; i < source.Layers.Count; i++)
        {
            var layer = source.Layers[i];
            var weight = new float[layer.Outputs * layer.Inputs];
            var bias = new float[layer.Outputs];
            _backend.Read(layer, weight, bias);
            _backend.Write(weight, bias, destination.Layers[i]);
        }
    }

    private static IReadOnlyList<TensorGroup> Groups(IEnumerable<NamedLayers> layers, ReadLayer read) =>
        [.. layers.Select(layer => new TensorGroup(layer.Tensors, values => layer.Split(values, read)))];

    private static void Set(IEnumerable<NamedLayers> layers, TensorTable tensors, string prefix, WriteLayer write)
    {
        foreach (var layer in layers)
        {
            layer.Join(tensors, prefix, write);
        }
    }
}
