using Ouroboros.Numerics.Random;

namespace Ouroboros.Numerics.Tests.Random;

public sealed class RandomKeyTests
{
    [Theory]
    [InlineData(-1)]
    [InlineData(1 << 24)]
    public void A_generation_that_does_not_fit_into_its_bits_is_an_error(int generation)
    {
        var key = new RandomKey(1, Purpose.Sampling, generation);

        var error = Assert.Throws<ArgumentException>(() => Permutation.Fill(key, new int[3]));

        Assert.Contains($"{generation}", error.Message, StringComparison.Ordinal);
        Assert.Contains("0 to 16777215", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(256)]
    public void A_purpose_that_does_not_fit_into_its_bits_is_an_error(int purpose)
    {
        var key = new RandomKey(1, (Purpose)purpose, 0);

        Assert.Throws<ArgumentException>(() => Permutation.Fill(key, new int[3]));
    }

    [Fact]
    public void The_last_generation_is_allowed()
    {
        var order = new int[3];

        Permutation.Fill(new RandomKey(1, Purpose.Sampling, (1 << 24) - 1), order);

        Assert.Equal([0, 1, 2], order.Order());
    }

    [Fact]
    public void Purposes_keep_the_numbers_that_old_runs_used()
    {
        (Purpose, int)[] expected =
        [
            (Purpose.VaeWeights, 1), (Purpose.ClassifierWeights, 2), (Purpose.VaeShuffle, 3), (Purpose.ClassifierShuffle, 4),
            (Purpose.TrainingNoise, 5), (Purpose.Sampling, 6), (Purpose.EvaluationNoise, 7),
            (Purpose.PoolSubsample, 8), (Purpose.TheoryReal, 10), (Purpose.TheorySampling, 11), (Purpose.TheoryChoice, 12),
        ];

        Assert.All(expected, pair => Assert.Equal(pair.Item2, (int)pair.Item1));
    }
}
