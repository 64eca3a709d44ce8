using Ouroboros.Data;
using Ouroboros.Numerics;
using Ouroboros.Numerics.Random;
using Ouroboros.Regimes;

namespace Ouroboros.Training;

/// <summary>A training set that grows from generation to generation and is not held in memory: minibatches are read from where the images lie.</summary>
/// <remarks>In memory are four bytes an image for its label and eight for the order of an epoch.</remarks>
internal sealed class PooledSet : ITrainingSet, IDisposable
{
    private readonly IBackend _backend;
    private readonly EpochOrder _order;
    private readonly float[] _batch;
    private readonly List<IImageRows> _sources = [];
    private int[] _starts = [];
    private SetPart[] _parts = [];

    /// <summary>An empty set.</summary>
    /// <param name="backend">Where the minibatches go.</param>
    /// <param name="capacity">The most images.</param>
    /// <param name="batch">The most images of a minibatch.</param>
    public PooledSet(IBackend backend, int capacity, int batch)
    {
        _backend = backend;
        _order = new EpochOrder(backend, capacity);
        _batch = new float[batch * DigitSet.PixelsPerImage];
        Labels = backend.CreateIntegers(capacity);
    }

    public int Count { get; private set; }

    public Integers Labels { get; }

    /// <summary>Takes the place of what was there.</summary>
    /// <param name="set">The rows.</param>
    /// <param name="open">Opens a data set; this closes it.</param>
    public void Compose(Composition set, Func<int, IImageRows> open)
    {
        CloseSources();
        _parts = [.. set.Parts];
        _starts = new int[_parts.Length];
        Count = 0;
        for (var i = 0; i < _parts.Length; i++)
        {
            var part = _parts[i];
            var source = open(part.DataSet);
            _sources.Add(source);
            _starts[i] = Count;
            var labels = new int[part.Count];
            for (var position = 0; position < labels.Length; position++)
            {
                labels[position] = source.LabelOf(part.RowAt(position));
            }

            _backend.Write(labels, Count, Labels);
            Count += part.Count;
        }
    }

    public int OrderAt(int position) => _order[position];

    public Integers Shuffle(in RandomKey key) => _order.Shuffle(key, Count);

    public void Gather(int start, int rows, Matrix destination)
    {
        for (var row = 0; row < rows; row++)
        {
            var image = _order[start + row];
            var at = Array.BinarySearch(_starts, image);
            at = at < 0 ? ~at - 1 : at;
            var pixels = _batch.AsSpan(row * DigitSet.PixelsPerImage, DigitSet.PixelsPerImage);
            _sources[at].Read(_parts[at].RowAt(image - _starts[at]), pixels);
        }

        _backend.Write(_batch.AsSpan(0, rows * DigitSet.PixelsPerImage), destination);
    }

    public void Dispose()
    {
        CloseSources();
        Labels.Dispose();
        _order.Dispose();
    }

    private void CloseSources()
    {
        _sources.ForEach(source => source.Dispose());
        _sources.Clear();
    }
}
