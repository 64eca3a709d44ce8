using Ouroboros.Numerics.Random;

namespace Ouroboros.Numerics.Tests.Random;

public sealed class InitialWeightsTests
{
    private static readonly RandomKey _key = new(42, Purpose.VaeWeights, 0, 3);

    [Theory]
    [InlineData(1)]
    [InlineData(50)]
    [InlineData(784)]
    public void Weights_fill_the_range_of_one_over_the_root_of_the_inputs_evenly(int inputs)
    {
        var outputs = 400_000 / inputs;
        var weight = new float[inputs * outputs];
        var bias = new float[outputs];

        InitialWeights.Fill(_key, inputs, weight, bias);

        var bound = 1 / Math.Sqrt(inputs);
        var n = weight.Length;
        var mean = weight.Average(w => (double)w);
        var variance = weight.Average(w => (double)w * w);
        Assert.InRange(weight.Max(), bound * 0.9999, (float)bound);
        Assert.InRange(weight.Min(), -(float)bound, -bound * 0.9999);
        Assert.InRange(bias.Max(MathF.Abs), 0, (float)bound);

        // Standard errors of the mean and of the second moment of a uniform distribution.
        Assert.InRange(mean, -5 * bound / Math.Sqrt(3.0 * n), 5 * bound / Math.Sqrt(3.0 * n));
        Assert.InRange(variance / (bound * bound), (1 / 3.0) - (5 * Math.Sqrt(4 / 45.0 / n)), (1 / 3.0) + (5 * Math.Sqrt(4 / 45.0 / n)));
    }

    [Fact]
    public void The_bias_goes_on_where_the_weight_ends()
    {
        var whole = new float[6 * 5];
        InitialWeights.Fill(_key, 6, whole, new float[5]);

        var weight = new float[6 * 4];
        var bias = new float[4];
        InitialWeights.Fill(_key, 6, weight, bias);

        Assert.Equal(whole[..28], weight.Concat(bias));
    }

    [Fact]
    public void An_element_is_what_its_word_says()
    {
        var weight = new float[8];
        InitialWeights.Fill(_key, 4, weight, new float[2]);

        var block = Philox.At(_key, 1, 0);
        var expected = (((2.0 * (block.Word2 >> 8)) + 1) / (1 << 24)) - 1;

        Assert.Equal(0.5 * expected, weight[6]);
    }

    [Fact]
    public void Another_layer_has_other_weights()
    {
        var first = new float[8];
        var second = new float[8];

        InitialWeights.Fill(_key, 4, first, new float[2]);
        InitialWeights.Fill(_key with { Epoch = 4 }, 4, second, new float[2]);

        Assert.Empty(first.Intersect(second));
    }

    [Fact]
    public void Lengths_that_do_not_fit_are_an_error()
    {
        var error = Assert.Throws<ArgumentException>(() => InitialWeights.Fill(_key, 4, new float[9], new float[2]));

        Assert.Contains("weight holds 9 values, expected 8", error.Message, StringComparison.Ordinal);
    }
}
