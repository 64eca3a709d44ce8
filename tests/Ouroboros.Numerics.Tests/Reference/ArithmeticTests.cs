using Ouroboros.Numerics.Reference;

namespace Ouroboros.Numerics.Tests.Reference;

public sealed class ArithmeticTests
{
    [Fact]
    public void Flush_makes_positive_zeros_of_what_is_below_the_bound()
    {
        float[] below = [0f, -0f, MathF.BitDecrement(Precision.Tiny), -MathF.BitDecrement(Precision.Tiny), float.Epsilon, -1e-30f];

        Assert.All(below, value => Assert.Equal(0, BitConverter.SingleToInt32Bits(Arithmetic.Flush(value))));
    }

    [Fact]
    public void Flush_leaves_everything_else()
    {
        float[] others =
        [
            Precision.Tiny, -Precision.Tiny, 1f, -3e38f, float.PositiveInfinity, float.NegativeInfinity, float.NaN,
        ];

        Assert.All(others, value => Assert.Equal(value, Arithmetic.Flush(value)));
    }

    [Fact]
    public void Sum16_folds_a_block_in_halves()
    {
        // 2^24 + 1 is no float: which ones survive shows the order. 1 + 1 meets first, at distance 8.
        var row = new float[16];
        row[0] = 16777216f;
        row[1] = 1f;
        row[9] = 1f;
        Assert.Equal(16777218f, Arithmetic.Sum16(row));

        // At distance 8 from the great number each 1 is lost.
        row = new float[16];
        row[0] = 16777216f;
        row[8] = 1f;
        row[4] = 1f;
        Assert.Equal(16777216f, Arithmetic.Sum16(row));

        // At distances 4, 2 and 1: 3 and 7 meet before 1 does, 1 before 0.
        row = new float[16];
        row[0] = 16777216f;
        row[3] = 1f;
        row[5] = 1f;
        Assert.Equal(16777218f, Arithmetic.Sum16(row));
    }

    [Fact]
    public void Sum16_adds_blocks_in_increasing_order()
    {
        var row = new float[33];
        row[0] = 1f;
        row[16] = 16777216f;
        row[32] = -16777216f;

        Assert.Equal(0f, Arithmetic.Sum16(row));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(15)]
    [InlineData(16)]
    [InlineData(17)]
    [InlineData(100)]
    public void Sum16_adds_everything_once(int length)
    {
        var row = Enumerable.Range(1, length).Select(value => (float)value).ToArray();

        Assert.Equal(length * (length + 1) / 2, Arithmetic.Sum16(row));
    }

    [Fact]
    public void Sum16_of_nothing_is_zero() => Assert.Equal(0f, Arithmetic.Sum16([]));

    [Theory]
    [InlineData(Activation.None, -2f, -2f)]
    [InlineData(Activation.Relu, -2f, 0f)]
    [InlineData(Activation.Relu, 3f, 3f)]
    [InlineData(Activation.Relu, float.NaN, float.NaN)]
    [InlineData(Activation.Sigmoid, 0f, 0.5f)]
    [InlineData(Activation.Sigmoid, 200f, 1f)]
    [InlineData(Activation.Sigmoid, -200f, 0f)]
    [InlineData(Activation.Sigmoid, float.NaN, float.NaN)]
    public void Activations_are_what_their_names_say(Activation activation, float value, float expected) =>
        Assert.Equal(expected, Arithmetic.Activate(value, activation));
}
