using Ouroboros.Reporting.Plots;

namespace Ouroboros.Reporting.Tests.Plots;

public sealed class ThinningTests
{
    [Theory]
    [InlineData(30, 10, "1 4 7 11 14 17 20 24 27 30")]
    [InlineData(30, 2, "1 30")]
    [InlineData(30, 3, "1 16 30")]
    [InlineData(30, 1, "30")]
    [InlineData(5, 5, "1 2 3 4 5")]
    [InlineData(5, 9, "1 2 3 4 5")]
    [InlineData(6, 5, "1 2 4 5 6")]
    [InlineData(0, 3, "")]
    public void Items_are_taken_evenly(int count, int most, string expected) =>
        Assert.Equal(expected, string.Join(' ', Thinning.Evenly([.. Enumerable.Range(1, count)], most)));

    [Fact]
    public void First_and_last_stay_none_repeats_and_gaps_differ_by_one_at_most()
    {
        for (var count = 2; count <= 60; count++)
        {
            for (var most = 2; most <= count; most++)
            {
                var chosen = Thinning.Evenly([.. Enumerable.Range(1, count)], most);
                var gaps = chosen.Zip(chosen.Skip(1), (a, b) => b - a).ToArray();

                Assert.Equal((most, 1, count), (chosen.Length, chosen[0], chosen[^1]));
                Assert.InRange(gaps.Max() - gaps.Min(), 0, 1);
                Assert.True(gaps.Min() > 0);
            }
        }
    }

    [Fact]
    public void At_least_one_must_stay() => Assert.Throws<ArgumentOutOfRangeException>(() => Thinning.Evenly([1, 2], 0));
}
