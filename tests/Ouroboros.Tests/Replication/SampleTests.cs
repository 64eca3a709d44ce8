using Ouroboros.Replication;

namespace Ouroboros.Tests.Replication;

public sealed class SampleTests
{
    [Fact]
    public void Mean_and_deviation_are_the_usual_ones()
    {
        double[] values = [2, 4, 4, 4, 5, 5, 7, 9];
        Assert.Equal(5, Sample.Mean(values));
        Assert.Equal(Math.Sqrt(32.0 / 7), Sample.Deviation(values));
        Assert.Null(Sample.Deviation([3]));
    }

    // numpy.quantile([1, 2, 4, 8, 16], q)
    [Theory]
    [InlineData(0, 1)]
    [InlineData(0.05, 1.2)]
    [InlineData(0.25, 2)]
    [InlineData(0.5, 4)]
    [InlineData(0.6, 5.6)]
    [InlineData(0.95, 14.4)]
    [InlineData(1, 16)]
    public void Quantiles_lie_between_neighbours_as_numpy_has_them(double share, double expected) =>
        Assert.Equal(expected, Sample.Quantile([1, 2, 4, 8, 16], share), 12);

    [Fact]
    public void A_quantile_beside_infinity_is_a_number_while_infinity_has_no_weight()
    {
        double[] sorted = [3, 5, double.PositiveInfinity];
        Assert.Equal(5, Sample.Quantile(sorted, 0.5));
        Assert.Equal(double.PositiveInfinity, Sample.Quantile(sorted, 0.75));
    }

    [Fact]
    public void Nothing_has_no_mean_and_no_quantile()
    {
        Assert.Throws<ArgumentException>(() => Sample.Mean([]));
        Assert.Throws<ArgumentException>(() => Sample.Deviation([]));
        Assert.Throws<ArgumentException>(() => Sample.Quantile([], 0.5));
    }
}
