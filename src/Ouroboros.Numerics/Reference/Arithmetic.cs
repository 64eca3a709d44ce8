namespace Ouroboros.Numerics.Reference;

/// <summary>The words of <see cref="IBackend"/>'s formulas that are no operation of a processor.</summary>
internal static class Arithmetic
{
    private const int BlockWidth = 16;

    /// <summary>0 for what is below <see cref="Precision.Tiny"/> in magnitude, -0 among it; NaN stays.</summary>
    public static float Flush(float value) => MathF.Abs(value) < Precision.Tiny ? 0f : value;

    /// <summary>The fixed reduction of a row.</summary>
    public static float Sum16(ReadOnlySpan<float> row)
    {
        Span<float> block = stackalloc float[BlockWidth];
        var sum = 0f;
        for (var start = 0; start < row.Length; start += BlockWidth)
        {
            block.Clear();
            row.Slice(start, Math.Min(BlockWidth, row.Length - start)).CopyTo(block);
            for (var half = BlockWidth / 2; half > 0; half /= 2)
            {
                for (var i = 0; i < half; i++)
                {
                    block[i] += block[i + half];
                }
            }

            sum += block[0];
        }

        return sum;
    }

    /// <summary>The function after a linear layer, not flushed.</summary>
    public static float Activate(float value, Activation activation) => activation switch
    {
        Activation.None => value,
        Activation.Relu => value < 0f ? 0f : value,
        Activation.Sigmoid => 1f / (1f + ScalarMath.Exp(-value)),
        _ => throw new ArgumentOutOfRangeException(nameof(activation), activation, "Expected None, Relu or Sigmoid."),
    };
}
