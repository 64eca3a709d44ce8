namespace Ouroboros.Numerics.Tests;

/// <summary>Quantiles against those of an arithmetic of sixty digits.</summary>
public sealed class NormalQuantileTests
{
    [Theory]
    [InlineData(0.4921875, -0.01958428523012692)]
    [InlineData(0.4375, -0.1573106846101707)]
    [InlineData(0.1875, -0.8871465590188761)]
    [InlineData(0.075, -1.439531470938456)]
    [InlineData(0.07499, -1.4396021182393162)]
    [InlineData(0.0625, -1.5341205443525463)]
    [InlineData(0.0078125, -2.4175590162365053)]
    [InlineData(0.001, -3.0902323061678136)]
    [InlineData(1e-5, -4.264890793922825)]
    [InlineData(1.4e-11, -6.656723091518184)]
    [InlineData(1.38e-11, -6.658838502850766)]
    [InlineData(1e-20, -9.262340089798407)]
    [InlineData(1e-300, -37.0470962993612)]
    public void A_quantile_is_right_to_sixteen_digits(double p, double expected) =>
        Assert.InRange(NormalQuantile.At(p) / expected, 1 - 5e-16, 1 + 5e-16);

    [Fact]
    public void The_middle_is_0_and_both_sides_are_alike()
    {
        Assert.Equal(0, NormalQuantile.At(0.5));
        for (var i = 1; i < 512; i++)
        {
            Assert.Equal(-NormalQuantile.At(i / 1024.0), NormalQuantile.At(1 - (i / 1024.0)));
        }
    }

    [Fact]
    public void Quantiles_rise_with_the_probability()
    {
        var quantiles = Enumerable.Range(1, 99_999).Select(i => NormalQuantile.At(i / 100_000.0)).ToArray();
        Assert.All(quantiles.Zip(quantiles.Skip(1)), pair => Assert.True(pair.First < pair.Second));
    }

    [Theory]
    [InlineData(0.0)]
    [InlineData(1.0)]
    [InlineData(-0.5)]
    [InlineData(1.5)]
    [InlineData(double.Epsilon)]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void What_is_no_probability_between_0_and_1_is_refused(double p) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => NormalQuantile.At(p));
}
