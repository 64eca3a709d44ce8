using Ouroboros.Numerics.Simd.Elementwise;

namespace Ouroboros.Numerics.Simd;

/// <summary>Weights between the world's layout, [outputs, inputs] row by row, and the panels of a <see cref="SimdLinear"/>.</summary>
internal static unsafe class LinearTransfer
{
    /// <summary>Writes a layer's weights and bias, and the copy for the way back.</summary>
    public static void Write(ReadOnlySpan<float> weight, ReadOnlySpan<float> bias, SimdLinear layer)
    {
        var weights = layer.Forward(layer.Weights);
        Write(weight, bias, weights, layer.Bias);
        if (layer.Use == LinearUse.Train)
        {
            WriteBackward(layer, weights);
        }
    }

    /// <summary>Writes what is laid out like a layer's weights and bias.</summary>
    public static void Write(ReadOnlySpan<float> weight, ReadOnlySpan<float> bias, PanelView weights, float* biases)
    {
        var inputs = weight.Length / bias.Length;
        for (var output = 0; output < bias.Length; output++)
        {
            var column = weights.Row(0, output / Panel.Width) + (output % Panel.Width);
            for (var input = 0; input < inputs; input++)
            {
                column[input * Panel.Width] = weight[(output * inputs) + input];
            }
        }

        bias.CopyTo(new Span<float>(biases, bias.Length));
    }

    /// <summary>Reads weights and bias, or a gradient or a moment laid out like them.</summary>
    public static void Read(PanelView weights, float* biases, Span<float> weight, Span<float> bias)
    {
        var inputs = weight.Length / bias.Length;
        for (var output = 0; output < bias.Length; output++)
        {
            var column = weights.Row(0, output / Panel.Width) + (output % Panel.Width);
            for (var input = 0; input < inputs; input++)
            {
                weight[(output * inputs) + input] = column[input * Panel.Width];
            }
        }

        new ReadOnlySpan<float>(biases, bias.Length).CopyTo(bias);
    }

    private static void WriteBackward(SimdLinear layer, PanelView weights)
    {
        for (var panel = 0; panel < weights.Panels; panel++)
        {
            for (var block = 0; block < Panel.Count(layer.Inputs); block++)
            {
                Transposition.Write(weights, layer.Backward, panel, block);
            }
        }
    }
}
