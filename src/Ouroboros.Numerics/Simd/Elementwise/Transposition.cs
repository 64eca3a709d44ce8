namespace Ouroboros.Numerics.Simd.Elementwise;

/// <summary>Weights [inputs, outputs] in panels of outputs, written as [outputs, inputs] in panels of inputs.</summary>
internal static unsafe class Transposition
{
    /// <summary>Writes the square of a panel of outputs and a block of 48 inputs; both squares are one run of memory.</summary>
    public static void Write(PanelView weights, PanelView backward, int outputPanel, int inputBlock)
    {
        var inputs = Math.Min(Panel.Width, backward.Columns - (inputBlock * Panel.Width));
        var outputs = Math.Min(Panel.Width, weights.Columns - (outputPanel * Panel.Width));
        var source = weights.Row(inputBlock * Panel.Width, outputPanel);
        var destination = backward.Row(outputPanel * Panel.Width, inputBlock);
        for (var output = 0; output < outputs; output++)
        {
            for (var input = 0; input < inputs; input++)
            {
                destination[(output * Panel.Width) + input] = source[(input * Panel.Width) + output];
            }
        }
    }
}
