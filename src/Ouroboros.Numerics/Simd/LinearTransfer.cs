using Ouroboros.Numerics.Simd.Elementwise;

namespace Ouroboros.Numerics.Simd;

/// <summary>Weights between the world's layout, [outputs, inputs] row by row, and the panels of a <see cref="SimdLinear"/>.</summary>
internal static unsafe class LinearTransfer
{
    public static void Write(ReadOnlySpan<float> weight, ReadOnlySpan<float> bias, SimdLinear layer)
    {
        var weights = layer.Forward(layer.Weights);
        for (var output = 0; output < layer.Outputs; output++)
        {
            var column = weights.Row(0, output / Panel.Width) + (output % Panel.Width);
            for (var input = 0; input < layer.Inputs; input++)
            {
                column[input * Panel.Width] = weight[(output * layer.Inputs) + input];
            }
        }

        bias.CopyTo(new Span<float>(layer.Bias, layer.Outputs));
        if (layer.Use == LinearUse.Train)
        {
            WriteBackward(layer, weights);
        }
    }

    /// <summary>Reads weights, or a gradient laid out like them.</summary>
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
