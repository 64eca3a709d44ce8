using Ouroboros.Metrics;

namespace Ouroboros.Tests.Metrics;

public sealed class LabelDistributionTests
{
    [Theory]
    [InlineData(new[] { 7 }, 0)]
    [InlineData(new[] { 0, 0, 1, 0 }, 0)]
    [InlineData(new[] { 5, 5 }, 0.69314718055994531)]
    [InlineData(new[] { 6, 6, 6, 6, 6, 6, 6, 6, 6, 6 }, 2.3025850929940457)]
    [InlineData(new[] { 1, 1, 2 }, 1.0397207708399179)]
    [InlineData(new[] { 1, 0, 3 }, 0.56233514461880829)]
    public void Entropy_is_known(int[] counts, double expected) =>
        Assert.Equal(expected, LabelDistribution.Entropy(counts), 1e-14);

    /// <summary>Counts whose sum is no int.</summary>
    [Fact]
    public void Entropy_does_not_overflow() =>
        Assert.Equal(Math.Log(3), LabelDistribution.Entropy([int.MaxValue, int.MaxValue, int.MaxValue]), 1e-14);

    [Fact]
    public void Entropy_of_nothing_is_refused()
    {
        Assert.Throws<ArgumentException>(() => LabelDistribution.Entropy([]));
        Assert.Throws<ArgumentException>(() => LabelDistribution.Entropy([0, 0]));
    }

    [Fact]
    public void Effective_classes_are_the_labels_of_an_even_set()
    {
        Assert.Equal(10, LabelDistribution.EffectiveClasses(LabelDistribution.Entropy([3, 3, 3, 3, 3, 3, 3, 3, 3, 3])), 1e-13);
        Assert.Equal(4, LabelDistribution.EffectiveClasses(LabelDistribution.Entropy([0, 9, 9, 0, 9, 9])), 1e-13);
    }

    [Fact]
    public void A_collapsed_set_has_exactly_one_effective_class() =>
        Assert.Equal(1.0, LabelDistribution.EffectiveClasses(LabelDistribution.Entropy([0, 60_000, 0])));

    [Fact]
    public void Total_variation_is_half_the_sum_of_the_differences_of_the_shares()
    {
        Assert.Equal(0.5, LabelDistribution.TotalVariation([5, 3, 2], [3, 3, 14]), 1e-12);
        Assert.Equal(0, LabelDistribution.TotalVariation([5, 0, 10], [1, 0, 2]));
        Assert.Equal(1, LabelDistribution.TotalVariation([5, 0], [0, 1]));
        Assert.Throws<ArgumentException>(() => LabelDistribution.TotalVariation([0, 0], [0, 1]));
        Assert.Throws<ArgumentException>(() => LabelDistribution.TotalVariation([1, 1], [1, 0, 0]));
    }
}
