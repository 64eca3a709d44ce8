using Ouroboros.Data;
using Ouroboros.Numerics;
using Ouroboros.Numerics.Random;

namespace Ouroboros.Training;

/// <summary>The images and labels that a generation learns from; the next generation's samples take the same memory.</summary>
public sealed class TrainingSet : IDisposable
{
    private readonly IBackend _backend;
    private readonly Integers _order;
    private readonly int[] _hostOrder;

    /// <summary>Room for <paramref name="capacity"/> images.</summary>
    public TrainingSet(IBackend backend, int capacity)
    {
        ArgumentNullException.ThrowIfNull(backend);
        _backend = backend;
        Images = backend.CreateTable(capacity, DigitSet.PixelsPerImage);
        Labels = backend.CreateIntegers(capacity);
        _order = backend.CreateIntegers(capacity);
        _hostOrder = new int[capacity];
    }

    /// <summary>[capacity, 784] pixels, 0 to 1.</summary>
    public Table Images { get; }

    /// <summary>[capacity] label of each image.</summary>
    public Integers Labels { get; }

    /// <summary>Images in use.</summary>
    public int Count { get; internal set; }

    /// <summary>Batches of so many images that an epoch takes, the last one perhaps smaller.</summary>
    public int Steps(int batch) => (Count + batch - 1) / batch;

    /// <summary>Replaces the content by digits.</summary>
    public void Fill(DigitSet digits)
    {
        ArgumentNullException.ThrowIfNull(digits);
        Count = digits.Count;
        ImageTransfer.Write(_backend, digits, Images);
        _backend.Write(digits.Labels.Span, 0, Labels);
    }

    /// <summary>The image at a position of the last <see cref="Shuffle"/>.</summary>
    public int OrderAt(int position) => _hostOrder[position];

    /// <summary>The order of the images in an epoch, a random permutation.</summary>
    public Integers Shuffle(in RandomKey key)
    {
        var order = _hostOrder.AsSpan(0, Count);
        Permutation.Fill(key, order);
        _backend.Write(order, 0, _order);
        return _order;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Images.Dispose();
        Labels.Dispose();
        _order.Dispose();
    }
}
