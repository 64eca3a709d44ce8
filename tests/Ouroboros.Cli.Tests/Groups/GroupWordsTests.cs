using Ouroboros.Replication;
using Ouroboros.Reporting;
using Ouroboros.Runs;

namespace Ouroboros.Cli.Tests.Groups;

/// <summary>What is said of a group names the replicates that it is true of.</summary>
public sealed class GroupWordsTests
{
    [Fact]
    public void Replicates_that_have_not_begun_are_not_counted_as_uncollapsed()
    {
        var group = Group(Of(1, RunState.Interrupted, 10, 9.5, 9, 8.2), Of(2, null), Of(3, null));
        Assert.Equal(
            "None of 3 seeds falls below 2 effective classes so far (0 of 3 finished): "
            + "8.2 of 10.0 effective classes are left after 3 generations in the 1 seed that got there, too early to tell where it is heading",
            ClassLossText.Headline(group));
    }

    [Fact]
    public void A_mean_names_how_many_it_is_over()
    {
        var group = Group(Of(1, RunState.Finished, 10, 9, 1, 1), Of(2, RunState.Finished, 10, 9, 1.4, 1), Of(3, RunState.Failed, 10, 9));
        Assert.StartsWith(
            "2 of 3 seeds fall below 2 effective classes in generation 2: "
            + "1.0 of 10.0 effective classes are left on average after 3 generations in the 2 seeds that got there",
            ClassLossText.Headline(group), StringComparison.Ordinal);
    }

    [Fact]
    public void A_whole_group_needs_no_such_words()
    {
        var group = Group(Of(1, RunState.Finished, 10, 9, 1), Of(2, RunState.Finished, 10, 9, 1));
        Assert.Equal(
            "2 of 2 seeds fall below 2 effective classes in generation 2: 1.0 of 10.0 effective classes are left on average after 2 generations (1.0 to 1.0 in 2 seeds)",
            ClassLossText.Headline(group));
    }

    [Theory]
    [InlineData("first model (2 of 2)", 1.2, 1.2)]
    [InlineData("2.0 (1 of 2, first model in 1)", 1.2, 9)]
    [InlineData("2.0 (2 of 2)", 9, 9)]
    public void A_poor_first_model_is_no_collapse_in_a_table(string cell, double first, double second)
    {
        var group = Group(Of(1, RunState.Finished, 10, first, 1), Of(2, RunState.Finished, 10, second, 1));
        Assert.Equal(cell, ClassLossText.Cell(group));
    }

    private static GroupSummary Group(params Replicate[] replicates) => GroupSummary.Of(replicates);

    private static Replicate Of(long seed, RunState? state, params double[] classes)
    {
        var column = KeyValuePair.Create<string, IReadOnlyList<double?>>(MetricColumns.EffectiveClasses, [.. classes.Select(value => (double?)value)]);
        return new(seed, state, null, classes.Length == 0 ? null : new MetricSeries([column]), 3);
    }
}
