using Ouroboros.Bench.Measuring;

namespace Ouroboros.Bench.Tests.Measuring;

public sealed class PairedTurnsTests
{
    [Fact]
    public void Sides_take_turns_and_are_compared_turn_by_turn_and_by_their_medians()
    {
        var order = new List<string>();
        var slow = new Queue<double>([4, 9, 6]);
        var fast = new Queue<double>([2, 3, 1]);
        using var progress = new StringWriter();
        var turns = PairedTurns.Take(3, Side("slow", slow, order), Side("fast", fast, order), progress);
        Assert.Equal(["slow", "fast", "slow", "fast", "slow", "fast"], order);
        Assert.Equal([2, 3, 6], turns.Ratios);
        Assert.Equal(3, turns.RatioOfMedians);
        Assert.Equal(6, progress.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);

        var table = turns.ToTable("title");
        Assert.Equal(["turn", "slow, s", "fast, s", "slow / fast"], table.Header);
        Assert.Equal(["2", "9.000", "3.000", "3.000"], table.Rows[1]);
        Assert.Equal(["medians", "6.000", "2.000", "3.000"], table.Rows[3]);
        Assert.Equal(["median of the ratios", "", "", "3.000"], table.Rows[4]);
    }

    private static Side Side(string name, Queue<double> seconds, List<string> order) => new(name, () =>
    {
        order.Add(name);
        return seconds.Dequeue();
    });
}
