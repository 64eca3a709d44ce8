using Ouroboros.Regimes;

namespace Ouroboros.Tests.Regimes;

public sealed class SampleFilterTests
{
    [Fact]
    public void The_surest_are_kept_in_the_order_in_which_they_were_drawn() =>
        Assert.Equal([1, 2, 4], SampleFilter.Choose([0.1, 0.9, 0.5, 0.2, 0.7], new int[5], 3, balance: false));

    [Fact]
    public void Of_equals_the_first_is_kept() => Assert.Equal([0, 1], SampleFilter.Choose([0.5, 0.5, 0.5], new int[3], 2, balance: false));

    [Fact]
    public void Balanced_each_class_has_its_share_however_sure_the_judge_is_of_others() =>
        Assert.Equal([0, 1, 4, 5], SampleFilter.Choose([0.9, 0.8, 0.7, 0.6, 0.2, 0.1], [3, 3, 3, 3, 8, 8], 4, balance: true));

    [Fact]
    public void What_a_class_cannot_fill_goes_to_the_surest_of_the_others() =>
        Assert.Equal([0, 1, 2, 4], SampleFilter.Choose([0.9, 0.8, 0.7, 0.6, 0.2], [3, 3, 3, 3, 8], 4, balance: true));

    [Fact]
    public void A_share_that_does_not_come_out_even_goes_to_the_lower_class() =>
        Assert.Equal([0, 2, 3], SampleFilter.Choose([0.9, 0.8, 0.2, 0.1], [1, 1, 0, 0], 3, balance: true));

    [Fact]
    public void More_than_there_are_cannot_be_kept() =>
        Assert.Throws<ArgumentException>(() => SampleFilter.Choose([0.1], [0], 2, balance: false));
}
