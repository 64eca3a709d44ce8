using Ouroboros.Numerics;
using Ouroboros.Storage;

namespace Ouroboros.Models;

/// <summary>Reads what a layer keeps about its weight [outputs, inputs] and bias [outputs].</summary>
internal delegate void ReadLayer(Linear layer, Span<float> weight, Span<float> bias);

/// <summary>Sets what a layer keeps about its weight [outputs, inputs] and bias [outputs].</summary>
internal delegate void WriteLayer(ReadOnlySpan<float> weight, ReadOnlySpan<float> bias, Linear layer);

/// <summary>One layer that PyTorch's <c>state_dict</c> has as one module, or as several whose outputs lie side by side.</summary>
/// <param name="Layer">The layer.</param>
/// <param name="Names">The modules; each has an equal share of the outputs.</param>
public sealed record NamedLayers(Linear Layer, params IReadOnlyList<string> Names)
{
    private int Outputs => Layer.Outputs / Names.Count;

    /// <summary>Weight and bias of each module.</summary>
    public IReadOnlyList<TensorShape> Tensors =>
        [.. Names.SelectMany(name => new TensorShape[] { new($"{name}.weight", [Outputs, Layer.Inputs]), new($"{name}.bias", [Outputs]) })];

    /// <summary>A VAE's: <c>encoder.N</c>, <c>fc_mu</c> and <c>fc_logvar</c>, <c>decoder.N</c>, N even.</summary>
    public static IEnumerable<NamedLayers> Of(Vae vae)
    {
        ArgumentNullException.ThrowIfNull(vae);
        return [.. Sequential("encoder", vae.Encoder), new(vae.Heads, "fc_mu", "fc_logvar"), .. OfDecoder(vae.Decoder)];
    }

    /// <summary>A VAE's decoder's: <c>decoder.N</c>, N even.</summary>
    public static IEnumerable<NamedLayers> OfDecoder(LinearChain decoder) => Sequential("decoder", decoder);

    /// <summary>A classifier's: <c>model.N</c>, N even.</summary>
    public static IEnumerable<NamedLayers> Of(Classifier classifier)
    {
        ArgumentNullException.ThrowIfNull(classifier);
        return Sequential("model", classifier.Chain);
    }

    /// <summary>Fills <see cref="Tensors"/>, one after the other, with what is read from the layer.</summary>
    internal void Split(Span<float> values, ReadLayer read)
    {
        if (Names.Count == 1)
        {
            read(Layer, values[..^Layer.Outputs], values[^Layer.Outputs..]);
            return;
        }

        var weight = new float[Layer.Outputs * Layer.Inputs];
        var bias = new float[Layer.Outputs];
        read(Layer, weight, bias);
        for (var module = 0; module < Names.Count; module++)
        {
            Part(weight, module).CopyTo(values);
            values = values[(weight.Length / Names.Count)..];
            Part(bias, module).CopyTo(values);
            values = values[Outputs..];
        }
    }

    /// <summary>Sets the layer from a file's tensors.</summary>
    /// <exception cref="SafetensorsException">One is missing, or is of another shape.</exception>
    internal void Join(TensorTable tensors, string prefix, WriteLayer write)
    {
        if (Names.Count == 1)
        {
            write(Weight(tensors, prefix + Names[0]), Bias(tensors, prefix + Names[0]), Layer);
            return;
        }

        var weight = new float[Layer.Outputs * Layer.Inputs];
        var bias = new float[Layer.Outputs];
        for (var module = 0; module < Names.Count; module++)
        {
            Weight(tensors, prefix + Names[module]).CopyTo(Part(weight, module));
            Bias(tensors, prefix + Names[module]).CopyTo(Part(bias, module));
        }

        write(weight, bias, Layer);
    }

    // Sequential numbers its modules, and every other one is an activation.
    private static IEnumerable<NamedLayers> Sequential(string name, LinearChain chain) =>
        chain.Layers.Select((layer, i) => new NamedLayers(layer, $"{name}.{2 * i}"));

    private Span<float> Part(float[] values, int module)
    {
        var length = values.Length / Names.Count;
        return values.AsSpan(module * length, length);
    }

    private ReadOnlySpan<float> Weight(TensorTable tensors, string module) => tensors.Values($"{module}.weight", Outputs, Layer.Inputs);

    private ReadOnlySpan<float> Bias(TensorTable tensors, string module) => tensors.Values($"{module}.bias", Outputs);
}
