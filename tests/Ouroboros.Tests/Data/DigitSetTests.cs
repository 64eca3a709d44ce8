using Ouroboros.Data;
using Ouroboros.Numerics.Random;

namespace Ouroboros.Tests.Data;

public sealed class DigitSetTests
{
    private static readonly DigitSet Three = new("three", IdxFiles.Bytes(3 * 784), new[] { 7, 8, 9 }, 10);

    [Fact]
    public void Pixels_are_bytes_over_255_in_single_precision()
    {
        var all = new DigitSet("all", Enumerable.Range(0, 784).Select(i => (byte)i).ToArray(), new[] { 0 }, 10);
        var floats = new float[784];
        all.CopyPixels(0, floats);
        Assert.Equal(Enumerable.Range(0, 784).Select(i => (float)((double)(byte)i / 255)), floats);
        Assert.Equal(1f, floats[255]);
    }

    [Fact]
    public void A_range_of_images_is_converted()
    {
        var all = new float[3 * 784];
        Three.CopyPixels(0, all);
        var last = new float[2 * 784];
        Three.CopyPixels(1, last);
        Assert.Equal(all[784..], last);
        Assert.Equal(31 / 255f, all[1]);
    }

    [Theory]
    [InlineData(-1, 784)]
    [InlineData(0, 783)]
    [InlineData(1, 3 * 784)]
    [InlineData(4, 784)]
    [InlineData(int.MaxValue, 784)]
    public void A_range_outside_the_set_is_refused(int first, int floats)
    {
        Assert.ThrowsAny<ArgumentException>(() => Three.CopyPixels(first, new float[floats]));
    }

    [Fact]
    public void The_first_images_share_the_memory()
    {
        var two = Three.First(2);
        Assert.Equal(2, two.Count);
        Assert.Equal([7, 8], two.Labels.ToArray());
        Assert.True(two.Pixels.Span == Three.Pixels.Span[..(2 * 784)]);
        Assert.Same(Three, Three.First(3));
        Assert.Throws<ArgumentOutOfRangeException>(() => Three.First(4));
    }

    [Fact]
    public void Shuffling_moves_images_with_their_labels()
    {
        var many = new DigitSet("many", IdxFiles.Bytes(100 * 784), Enumerable.Range(0, 100).ToArray(), 100);
        var key = new RandomKey(5, Purpose.DataShuffle, 0);
        var order = new int[100];
        Permutation.Fill(key, order);

        var shuffled = many.Shuffled(key);
        Assert.Equal(order, shuffled.Labels.ToArray());
        for (var i = 0; i < order.Length; i++)
        {
            Assert.True(shuffled.Pixels.Span.Slice(i * 784, 784).SequenceEqual(many.Pixels.Span.Slice(order[i] * 784, 784)));
        }

        Assert.Equal(Enumerable.Range(0, 100), many.Labels.ToArray());
        Assert.NotEqual(order, many.Shuffled(key with { Seed = 6 }).Labels.ToArray());
    }

    [Fact]
    public void Pixels_and_labels_must_be_as_many()
    {
        Assert.Throws<ArgumentException>(() => new DigitSet("wrong", new byte[784], new[] { 1, 2 }, 10));
    }
}
