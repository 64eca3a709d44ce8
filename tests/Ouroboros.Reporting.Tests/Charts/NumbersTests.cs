using System.Globalization;
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
    public void A_negative_zero_is_zero() => Assert.Equal("0", Numbers.Significant(double.NegativeZero));

    [Theory]
    [InlineData(0, "0")]
    [InlineData(7, "7")]
    [InlineData(-12, "\u221212")]
    [InlineData(0.41, "0.4100")]
    [InlineData(-0.41, "\u22120.4100")]
    [InlineData(9.99951, "10.00")]
    [InlineData(99.994, "99.99")]
    [InlineData(99.996, "100.0")]
    [InlineData(999.94, "999.9")]
    [InlineData(999.96, "1,000")]
    [InlineData(1234.5, "1,234")]
    [InlineData(123456.7, "123,457")]
    [InlineData(3.2e15, "3.200\u00D710\u00B9\u2075")]
    [InlineData(-1e300, "\u22121.000\u00D710\u00B3\u2070\u2070")]
    [InlineData(0.00012345, "0.0001234")]
    [InlineData(0.000099996, "0.0001000")]
    [InlineData(0.000012345, "1.234\u00D710\u207B\u2075")]
    [InlineData(9.7e-6, "9.700\u00D710\u207B\u2076")]
    [InlineData(9.9996e-6, "1.000\u00D710\u207B\u2075")]
    [InlineData(5e-324, "4.941\u00D710\u207B\u00B3\u00B2\u2074")]
    [InlineData(double.PositiveInfinity, "\u221E")]
    [InlineData(double.NegativeInfinity, "\u2212\u221E")]
    [InlineData(double.NaN, "not a number")]
    public void Values_have_four_significant_digits(double value, string expected) => Assert.Equal(expected, Numbers.Significant(value));

    [Fact]
    public void Logarithms_agree_with_the_runtimes()
    {
        for (var exponent = -300; exponent <= 300; exponent += 7)
        {
            foreach (var factor in new[] { 1, 1.1, 1.33, 1.34, 2, 3.7, 5, 9.99 })
            {
                var value = double.Parse($"{factor}e{exponent}", CultureInfo.InvariantCulture);
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
