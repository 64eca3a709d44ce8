
namespace Ouroboros.Reporting.Tests;

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
    [InlineData(0.0001, "< 0.1 %")]
    [InlineData(0.5, "50.0 %")]
    [InlineData(0.998, "99.8 %")]
    [InlineData(0.99999, "> 99.9 %")]
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
    [InlineData(0, "0 B")]
    [InlineData(7, "7 B")]
    [InlineData(94, "94 B")]
    [InlineData(1_234, "1.2 kB")]
    [InlineData(9_960, "10 kB")]
    [InlineData(412_600_000, "410 MB")]
    [InlineData(996_000_000, "1.0 GB")]
    [InlineData(4_649_000_000, "4.6 GB")]
    [InlineData(45_600_000_000, "46 GB")]
    public void Rough_bytes_have_two_digits(long bytes, string text) => Assert.Equal(text, Units.Roughly(bytes));

    [Theory]
    [InlineData(0, "1 s")]
    [InlineData(26.4, "26 s")]
    [InlineData(99.4, "99 s")]
    [InlineData(99.6, "2 min")]
    [InlineData(3_569, "59 min")]
    [InlineData(3_571, "1 h")]
    [InlineData(6_620, "1 h 50 min")]
    [InlineData(172_000, "47 h 47 min")]
    [InlineData(172_790, "2 days")]
    [InlineData(1_000_000, "12 days")]
    public void Durations_are_in_words(double seconds, string text) => Assert.Equal(text, Units.Duration(TimeSpan.FromSeconds(seconds)));

    [Theory]
    [InlineData(1, "1 run")]
    [InlineData(0, "0 runs")]
    [InlineData(1234, "1,234 runs")]
    public void Counts_agree_with_their_noun(long count, string text) => Assert.Equal(text, Units.Count(count, "run"));
}
