using Ouroboros.Data;
using Ouroboros.Numerics;
using Ouroboros.Regimes;
using Ouroboros.Runs;
using Ouroboros.Training;

namespace Ouroboros.Collapse;

/// <summary>The data sets of the loop: the newest in memory, the real one as bytes, the older ones with the archive; and what is learned from them.</summary>
internal sealed class LoopSets : IDisposable
{
    private readonly IBackend _backend;
    private readonly DigitSet _real;
    private readonly int _initial;
    private readonly int _samples;
    private readonly int _classes;
    private readonly IGenerationArchive _archive;
    private readonly PooledSet? _pool;
    private readonly float[] _image = new float[DigitSet.PixelsPerImage];

    // The data set that lies in memory as it was made; null once a training set has taken its place.
    private int? _whole;
    private int _composed;

    /// <summary>Data sets before the loop begins: nothing is in memory.</summary>
    /// <param name="backend">Where to compute.</param>
    /// <param name="real">All real training images.</param>
    /// <param name="plan">What each generation learns from.</param>
    /// <param name="generations">Generations of the run.</param>
    /// <param name="batch">Images of a minibatch.</param>
    /// <param name="classes">Labels are below it.</param>
    /// <param name="archive">Has the older data sets.</param>
    public LoopSets(IBackend backend, DigitSet real, RegimePlan plan, int generations, int batch, int classes, IGenerationArchive archive)
    {
        _backend = backend;
        _real = real;
        (_initial, _samples) = (plan.Sizes.Initial, plan.Sizes.Samples);
        _classes = classes;
        _archive = archive;
        Newest = new TrainingSet(backend, Math.Max(_initial, _samples));
        Training = Newest;
        var most = plan.Count(generations);
        _pool = most > Newest.Images.Rows ? new PooledSet(backend, most, batch) : null;
    }

    /// <summary>The newest data set, until <see cref="Compose"/> makes a training set in its place.</summary>
    public TrainingSet Newest { get; }

    /// <summary>What is being learned.</summary>
    public ITrainingSet Training { get; private set; }

    /// <summary>Real images that generation 1 learns from.</summary>
    public void FillReal()
    {
        Newest.Fill(_real.First(_initial));
        Holds(0);
    }

    /// <summary>The newest data set is that of a generation, whole.</summary>
    public void Holds(int generation) => _whole = generation;

    /// <summary>Makes the training set of a generation, if it is not there yet.</summary>
    /// <param name="generation">Generation, from 1, after that of the newest data set.</param>
    /// <param name="set">Its rows.</param>
    public void Compose(int generation, Composition set)
    {
        if (_composed == generation)
        {
            return;
        }

        if (_pool is not null && generation > 1)
        {
            _pool.Compose(set, Open);
            Training = _pool;
        }
        else
        {
            ComposeInPlace(set);
            Training = Newest;
        }

        _composed = generation;
    }

    /// <summary>The newest data set, to be read.</summary>
    public SampledSet Sampled => new(
        Newest.Count,
        (first, values) => _backend.Read(Newest.Images, first, values),
        (first, labels) => _backend.Read(Newest.Labels, first, labels));

    /// <summary>The first images of the newest data set.</summary>
    public SampleSheet Sheet(int generation, int count)
    {
        var pixels = new float[count * DigitSet.PixelsPerImage];
        var labels = new int[count];
        _backend.Read(Newest.Images, 0, pixels);
        _backend.Read(Newest.Labels, 0, labels);
        return new SampleSheet(generation, pixels, labels);
    }

    public void Dispose()
    {
        _pool?.Dispose();
        Newest.Dispose();
    }

    private IImageRows Open(int dataSet) => dataSet == 0 ? new DigitRows(_real) : _archive.OpenDataSet(dataSet, _samples, _classes);

    // In the memory of the newest data set; rows of it that already lie where they belong stay. Others never move within it: what is drawn from older sets is
    // read from the archive, which has the newest one too.
    private void ComposeInPlace(Composition set)
    {
        var first = 0;
        foreach (var part in set.Parts)
        {
            if (part.DataSet != _whole || !LiesAt(part, first))
            {
                Copy(part, first);
            }

            first += part.Count;
        }

        if (set.Parts is not [{ } only] || only.DataSet != _whole || only.Count != Newest.Count)
        {
            _whole = null;
        }

        Newest.Count = set.Count;
    }

    private static bool LiesAt(SetPart part, int first)
    {
        for (var position = 0; position < part.Count; position++)
        {
            if (part.RowAt(position) != first + position)
            {
                return false;
            }
        }

        return true;
    }

    private void Copy(SetPart part, int first)
    {
        using var source = Open(part.DataSet);
        var labels = new int[part.Count];
        for (var position = 0; position < part.Count; position++)
        {
            var row = part.RowAt(position);
            source.Read(row, _image);
            _backend.Write(_image, first + position, Newest.Images);
            labels[position] = source.LabelOf(row);
        }

        _backend.Write(labels, first, Newest.Labels);
    }
}
