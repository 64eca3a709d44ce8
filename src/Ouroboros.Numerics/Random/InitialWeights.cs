namespace Ouroboros.Numerics.Random;

/// <summary>PyTorch's default initial weights of a linear layer: weights and biases uniform in +-1/sqrt(inputs).</summary>
/// <remarks>
/// Element i of a stream is the odd number 2 k + 1 - 2^24 times 2^-24 / sqrt(inputs), k the top 24 bits of word i % 4 of the block at
/// (i / 4, 0): the range is symmetric, its ends and 0 are left out, and only the last product rounds. The bias goes on where the
/// weight ends.
/// </remarks>
public static class InitialWeights
{
    private const int Bits = 24;

    /// <summary>Fills a weight [outputs, inputs] and a bias [outputs], each with values of magnitude at most 1/sqrt(inputs).</summary>
    /// <exception cref="ArgumentException">The weight's length is not inputs times the bias's.</exception>
    public static void Fill(in RandomKey key, int inputs, Span<float> weight, Span<float> bias)
    {
        key.Check(nameof(key));
        ArgumentOutOfRangeException.ThrowIfLessThan(inputs, 1);
        Checks.Length(weight.Length, checked(inputs * bias.Length), nameof(weight));

        var scale = (float)(1 / Math.Sqrt(inputs)) / (1 << Bits);
        Fill(key, 0, scale, weight);
        Fill(key, (uint)weight.Length, scale, bias);
    }

    private static void Fill(in RandomKey key, uint first, float scale, Span<float> destination)
    {
        for (var i = 0; i < destination.Length; i++)
        {
            var element = first + (uint)i;
            var block = Philox.At(key, element / 4, 0);
            var word = (element % 4) switch
            {
                0 => block.Word0,
                1 => block.Word1,
                2 => block.Word2,
                _ => block.Word3,
            };
            var odd = (2 * (int)(word >> (32 - Bits))) + 1 - (1 << Bits);
            destination[i] = odd * scale;
        }
    }
}
