using Ouroboros.Numerics.Random;
using Ouroboros.Replication;

namespace Ouroboros.Tests.Replication;

public sealed class BootstrapTests
{
    [Fact]
    public void One_number_has_no_interval_and_equal_ones_have_none_of_any_width()
    {
        Assert.Null(new Bootstrap(1).OfMean([3]));
        Assert.Equal((0.1, 0.1), new Bootstrap(1).OfMean([0.1, 0.1, 0.1]));
    }

    // Of two numbers a quarter of all resamples is one of them twice.
    [Fact]
    public void Two_numbers_are_the_ends_themselves() => Assert.Equal((2, 5), new Bootstrap(1).OfMean([5, 2]));

    // Of n zeros and ones, k of them ones, the sum of a resample is binomial: its quantiles are known.
    // Shares 0.00855 and 0.99145 of Binomial(10, 0.5), by its distribution function: P(X <= 1) = 0.0107, P(X <= 0) = 0.00098.
    [Fact]
    public void Means_of_zeros_and_ones_are_binomial() =>
        Assert.Equal((0.1, 0.9), new Bootstrap(7).OfMean([0, 1, 0, 1, 0, 1, 0, 1, 0, 1]));

    [Fact]
    public void The_same_seed_draws_the_same_and_another_one_others()
    {
        double[] values = [1.5, 2.25, 9, 3.75, 0.5, 4];
        Assert.Equal(new Bootstrap(5).OfMean(values), new Bootstrap(5).OfMean(values));
        Assert.NotEqual(new Bootstrap(5).OfMean(values), new Bootstrap(6).OfMean(values));
    }

    [Fact]
    public void An_interval_moves_and_grows_with_its_numbers()
    {
        double[] values = [1, 2, 3, 5, 8, 13];
        var (low, high) = new Bootstrap(5).OfMean(values)!.Value;
        var (scaledLow, scaledHigh) = new Bootstrap(5).OfMean([.. values.Select(value => (4 * value) - 2)])!.Value;
        Assert.Equal((4 * low) - 2, scaledLow, 10);
        Assert.Equal((4 * high) - 2, scaledHigh, 10);
        Assert.InRange(low, 1, Sample.Mean(values));
        Assert.InRange(high, Sample.Mean(values), 13);
    }

    // 95 % within three standard errors of 400 trials (3.3 %); intervals of plain percentiles would hold the mean in 84 % and 90 %.
    [Theory]
    [InlineData(5)]
    [InlineData(10)]
    [InlineData(31)]
    public void The_interval_holds_the_true_mean_of_normal_numbers_as_often_as_it_says(int count)
    {
        const int trials = 400;
        var bootstrap = new Bootstrap(11);
        var held = Enumerable.Range(0, trials).Count(trial =>
        {
            double[] values = [.. Enumerable.Range(0, count).Select(i => Normal(trial, i))];
            var (low, high) = bootstrap.OfMean(values)!.Value;
            return low <= 0 && 0 <= high;
        });
        Assert.InRange(held / (double)trials, 0.917, 0.983);
    }

    // The sum of twelve uniform numbers less six: close to normal, and the same on every machine.
    private static double Normal(int trial, int place)
    {
        var sum = -6.0;
        for (uint block = 0; block < 3; block++)
        {
            var words = Philox.At(new RandomKey(3, Purpose.EvaluationNoise, trial), (uint)place, block);
            sum += (words.Word0 + (double)words.Word1 + words.Word2 + words.Word3) / uint.MaxValue;
        }

        return sum;
    }
}
