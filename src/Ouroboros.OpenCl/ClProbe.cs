using Ouroboros.Numerics.Random;
using Ouroboros.Numerics.Reference;

namespace Ouroboros.OpenCl;

/// <summary>Holds a device's arithmetic against the host's before it computes anything: what a driver says of itself is not taken for granted.</summary>
/// <remarks>
/// A compiler that joins a product and a sum, a quotient that is not rounded correctly, subnormal numbers that become 0: each would end in other files,
/// and nobody would see it. A thousand numbers of every magnitude take a millisecond.
/// </remarks>
internal static class ClProbe
{
    private const int Count = 1024;
    private const int Results = 8;

    // 2^-66: the product of two is subnormal.
    private const float SmallFactor = 1.3552527e-20f;

    private static readonly string[] Names =
    [
        "a sum of a product", "a fused multiply-add", "a division", "a square root", "exp", "log", "sin", "cos",
    ];

    /// <summary>Compares.</summary>
    /// <exception cref="DeviceException">The device computes something else.</exception>
    public static void Check(ClProgram program)
    {
        using var queue = new ClQueue(program);
        using var kernel = new ClKernel(queue, "probe");
        float[][] factors = [Values(1), Values(2), Values(3)];
        var buffers = Array.ConvertAll(factors, _ => new ClBuffer(queue, Count, 0));
        for (var i = 0; i < factors.Length; i++)
        {
            buffers[i].Write<float>(factors[i], 0);
        }

        using var results = new ClBuffer(queue, Count * Results, 0);
        kernel.Begin()
            .With(buffers[0].Handle).With(buffers[1].Handle).With(buffers[2].Handle).With(results.Handle).With(Count)
            .Over(Count, 1);
        var found = new float[Count * Results];
        results.Read(0, found.AsSpan());
        for (var i = 0; i < Count; i++)
        {
            var expected = Expected(factors[0][i], factors[1][i], factors[2][i]);
            for (var j = 0; j < Results; j++)
            {
                if (!AreSame(expected[j], found[(i * Results) + j]))
                {
                    throw new DeviceException(
                        $"{program.Device.Name} cannot give the same bytes as the processor: {Names[j]} of {factors[0][i]:R}, {factors[1][i]:R}, {factors[2][i]:R} "
                        + $"is {found[(i * Results) + j]:R} there and {expected[j]:R} here. Update its driver ({program.Device.Driver}), or compute on the processor: --device cpu.");
                }
            }
        }
    }

    private static float[] Expected(float a, float b, float c)
    {
        var (sin, cos) = ScalarMath.SinCosTurn(BitConverter.SingleToUInt32Bits(a));
        return [(a * b) + c, MathF.FusedMultiplyAdd(a, b, c), a / b, MathF.Sqrt(MathF.Abs(a)), ScalarMath.Exp(a), ScalarMath.Log(a), sin, cos];
    }

    private static bool AreSame(float expected, float found) =>
        float.IsNaN(expected) ? float.IsNaN(found) : BitConverter.SingleToInt32Bits(expected) == BitConverter.SingleToInt32Bits(found);

    // Of four: any float there is; one of middling size, where products and sums meet; one so small that a product of two is subnormal; a subnormal one
    // of the first and third factor, times a middling one: what takes subnormal numbers for zero, as operand or as result, comes out in every second row.
    private static float[] Values(int generation)
    {
        var key = new RandomKey(0, Purpose.Sampling, generation);
        var values = new float[Count];
        for (var i = 0; i < Count; i++)
        {
            var word = Philox.At(key, (uint)i, 0).Word0;
            var middling = ((int)word) * (1f / 268435456f);
            values[i] = (i % 4) switch
            {
                0 => BitConverter.UInt32BitsToSingle(word),
                1 => middling,
                2 => generation == 3 ? 0 : middling * SmallFactor,
                _ => generation == 2 ? middling : BitConverter.UInt32BitsToSingle(word & 0x807FFFFF),
            };
        }

        return values;
    }
}
