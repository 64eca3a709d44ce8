using Ouroboros.Data;
using Ouroboros.Numerics;
using Ouroboros.Numerics.Random;

namespace Ouroboros.Training;

/// <summary>Images and labels in memory: what a generation has sampled, and what the next one makes its training set of, in the same place.</summary>
public sealed class TrainingSet : ITrainingSet, IDisposable
{
    private readonly IBackend _backend;
    private readonly EpochOrder _order;

    /// <summary>Room for <paramref name="capacity"/> images.</summary>
    public TrainingSet(IBackend backend, int capacity)
    {
        ArgumentNullException.ThrowIfNull(backend);
        _backend = backend;
        Images = backend.CreateTable(capacity, DigitSet.PixelsPerImage);
        Labels = backend.CreateIntegers(capacity);
        _order = new EpochOrder(backend, capacity);
    }

    /// <summary>[capacity, 784] pixels, 0 to 1.</summary>
    public Table Images { get; }

    /// <summary>[capacity] label of each image.</summary>
    public Integers Labels { get; }

    /// <summary>Images in use.</summary>
    public int Count { get; internal set; }

    /// <summary>Replaces the content by digits.</summary>
    public void Fill(DigitSet digits)
    {
        ArgumentNullException.ThrowIfNull(digits);
        Count = digits.Count;
        ImageTransfer.Write(_backend, digits, Images);
        _backend.Write(digits.Labels.Span, 0, Labels);
    }

    /// <inheritdoc/>
    public int OrderAt(int position) => _order[position];

    /// <inheritdoc/>
    public Integers Shuffle(in RandomKey key) => _order.Shuffle(key, Count);

    /// <inheritdoc/>
    public void Gather(int start, int rows, Matrix destination) => _backend.Gather(Images, _order.Buffer, start, rows, destination);

    /// <inheritdoc/>
    public void Dispose()
    {
        Images.Dispose();
        Labels.Dispose();
        _order.Dispose();
    }
}
