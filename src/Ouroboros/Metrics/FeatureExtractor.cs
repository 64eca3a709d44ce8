using Ouroboros.Data;
using Ouroboros.Numerics;

namespace Ouroboros.Metrics;

/// <summary>What a <see cref="ReferenceClassifier"/> makes of images, with buffers of its own.</summary>
internal sealed class FeatureExtractor : IDisposable
{
    private const int BatchRows = 128;

    private readonly IBackend _backend;
    private readonly ReferenceClassifier _reference;
    private readonly ReferencePass _pass;
    private readonly float[] _pixels = new float[BatchRows * DigitSet.PixelsPerImage];
    private readonly int[] _labels = new int[BatchRows];

    /// <summary>For the images that a judge looks at; it stays the caller's.</summary>
    public FeatureExtractor(IBackend backend, ReferenceClassifier reference)
    {
        _backend = backend;
        _reference = reference;
        _pass = new ReferencePass(backend, reference, BatchRows);
    }

    /// <summary>Numbers in the backend's buffers, and less than as many beside them.</summary>
    public static long Numbers(IReadOnlyList<int> widths) => BatchRows * (widths.Sum(width => (long)width) + 3);

    /// <summary>Features of images, made anew each time that they are read.</summary>
    public PointSet FeaturesOf(PointSet images) => new(images.Count, _reference.FeatureCount, (first, features) =>
    {
        for (; !features.IsEmpty; first += BatchRows)
        {
            var rows = Math.Min(BatchRows, features.Length / _reference.FeatureCount);
            Forward(images, first, rows);
            _backend.Read(_pass.Features, features[..(rows * _reference.FeatureCount)]);
            features = features[(rows * _reference.FeatureCount)..];
        }
    });

    /// <summary>Images by label, [classes].</summary>
    /// <exception cref="OperationCanceledException">Cancelled between two batches.</exception>
    public IReadOnlyList<int> LabelsOf(PointSet images, CancellationToken cancellation) => Judge(images, null, cancellation);

    /// <summary>Images by label, [classes], and their features, kept in the backend's memory until the table is disposed of.</summary>
    /// <exception cref="OperationCanceledException">Cancelled between two batches.</exception>
    public (IReadOnlyList<int> Labels, Table Features) Keep(PointSet images, CancellationToken cancellation)
    {
        var table = _backend.CreateTable(images.Count, _reference.FeatureCount);
        try
        {
            return (Judge(images, table, cancellation), table);
        }
        catch
        {
            table.Dispose();
            throw;
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _pass.Dispose();

    private int[] Judge(PointSet images, Table? features, CancellationToken cancellation)
    {
        var counts = new int[_reference.Classes];
        for (var first = 0; first < images.Count; first += BatchRows)
        {
            cancellation.ThrowIfCancellationRequested();
            var rows = Math.Min(BatchRows, images.Count - first);
            Forward(images, first, rows);
            _pass.Label(_labels.AsSpan(0, rows));
            foreach (var label in _labels.AsSpan(0, rows))
            {
                counts[label]++;
            }

            if (features is not null)
            {
                _backend.Store(_pass.Features, rows, first, features);
            }
        }

        return counts;
    }

    private void Forward(PointSet images, int first, int rows)
    {
        var pixels = _pixels.AsSpan(0, rows * DigitSet.PixelsPerImage);
        images.Read(first, pixels);
        _backend.Write(pixels, _pass.Images);
        _pass.Forward(rows);
    }
}
