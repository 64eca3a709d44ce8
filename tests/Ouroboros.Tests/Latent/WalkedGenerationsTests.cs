using Ouroboros.Runs;

namespace Ouroboros.Tests.Latent;

public sealed class WalkedGenerationsTests
{
    [Theory]
    [InlineData(14, 8, new[] { 1, 4, 7, 8, 10, 14 })]
    [InlineData(30, 20, new[] { 1, 10, 19, 20, 22, 30 })]
    [InlineData(8, 8, new[] { 1, 4, 7, 8 })]
    [InlineData(9, 3, new[] { 1, 2, 3, 5, 9 })]
    [InlineData(9, 1, new[] { 1, 3, 9 })]
    [InlineData(1, 1, new[] { 1 })]
    public void Of_a_collapse_the_generations_around_it_are_shown(int last, int collapse, int[] expected) =>
        Assert.Equal(expected, WalkedGenerations.Of(last, collapse));

    [Theory]
    [InlineData(1, new[] { 1 })]
    [InlineData(2, new[] { 1, 2 })]
    [InlineData(6, new[] { 1, 2, 3, 4, 5, 6 })]
    [InlineData(7, new[] { 1, 2, 3, 5, 6, 7 })]
    [InlineData(31, new[] { 1, 7, 13, 19, 25, 31 })]
    public void Without_a_collapse_they_are_evenly_spread(int last, int[] expected) => Assert.Equal(expected, WalkedGenerations.Of(last, null));

    [Fact]
    public void First_and_last_are_always_among_at_most_six_distinct_ascending_ones()
    {
        for (var last = 1; last <= 60; last++)
        {
            foreach (var collapse in Enumerable.Range(1, last).Select(generation => (int?)generation).Append(null))
            {
                var chosen = WalkedGenerations.Of(last, collapse);
                Assert.Equal((1, last), (chosen[0], chosen[^1]));
                Assert.InRange(chosen.Count, 1, WalkedGenerations.Most);
                Assert.Equal(chosen.Distinct().Order(), chosen);
                Assert.True(collapse is not { } generation || chosen.Contains(generation));
                Assert.True(collapse is not null || chosen.Count == Math.Min(last, WalkedGenerations.Most));
            }
        }
    }

    [Fact]
    public void Nothing_is_chosen_before_the_first_is_complete() => Assert.Throws<ArgumentOutOfRangeException>(() => WalkedGenerations.Of(0, null));
}
