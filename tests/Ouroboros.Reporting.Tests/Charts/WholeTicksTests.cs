using Ouroboros.Reporting.Charts;

namespace Ouroboros.Reporting.Tests.Charts;

public sealed class WholeTicksTests
{
    [Theory]
    [InlineData(1, 3, 16, "1 2 3")]
    [InlineData(0, 15, 16, "0 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15")]
    [InlineData(1, 30, 16, "1 5 10 15 20 25 30")]
    [InlineData(0, 30, 16, "0 5 10 15 20 25 30")]
    [InlineData(1, 100, 16, "1 10 20 30 40 50 60 70 80 90 100")]
    [InlineData(1, 1000, 16, "1 100 200 300 400 500 600 700 800 900 1000")]
    [InlineData(8, 40, 16, "8 15 20 25 30 35 40")]
    [InlineData(1, 14, 12, "1 5 10 14")]
    [InlineData(1, 31, 16, "1 5 10 15 20 25 30")]
    [InlineData(0, 17, 16, "0 5 10 15 17")]
    [InlineData(1, 2, 1, "1 2")]
    public void Ticks_stay_few_and_round(int first, int last, int most, string expected) =>
        Assert.Equal(expected, string.Join(' ', WholeTicks.Between(first, last, most)));
}
