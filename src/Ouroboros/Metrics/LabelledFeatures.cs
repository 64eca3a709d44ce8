using Ouroboros.Data;
using Ouroboros.Numerics;

namespace Ouroboros.Metrics;

/// <summary>What a <see cref="ReferenceClassifier"/> makes of images.</summary>
/// <param name="Values">[images, features], row-major.</param>
/// <param name="LabelCounts">[classes] images by label.</param>
internal sealed record LabelledFeatures(float[] Values, IReadOnlyList<int> LabelCounts)
{
    private const int BatchRows = 512;

    /// <summary>Features and labels of images.</summary>
    /// <exception cref="OperationCanceledException">Cancelled between two batches.</exception>
    public static LabelledFeatures Of(IBackend backend, ReferenceClassifier reference, ImageSource images, CancellationToken cancellation)
    {
        var features = new float[images.Count * reference.FeatureCount];
        var counts = Judge(backend, reference, images, (pass, first, rows) =>
            backend.Read(pass.Features, features.AsSpan(first * reference.FeatureCount, rows * reference.FeatureCount)), cancellation);
        return new(features, counts);
    }

    /// <summary>Images by label, [classes].</summary>
    /// <exception cref="OperationCanceledException">Cancelled between two batches.</exception>
    public static IReadOnlyList<int> LabelsOf(IBackend backend, ReferenceClassifier reference, ImageSource images, CancellationToken cancellation) =>
        Judge(backend, reference, images, (_, _, _) => { }, cancellation);

    private static int[] Judge(
        IBackend backend, ReferenceClassifier reference, ImageSource images, Action<ReferencePass, int, int> look, CancellationToken cancellation)
    {
        using var pass = new ReferencePass(backend, reference, BatchRows);
        var counts = new int[reference.Classes];
        var pixels = new float[BatchRows * DigitSet.PixelsPerImage];
        var labels = new int[BatchRows];
        for (var first = 0; first < images.Count; first += BatchRows)
        {
            cancellation.ThrowIfCancellationRequested();
            var rows = Math.Min(BatchRows, images.Count - first);
            var values = pixels.AsSpan(0, rows * DigitSet.PixelsPerImage);
            images.Read(first, values);
            backend.Write(values, pass.Images);
            pass.Forward(rows);
            pass.Label(labels.AsSpan(0, rows));
            foreach (var label in labels.AsSpan(0, rows))
            {
                counts[label]++;
            }

            look(pass, first, rows);
        }

        return counts;
    }
}
