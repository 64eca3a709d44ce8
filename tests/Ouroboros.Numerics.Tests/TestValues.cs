using Ouroboros.Numerics.Random;
using Ouroboros.Numerics.Reference;

namespace Ouroboros.Numerics.Tests;

/// <summary>Test data that is the same on every machine.</summary>
internal static class TestValues
{
    /// <summary>What kernels trip over: both zeros, the two sides of both flush bounds, numbers far below them.</summary>
    public static readonly float[] Edges =
    [
        0f, -0f, Precision.Tiny, -Precision.Tiny, MathF.BitDecrement(Precision.Tiny), -MathF.BitDecrement(Precision.Tiny),
        MathF.BitIncrement(Precision.Tiny), Precision.TinySquared, MathF.BitDecrement(Precision.TinySquared), 1e-30f, -1e-36f,
    ];

    /// <summary>What overflows: exp, squares and sums of these are infinite or nearly so.</summary>
    public static readonly float[] Huge = [1e4f, -1e4f, 88.7f, -88.7f, 3e38f, -3e38f];

    /// <summary>What is no number.</summary>
    public static readonly float[] NotFinite = [float.PositiveInfinity, float.NegativeInfinity, float.NaN];

    /// <summary>Ordinary numbers; numbers around the bounds of flush; anything a float can be. To <see cref="Sprinkle"/> with.</summary>
    public static readonly float[][] Kinds = [[0f], Edges, [.. Edges, .. Huge, .. NotFinite]];

    /// <summary>A seed of its own for each shape.</summary>
    public static int Seed(int first, int second, int third) => (((first * 1009) + second) * 1009) + third;

    /// <summary>Uniform in (-scale, scale).</summary>
    public static float[] Uniform(int seed, int count, float scale = 1f)
    {
        var values = new float[count];
        for (var i = 0; i < count; i++)
        {
            values[i] = ((int)Word(seed, i) * (1f / 2147483648f)) * scale;
        }

        return values;
    }

    /// <summary>Uniform in [0, 1], as pixels are.</summary>
    public static float[] Pixels(int seed, int count) =>
        Array.ConvertAll(Uniform(seed, count), value => MathF.Abs(value));

    /// <summary>Standard normals.</summary>
    public static float[] Normal(int seed, int count)
    {
        var key = new RandomKey(seed, Purpose.Sampling, 1);
        var values = new float[count];
        for (var i = 0; i < count; i++)
        {
            values[i] = ScalarNormal.At(key, 0, i);
        }

        return values;
    }

    /// <summary>The values, about one in four of them replaced by one of <paramref name="special"/>.</summary>
    public static float[] Sprinkle(int seed, float[] values, params float[][] special)
    {
        var choice = special.SelectMany(group => group).ToArray();
        for (var i = 0; i < values.Length; i++)
        {
            var word = Word(seed + 1_000_003, i);
            if (word % 4 == 0)
            {
                values[i] = choice[word / 4 % choice.Length];
            }
        }

        return values;
    }

    /// <summary>Integers from 0 to bound - 1.</summary>
    public static int[] Integers(int seed, int count, int bound)
    {
        var values = new int[count];
        for (var i = 0; i < count; i++)
        {
            values[i] = (int)(Word(seed, i) % (uint)bound);
        }

        return values;
    }

    private static uint Word(int seed, int index) =>
        Philox.At(new RandomKey(seed, Purpose.Sampling, 0), (uint)index, 0).Word0;
}
