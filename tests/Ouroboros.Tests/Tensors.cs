using System.Runtime.InteropServices;
using Ouroboros.Models;
using Ouroboros.Numerics;
using Ouroboros.Storage;

namespace Ouroboros.Tests;

/// <summary>Ways between buffers, layers and arrays.</summary>
internal static class Tensors
{
    public static float[] Rows(this IBackend backend, Matrix source, int rows)
    {
        var values = new float[rows * source.Columns];
        backend.Read(source, values);
        return values;
    }

    public static float[] Rows(this IBackend backend, Table source, int rows)
    {
        var values = new float[rows * source.Columns];
        backend.Read(source, 0, values);
        return values;
    }

    public static int[] First(this IBackend backend, Integers source, int count)
    {
        var values = new int[count];
        backend.Read(source, 0, values);
        return values;
    }

    public static (float[] Weight, float[] Bias) Gradient(this IBackend backend, Linear layer)
    {
        var weight = new float[layer.Outputs * layer.Inputs];
        var bias = new float[layer.Outputs];
        backend.ReadGradient(layer, weight, bias);
        return (weight, bias);
    }

    /// <summary>Sets a model's weights, the inverse of <see cref="Weights.Of(Vae)"/>.</summary>
    public static void Set(this IBackend backend, Vae vae, IReadOnlyList<NamedTensor> tensors)
    {
        Set(backend, vae.Encoder, "encoder", tensors);
        backend.Write(
            [.. Values(tensors, "fc_mu.weight"), .. Values(tensors, "fc_logvar.weight")],
            [.. Values(tensors, "fc_mu.bias"), .. Values(tensors, "fc_logvar.bias")],
            vae.Heads);
        Set(backend, vae.Decoder, "decoder", tensors);
    }

    /// <summary>Sets a model's weights, the inverse of <see cref="Weights.Of(Classifier)"/>.</summary>
    public static void Set(this IBackend backend, Classifier classifier, IReadOnlyList<NamedTensor> tensors) =>
        Set(backend, classifier.Chain, "model", tensors);

    /// <summary>Copies of all tensors as they are now.</summary>
    public static IReadOnlyList<NamedTensor> ToTensors(this IEnumerable<TensorGroup> groups) => [.. groups.SelectMany(group => group.ToTensors())];

    /// <summary>Names, shapes and bits of all values, in order.</summary>
    public static string[] Bits(IEnumerable<TensorGroup> groups) => Bits(groups.ToTensors());

    /// <summary>Names, shapes and bits of all values, in order.</summary>
    public static string[] Bits(IEnumerable<NamedTensor> tensors) =>
    [
        .. tensors.Select(tensor =>
            $"{tensor.Name} [{string.Join(", ", tensor.Shape)}] {Convert.ToHexString(MemoryMarshal.AsBytes(tensor.Values.Span))}"),
    ];

    private static void Set(IBackend backend, LinearChain chain, string name, IReadOnlyList<NamedTensor> tensors)
    {
        for (var i = 0; i < chain.Layers.Count; i++)
        {
            backend.Write(Values(tensors, $"{name}.{2 * i}.weight"), Values(tensors, $"{name}.{2 * i}.bias"), chain.Layers[i]);
        }
    }

    private static float[] Values(IReadOnlyList<NamedTensor> tensors, string name) =>
        tensors.Single(tensor => tensor.Name == name).Values.ToArray();
}
