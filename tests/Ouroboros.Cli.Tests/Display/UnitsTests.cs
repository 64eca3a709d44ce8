using Ouroboros.Cli.Display;

namespace Ouroboros.Cli.Tests.Display;

public sealed class UnitsTests
{
    [Theory]
    [InlineData(-1, "0:00")]
    [InlineData(0.4, "0:00")]
    [InlineData(41, "0:41")]
    [InlineData(59.7, "1:00")]
    [InlineData(723, "12:03")]
    [InlineData(11045, "3:04:05")]
    [InlineData(100 * 3600, "100:00:00")]
    public void Clock_shows_hours_minutes_and_seconds(double seconds, string text) =>
        Assert.Equal(text, Units.Clock(TimeSpan.FromSeconds(seconds)));

    [Theory]
    [InlineData(0, "0 %")]
    [InlineData(0.0001, "0.1 %")]
    [InlineData(0.5, "50.0 %")]
    [InlineData(0.998, "99.8 %")]
    [InlineData(0.99999, "99.9 %")]
    [InlineData(1, "100 %")]
    public void Percent_says_all_and_nothing_only_when_it_is(double share, string text) => Assert.Equal(text, Units.Percent(share));

    [Theory]
    [InlineData(0, "0 B")]
    [InlineData(999, "999 B")]
    [InlineData(1000, "1.0 kB")]
    [InlineData(999_960, "1.0 MB")]
    [InlineData(12_345_678, "12.3 MB")]
    [InlineData(5_000_000_000_000_000, "5000.0 TB")]
    public void Bytes_have_decimal_units(long bytes, string text) => Assert.Equal(text, Units.Bytes(bytes));

    [Theory]
    [InlineData(1, "1 run")]
    [InlineData(0, "0 runs")]
    [InlineData(1234, "1,234 runs")]
    public void Counts_agree_with_their_noun(long count, string text) => Assert.Equal(text, Units.Count(count, "run"));
}
