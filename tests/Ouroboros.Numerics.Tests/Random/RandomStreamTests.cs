using Ouroboros.Numerics.Random;

namespace Ouroboros.Numerics.Tests.Random;

public sealed class RandomStreamTests
{
    private const int Count = 200_000;
    private static readonly RandomKey _key = new(5, Purpose.TheorySampling, 3, 7);

    [Fact]
    public void Uniforms_are_the_upper_53_bits_of_the_blocks_words_in_order()
    {
        var stream = new RandomStream(_key);
        for (var position = 0u; position < 3; position++)
        {
            var block = Philox.At(_key, position, 0);
            Assert.Equal((((ulong)block.Word1 << 32) | block.Word0) / 2048 / Math.Pow(2, 53), stream.NextUniform());
            Assert.Equal((((ulong)block.Word3 << 32) | block.Word2) / 2048 / Math.Pow(2, 53), stream.NextUniform());
        }
    }

    [Fact]
    public void Normals_are_the_polar_methods()
    {
        var (uniforms, normals) = (new RandomStream(_key), new RandomStream(_key));
        for (var pair = 0; pair < 1000; pair++)
        {
            double u, v;
            do
            {
                (u, v) = ((2 * uniforms.NextUniform()) - 1, (2 * uniforms.NextUniform()) - 1);
            }
            while ((u * u) + (v * v) >= 1);

            var radius = Math.Sqrt(-2 * Math.Log((u * u) + (v * v)));
            var length = Math.Sqrt((u * u) + (v * v));
            Assert.Equal(radius * u / length, normals.NextNormal(), 1e-13);
            Assert.Equal(radius * v / length, normals.NextNormal(), 1e-13);
        }
    }

    [Fact]
    public void Normals_have_the_moments_and_the_tails_of_a_normal()
    {
        var stream = new RandomStream(_key);
        var normals = Enumerable.Range(0, Count).Select(_ => stream.NextNormal()).ToArray();

        // Four standard errors of each, from the moments of a normal.
        Assert.InRange(normals.Average(), -4 / Math.Sqrt(Count), 4 / Math.Sqrt(Count));
        Assert.InRange(normals.Average(x => x * x), 1 - (4 * Math.Sqrt(2.0 / Count)), 1 + (4 * Math.Sqrt(2.0 / Count)));
        Assert.InRange(normals.Average(x => x * x * x), -4 * Math.Sqrt(15.0 / Count), 4 * Math.Sqrt(15.0 / Count));
        Assert.InRange(normals.Average(x => x * x * x * x), 3 - (4 * Math.Sqrt(96.0 / Count)), 3 + (4 * Math.Sqrt(96.0 / Count)));
        const double beyondThree = 0.0026998;
        Assert.InRange(normals.Count(x => Math.Abs(x) > 3) / (double)Count, beyondThree - (4 * Math.Sqrt(beyondThree / Count)), beyondThree + (4 * Math.Sqrt(beyondThree / Count)));
    }

    [Fact]
    public void Neighbours_are_independent()
    {
        var stream = new RandomStream(_key);
        var normals = Enumerable.Range(0, Count).Select(_ => stream.NextNormal()).ToArray();

        Assert.InRange(normals.Zip(normals.Skip(1), (x, y) => x * y).Average(), -4 / Math.Sqrt(Count), 4 / Math.Sqrt(Count));
        Assert.InRange(normals.Zip(normals.Skip(1), (x, y) => ((x * x) - 1) * ((y * y) - 1)).Average(), -8 / Math.Sqrt(Count), 8 / Math.Sqrt(Count));
    }

    [Fact]
    public void A_stream_gives_the_same_numbers_for_ever()
    {
        var stream = new RandomStream(_key);

        Assert.Equal(KnownNormals, Enumerable.Range(0, 4).Select(_ => BitConverter.DoubleToInt64Bits(stream.NextNormal())));
    }

    [Fact]
    public void Another_chain_has_other_numbers()
    {
        Assert.NotEqual(new RandomStream(_key).NextNormal(), new RandomStream(_key with { Epoch = 8 }).NextNormal());
    }

    [Fact]
    public void A_key_that_does_not_fit_is_an_error()
    {
        Assert.Throws<ArgumentException>(() => new RandomStream(_key with { Generation = -1 }));
    }

    private static long[] KnownNormals => [4607516216359683848, -4620276586243689272, -4615181451545627807, 4583145229460911959];
}
