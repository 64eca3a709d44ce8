using Ouroboros.Numerics.Random;

namespace Ouroboros.Numerics.Tests.Random;

public sealed class PermutationTests
{
    private static readonly RandomKey _key = new(7, Purpose.VaeShuffle, 2);

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(513)]
    [InlineData(60_000)]
    public void Every_integer_comes_once(int count)
    {
        var order = Shuffled(count, 0);

        Assert.Equal(Enumerable.Range(0, count), order.Order());
    }

    [Fact]
    public void All_orders_of_four_are_equally_likely()
    {
        const int draws = 24_000;
        var counts = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var epoch = 0; epoch < draws; epoch++)
        {
            var order = string.Concat(Shuffled(4, epoch));
            counts[order] = counts.GetValueOrDefault(order) + 1;
        }

        Assert.Equal(24, counts.Count);
        AssertEven(counts.Values, draws / 24.0);
    }

    [Fact]
    public void Every_position_holds_every_integer_equally_often()
    {
        const int count = 10;
        const int draws = 20_000;
        var counts = new int[count, count];
        for (var epoch = 0; epoch < draws; epoch++)
        {
            var order = Shuffled(count, epoch);
            for (var position = 0; position < count; position++)
            {
                counts[position, order[position]]++;
            }
        }

        for (var position = 0; position < count; position++)
        {
            AssertEven(Enumerable.Range(0, count).Select(value => counts[position, value]), draws / (double)count);
        }
    }

    [Fact]
    public void Neighbours_of_a_long_order_have_nothing_to_do_with_each_other()
    {
        const int count = 100_000;
        var order = Shuffled(count, 5);

        // A correlation's standard error is 1 / sqrt(count).
        var mean = (count - 1) / 2.0;
        var variance = ((double)count * count - 1) / 12;
        var covariance = order.Zip(order.Skip(1), (a, b) => (a - mean) * (b - mean)).Average();
        Assert.InRange(covariance / variance, -4.5 / Math.Sqrt(count), 4.5 / Math.Sqrt(count));
    }

    [Fact]
    public void The_same_key_gives_the_same_order_and_any_other_another()
    {
        var order = Shuffled(100, 1);

        Assert.Equal(order, Shuffled(100, 1));
        Assert.NotEqual(order, Shuffled(100, 2));
        Assert.NotEqual(order, Filled(_key with { Seed = 8, Epoch = 1 }, 100));
        Assert.NotEqual(order, Filled(_key with { Generation = 3, Epoch = 1 }, 100));
        Assert.NotEqual(order, Filled(_key with { Purpose = Purpose.ClassifierShuffle, Epoch = 1 }, 100));
    }

    [Fact]
    public void An_order_is_pinned_so_that_old_runs_can_be_repeated() =>
        Assert.Equal([2, 6, 7, 10, 0, 8, 11, 4, 9, 1, 5, 3], Shuffled(12, 0));

    private static int[] Shuffled(int count, int epoch) => Filled(_key with { Epoch = epoch }, count);

    private static int[] Filled(RandomKey key, int count)
    {
        var order = new int[count];
        Permutation.Fill(key, order);
        return order;
    }

    /// <summary>Chi-square of counts that should be equal, at most five standard deviations above its mean.</summary>
    private static void AssertEven(IEnumerable<int> counts, double expected)
    {
        var squares = counts.Select(n => (n - expected) * (n - expected) / expected).ToArray();
        var freedom = squares.Length - 1;
        Assert.InRange(squares.Sum(), 0, freedom + (5 * Math.Sqrt(2.0 * freedom)));
    }
}
