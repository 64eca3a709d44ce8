using Ouroboros.Reporting.Charts;

namespace Ouroboros.Reporting.Tests.Charts;

public sealed class AxesTests
{
    [Theory]
    [InlineData(0, 62.4, "0 10 20 30 40 50 60 70")]
    [InlineData(0, 0.171, "0.00 0.05 0.10 0.15 0.20")]
    [InlineData(0, 1, "0.0 0.2 0.4 0.6 0.8 1.0")]
    [InlineData(0, 7, "0 1 2 3 4 5 6 7")]
    [InlineData(-3.2, 3.2, "\u22124 \u22123 \u22122 \u22121 0 1 2 3 4")]
    [InlineData(0, 60000, "0 10,000 20,000 30,000 40,000 50,000 60,000")]
    [InlineData(0, 6e9, "0 10\u2079 2\u00D710\u2079 3\u00D710\u2079 4\u00D710\u2079 5\u00D710\u2079 6\u00D710\u2079")]
    [InlineData(0, 2e-6, "0 5\u00D710\u207B\u2077 10\u00D710\u207B\u2077 15\u00D710\u207B\u2077 20\u00D710\u207B\u2077")]
    [InlineData(5, 5, "5 6")]
    public void Ticks_are_numbers_that_people_count_in(double low, double high, string expected)
    {
        var axis = Axes.Rounded("x", low, high);

        Assert.Equal(expected, string.Join(' ', axis.Ticks.Select(t => t.Text)));
        Assert.Equal(axis.Low, axis.Ticks[0].Value);
        Assert.Equal(axis.High, axis.Ticks[^1].Value, axis.High * 1e-12);
    }

    [Fact]
    public void Axes_from_zero_hold_every_finite_number()
    {
        var axis = Axes.FromZero("loss", [3, 41, double.NaN, double.PositiveInfinity]);

        Assert.Equal((0, 50), (axis.Low, axis.High));
    }

    [Theory]
    [InlineData(new double[] { })]
    [InlineData(new double[] { 0, 0 })]
    [InlineData(new double[] { double.NaN })]
    public void Axes_without_numbers_still_have_a_length(double[] values) => Assert.Equal(1, Axes.FromZero("loss", values).High);

    [Fact]
    public void Axes_of_nothing_have_no_ticks() => Assert.Empty(Axes.Loss("loss", [double.NaN, double.PositiveInfinity], 0.001).Ticks);

    [Theory]
    [InlineData(0.5, "0.5 1 2 5 10")]
    [InlineData(0, "\u2264 0.001 0.01 0.1 1 10")]
    [InlineData(1, "0 2 4 6 8")]
    public void Losses_far_apart_are_told_apart_and_the_floor_is_named(double least, string expected) =>
        Assert.Equal(expected, string.Join(' ', Axes.Loss("loss", [least, 7.5, double.NaN], 0.001).Ticks.Select(t => t.Text)));

    [Theory]
    [InlineData(0.882, 85, 100)]
    [InlineData(0.999, 99, 100)]
    [InlineData(0.0974, 0, 100)]
    public void Percent_ends_at_a_hundred(double least, double low, double high)
    {
        var axis = Axes.Percent("accuracy", [1, least]);

        Assert.Equal((low, high), (axis.Low, axis.High));
    }

    [Theory]
    [InlineData(0.001, 12.1, 0.001, 20, "0.001 0.01 0.1 1 10")]
    [InlineData(0.0013, 0.009, 0.001, 0.01, "0.001 0.002 0.005 0.01")]
    [InlineData(3, 3, 2, 5, "2 5")]
    [InlineData(1e-7, 1, 1e-7, 1, "10\u207B\u2077 10\u207B\u2076 10\u207B\u2075 0.0001 0.001 0.01 0.1 1")]
    [InlineData(0.001, 1e17, 0.001, 1e17, "0.001 1 1,000 10\u2076 10\u2079 10\u00B9\u00B2 10\u00B9\u2075")]
    public void Logarithmic_axes_tick_at_powers_of_ten(double least, double most, double low, double high, string expected)
    {
        var axis = Axes.Logarithmic("loss", least, most);

        Assert.Equal(expected, string.Join(' ', axis.Ticks.Select(t => t.Text)));
        Assert.Equal(low, axis.Low, 1e-15);
        Assert.Equal(high, axis.High, 1e-15);
    }

    [Fact]
    public void Equal_ratios_are_equally_far_apart_on_a_logarithmic_axis()
    {
        var axis = Axes.Logarithmic("loss", 0.01, 100);

        Assert.Equal([0, 0.25, 0.5, 0.75, 1], new[] { 0.01, 0.1, 1, 10, 100 }.Select(v => Math.Round(axis.ShareOf(v), 12)));
        Assert.Equal(0, axis.ShareOf(0));
    }

    [Fact]
    public void Whole_numbers_leave_room_at_both_ends()
    {
        var axis = Axes.Whole("generation", 1, 1);

        Assert.Equal(0.5, axis.ShareOf(1));
        Assert.Equal("1", Assert.Single(axis.Ticks).Text);
    }
}
