using Ouroboros.Bench.Measuring;

namespace Ouroboros.Bench.Tests.Measuring;

public sealed class MedianTests
{
    [Theory]
    [InlineData(new[] { 5.0 }, 5)]
    [InlineData(new[] { 9.0, 1, 5 }, 5)]
    [InlineData(new[] { 9.0, 1, 5, 2 }, 3.5)]
    [InlineData(new[] { 1.0, 1, 1e9 }, 1)]
    public void It_is_the_middle_or_the_mean_of_the_two_in_the_middle(double[] values, double expected) =>
        Assert.Equal(expected, Median.Of(values));

    [Fact]
    public void Nothing_has_no_middle() => Assert.Throws<ArgumentException>(() => Median.Of([]));
}
