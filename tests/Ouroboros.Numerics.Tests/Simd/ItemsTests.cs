using Ouroboros.Numerics.Simd;
using Ouroboros.Numerics.Simd.Products;

namespace Ouroboros.Numerics.Tests.Simd;

/// <summary>However work is cut and dealt out, each part of it is one item.</summary>
public sealed class ItemsTests
{
    [Theory]
    [InlineData(1, 5)]
    [InlineData(2, 3)]
    [InlineData(3, 100)]
    [InlineData(8, 3)]
    [InlineData(4, 70_000)]
    public void One_thread_alone_gets_every_item_once(int threads, int items)
    {
        using var ranges = new ItemRanges(threads);
        for (var thread = 0; thread < threads; thread++)
        {
            ranges.Deal(items);
            var times = new int[items];
            while (ranges.TryClaim(thread, out var first, out var end))
            {
                for (var item = first; item < end; item++)
                {
                    times[item]++;
                }
            }

            Assert.All(times, count => Assert.Equal(1, count));
            Assert.False(ranges.HasItems(thread));
        }
    }

    [Fact]
    public void Threads_begin_in_different_places_in_order()
    {
        using var ranges = new ItemRanges(4);
        ranges.Deal(8);
        var firsts = Enumerable.Range(0, 4).Select(thread => ranges.TryClaim(thread, out var first, out _) ? first : -1);
        Assert.Equal([0, 2, 4, 6], firsts);
    }

    [Fact]
    public void Few_items_go_to_the_first_threads()
    {
        using var ranges = new ItemRanges(5);
        ranges.Deal(2);
        Assert.Equal([true, true, false, false, false], Enumerable.Range(0, 5).Select(ranges.HasItems));
    }

    [Fact]
    public void Every_panel_and_row_of_a_product_is_in_one_item()
    {
        foreach (var rows in new[] { 1, 15, 16, 17, 100, 128, 129, 256, 257, 511, 512, 1000 })
        {
            foreach (var (panels, bands) in new[] { (1, 1), (3, 1), (3, 2), (11, 2), (11, 3), (17, 8), (5, 5) })
            {
                var items = new TileItems(rows, panels, bands);
                var times = new int[panels, rows];
                for (var item = 0; item < items.Count; item++)
                {
                    var work = items.Of(item);
                    Assert.InRange(work.NextPanel, -1, panels - 1);
                    Assert.InRange(work.Part, 0, work.Parts - 1);
                    for (var row = work.FirstRow; row < work.EndRow; row++)
                    {
                        times[work.Panel, row]++;
                    }
                }

                Assert.All(times.Cast<int>(), count => Assert.Equal(1, count));
            }
        }
    }

    [Theory]
    [InlineData(784, 512, true)]
    [InlineData(784, 512, false)]
    [InlineData(1, 1, true)]
    [InlineData(49, 10, false)]
    [InlineData(10, 97, true)]
    public void Every_square_and_panel_of_biases_is_one_item(int inputs, int outputs, bool byOutputs)
    {
        var items = new WeightItems(inputs, outputs, byOutputs);
        var found = Enumerable.Range(0, items.Count).Select(item => items.Of(item)).Select(work => (work.Panel, work.InputBlock)).ToHashSet();
        var expected =
            from panel in Enumerable.Range(0, Panel.Count(outputs))
            from block in Enumerable.Range(-1, Panel.Count(inputs) + 1)
            select (panel, block);
        Assert.Equal(items.Count, found.Count);
        Assert.Equal(expected.Order(), found.Order());
    }
}
