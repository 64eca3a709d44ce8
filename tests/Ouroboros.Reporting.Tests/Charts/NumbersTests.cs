using Ouroboros.Reporting.Charts;

namespace Ouroboros.Reporting.Tests.Charts;

public sealed class NumbersTests
{
    [Theory]
    [InlineData(0, "0.00")]
    [InlineData(0.004, "0.00")]
    [InlineData(2.345, "2.35")]
    [InlineData(9.99, "9.99")]
    [InlineData(9.996, "10.0")]
    [InlineData(99.94, "99.9")]
    [InlineData(99.96, "100")]
    [InlineData(1234.6, "1,235")]
    [InlineData(12345, "10\u2074")]
    [InlineData(8.7e11, "10\u00B9\u00B2")]
    [InlineData(-2.5, "\u22122.50")]
    public void Cells_hold_at_most_five_signs(double value, string expected) => Assert.Equal(expected, Numbers.Compact(value));

    [Fact]
    public void Logarithms_agree_with_the_runtimes()
    {
        for (var exponent = -300; exponent <= 300; exponent += 7)
        {
            foreach (var factor in new[] { 1, 1.1, 1.33, 1.34, 2, 3.7, 5, 9.99 })
            {
                var value = double.Parse($"{factor}e{exponent}");
                Assert.Equal(Math.Log10(value), Logarithm.Base10(value), 1e-13);
            }
        }
    }

    [Fact]
    public void Logarithm_of_one_is_nothing() => Assert.Equal(0, Logarithm.Base10(1));

    [Theory]
    [InlineData(0.1, 0.1, 1)]
    [InlineData(0.11, 0.2, 1)]
    [InlineData(3, 5, 0)]
    [InlineData(5.1, 10, 0)]
    [InlineData(1000, 1000, 0)]
    [InlineData(0.0000004, 0.0000005, 7)]
    public void Steps_are_one_two_or_five(double least, double size, int decimals)
    {
        var step = NiceStep.For(least);

        Assert.Equal((size, decimals), (step.Size, step.Decimals));
    }
}
