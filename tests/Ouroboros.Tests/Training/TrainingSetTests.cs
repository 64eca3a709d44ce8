using Ouroboros.Numerics;
using Ouroboros.Numerics.Random;
using Ouroboros.Training;

namespace Ouroboros.Tests.Training;

public sealed class TrainingSetTests(RealDigits digits) : IDisposable
{
    private readonly IBackend _backend = Backends.Create(1);

    public void Dispose() => _backend.Dispose();

    /// <summary>More images than one chunk of the transfer takes, and fewer than the set has room for.</summary>
    [Fact]
    public void Digits_arrive_as_they_are()
    {
        const int images = 1500;
        using var set = new TrainingSet(_backend, images + 2);
        var source = digits.Train(images);
        set.Fill(source);
        var expected = new float[images * 784];
        source.CopyPixels(0, expected);
        Assert.Equal(images, set.Count);
        Assert.Equal(expected, _backend.Rows(set.Images, images));
        Assert.Equal(source.Labels.ToArray(), _backend.First(set.Labels, images));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(37)]
    [InlineData(1500)]
    public void A_shuffle_has_every_image_once(int images)
    {
        using var set = new TrainingSet(_backend, 1500) { Count = images };
        var order = _backend.First(set.Shuffle(new RandomKey(1, Purpose.VaeShuffle, 1, 1)), images);
        Assert.Equal(Enumerable.Range(0, images), order.Order());
        Assert.Equal(order, Enumerable.Range(0, images).Select(set.OrderAt));
    }

    [Fact]
    public void Every_epoch_has_an_order_of_its_own()
    {
        using var set = new TrainingSet(_backend, 100) { Count = 100 };
        var orders = Enumerable.Range(1, 5).Select(epoch =>
            string.Join(' ', _backend.First(set.Shuffle(new RandomKey(1, Purpose.VaeShuffle, 1, epoch)), 100)));
        Assert.Equal(5, orders.Distinct().Count());
    }
}
