using System.Text;
using Ouroboros.Replication;
using Ouroboros.Runs;

namespace Ouroboros.Tests.Replication;

public sealed class GroupSummaryTests
{
    [Fact]
    public void Each_generation_counts_the_replicates_that_have_it()
    {
        var summary = GroupSummary.Of([Series.Finished(1, 10, 8, 4), new(2, RunState.Failed, "why", Series.OfClasses(10, 6), 2), new(3, null, null, null, 2)]);
        Assert.Equal([2, 2, 1], summary.Rows.Select(row => row.Count));
        Assert.Equal([10, 7, 4], summary.Rows.Select(row => row.Mean));
        Assert.Null(summary.Rows[1].Interval);
        Assert.Equal((6, 8), summary.Rows[1].Band);
        Assert.Null(summary.Rows[2].Band);
        Assert.Equal([6.1, 6.5, 7, 7.5, 7.9], summary.Rows[1].Quantiles.Select(quantile => Math.Round(quantile, 12)));
    }

    [Fact]
    public void Replicates_that_did_not_collapse_are_counted_and_not_dropped()
    {
        var collapse = GroupSummary.Of(
        [
            Series.Finished(1, 10, 5, 1, 1), Series.Finished(2, 10, 5, 5, 1), Series.Finished(3, 10, 5, 5, 5), new(4, RunState.Failed, "why", Series.OfClasses(10, 5), 3),
        ]).Collapse;
        Assert.Equal((4, 2, 1, 1, 3), (collapse.Replicates, collapse.Collapsed, collapse.NotWithin, collapse.Unknown, collapse.Generations));
        Assert.Equal(2.5, collapse.MeanOfCollapsed);
        Assert.Null(collapse.Interval);

        // Of 2, 3 and later: the median is 3, what is above it is not known.
        Assert.Equal(3, collapse.Median);
        Assert.Equal([2.1, 2.5, 3, null, null], collapse.Quantiles.Select(quantile => quantile is { } number ? Math.Round(number, 12) : (double?)null));
    }

    [Fact]
    public void When_all_collapse_the_mean_has_an_interval_and_when_none_does_it_is_not_known()
    {
        var all = GroupSummary.Of([Series.Finished(1, 10, 1, 1), Series.Finished(2, 10, 5, 1)]).Collapse;
        Assert.Equal((1.5, null), (all.MeanOfCollapsed, all.Interval));
        var five = GroupSummary.Of([.. Enumerable.Range(1, 5).Select(seed => Series.Finished(seed, 10, seed < 3 ? 1 : 5, 1))]).Collapse;
        Assert.InRange(five.Interval!.Value.Low, 1, five.MeanOfCollapsed!.Value);
        var none = GroupSummary.Of([Series.Finished(1, 10, 9), Series.Finished(2, 10, 9)]).Collapse;
        Assert.Equal((null, null, null, 2), (none.MeanOfCollapsed, none.Interval, none.Median, none.NotWithin));
    }

    [Fact]
    public void Tables_are_tidy()
    {
        var summary = GroupSummary.Of([Series.Finished(7, 10, 1), new(9, RunState.Failed, "training diverged: \"x\"", null, 1)]);
        Assert.Equal(
            "generation,metric,n,mean,standard_deviation,q05,q25,median,q75,q95,mean_low,mean_high\n"
            + "0,effective_classes_initial,1,10,,10,10,10,10,10,,\n1,effective_classes_initial,1,1,,1,1,1,1,1,,\n",
            Written(stream => GroupTables.WriteSummary(stream, summary)));
        Assert.Equal(
            "seed,state,generations_done,generations_planned,collapse_generation,largest_drop_generation,top_label,top_share,reason\n"
            + "7,finished,1,1,1,,,,\n9,failed,0,1,,,,,\"training diverged: \"\"x\"\"\"\n",
            Written(stream => GroupTables.WriteCollapse(stream, summary)));
        Assert.Equal(
            "replicates,collapsed,not_within,unknown,generations,mean_of_collapsed,standard_deviation_of_collapsed,mean_low,mean_high,q05,q25,median,q75,q95\n"
            + "2,1,0,1,1,1,,,,1,1,1,1,1\n",
            Written(stream => GroupTables.WriteCollapseSummary(stream, summary)));
    }

    private static string Written(Action<Stream> write)
    {
        using var stream = new MemoryStream();
        write(stream);
        return Encoding.UTF8.GetString(stream.ToArray());
    }
}
