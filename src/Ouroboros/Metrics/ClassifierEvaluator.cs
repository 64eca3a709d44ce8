using Ouroboros.Data;
using Ouroboros.Models;
using Ouroboros.Numerics;
using Ouroboros.Training;

namespace Ouroboros.Metrics;

/// <summary>Runs classifiers over whole data sets: labels, losses, accuracies.</summary>
public sealed class ClassifierEvaluator : IDisposable
{
    // Enough rows to fill every thread, few enough that a batch stays in the cache from one classifier to the next.
    private const int BatchRows = 512;

    /// <summary>Classifiers whose losses and predictions on a batch come back together: a device is waited for once, and not after each of them.</summary>
    internal const int Together = 32;

    private readonly IBackend _backend;
    private readonly Matrix _images;
    private readonly ClassifierPass _pass;
    private readonly Table _losses;
    private readonly Integers _predictions;
    private readonly Integers _labels;

    // The batch's rows, once for each classifier.
    private readonly Integers _rows;
    private readonly float[] _lossesRead = new float[Together * BatchRows];
    private readonly int[] _predictionsRead = new int[Together * BatchRows];

    /// <summary>Buffers for classifiers of the shape of <paramref name="shape"/>.</summary>
    public ClassifierEvaluator(IBackend backend, Classifier shape)
    {
        ArgumentNullException.ThrowIfNull(backend);
        ArgumentNullException.ThrowIfNull(shape);
        _backend = backend;
        _images = backend.CreateMatrix(BatchRows, DigitSet.PixelsPerImage);
        _pass = new ClassifierPass(backend, shape, _images);
        _losses = backend.CreateTable(Together * BatchRows, 1);
        _predictions = backend.CreateIntegers(Together * BatchRows);
        _labels = backend.CreateIntegers(BatchRows);
        _rows = backend.CreateIntegers(Together * BatchRows);
        backend.Write([.. Enumerable.Range(0, Together * BatchRows).Select(place => place % BatchRows)], 0, _rows);
    }

    /// <summary>Every classifier on a training set, against its labels; the images are read once for all.</summary>
    /// <exception cref="OperationCanceledException">Cancelled between two batches.</exception>
    public IReadOnlyList<Evaluation> Evaluate(
        IReadOnlyList<Classifier> classifiers, TrainingSet set, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(classifiers);
        ArgumentNullException.ThrowIfNull(set);
        var tallies = Tallies(classifiers);
        var labels = new int[BatchRows];
        for (var start = 0; start < set.Count; start += BatchRows)
        {
            cancellation.ThrowIfCancellationRequested();
            var rows = Math.Min(BatchRows, set.Count - start);
            _backend.Load(set.Images, start, rows, _images);
            _backend.Read(set.Labels, start, labels.AsSpan(0, rows));
            Tally(classifiers, labels.AsSpan(0, rows), tallies);
        }

        return [.. tallies.Select(tally => tally.Result)];
    }

    /// <summary>A classifier on digits, against their labels.</summary>
    public Evaluation Evaluate(Classifier classifier, DigitSet digits)
    {
        ArgumentNullException.ThrowIfNull(digits);
        Classifier[] classifiers = [classifier];
        var tallies = Tallies(classifiers);
        var pixels = new float[BatchRows * DigitSet.PixelsPerImage];
        for (var start = 0; start < digits.Count; start += BatchRows)
        {
            var rows = Math.Min(BatchRows, digits.Count - start);
            var values = pixels.AsSpan(0, rows * DigitSet.PixelsPerImage);
            digits.CopyPixels(start, values);
            _backend.Write(values, _images);
            Tally(classifiers, digits.Labels.Span.Slice(start, rows), tallies);
        }

        return tallies[0].Result;
    }

    /// <summary>Gives a training set the labels that a classifier predicts.</summary>
    public void Label(Classifier classifier, TrainingSet set)
    {
        ArgumentNullException.ThrowIfNull(classifier);
        ArgumentNullException.ThrowIfNull(set);
        var labels = new int[BatchRows];
        for (var start = 0; start < set.Count; start += BatchRows)
        {
            var rows = Math.Min(BatchRows, set.Count - start);
            _backend.Load(set.Images, start, rows, _images);
            _pass.Forward(classifier, rows);
            // Any labels will do: only the predictions are looked at.
            _backend.CrossEntropy(_pass.Logits, rows, _labels, null, 0, _losses, _predictions, null);
            _backend.Read(_predictions, 0, labels.AsSpan(0, rows));
            _backend.Write(labels.AsSpan(0, rows), start, set.Labels);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _images.Dispose();
        _pass.Dispose();
        _losses.Dispose();
        _predictions.Dispose();
        _labels.Dispose();
        _rows.Dispose();
    }

    private static EvaluationTally[] Tallies(IReadOnlyList<Classifier> classifiers) =>
        [.. classifiers.Select(classifier => new EvaluationTally(classifier.Classes))];

    private void Tally(IReadOnlyList<Classifier> classifiers, ReadOnlySpan<int> labels, EvaluationTally[] tallies)
    {
        var rows = labels.Length;
        _backend.Write(labels, 0, _labels);
        for (var first = 0; first < classifiers.Count; first += Together)
        {
            var count = Math.Min(Together, classifiers.Count - first);
            for (var i = 0; i < count; i++)
            {
                _pass.Forward(classifiers[first + i], rows);
                _backend.CrossEntropy(_pass.Logits, rows, _labels, _rows, i * BatchRows, _losses, _predictions, null);
            }

            var all = ((count - 1) * BatchRows) + rows;
            _backend.Read(_losses, 0, _lossesRead.AsSpan(0, all));
            _backend.Read(_predictions, 0, _predictionsRead.AsSpan(0, all));
            for (var i = 0; i < count; i++)
            {
                tallies[first + i].Add(_lossesRead.AsSpan(i * BatchRows, rows), _predictionsRead.AsSpan(i * BatchRows, rows), labels);
            }
        }
    }
}
