using Ouroboros.Numerics;

namespace Ouroboros.Training;

/// <summary>
/// What an epoch measures item by item, in the order of its steps. It is read once per epoch, so no step waits for a number.
/// </summary>
public sealed class EpochLosses : IDisposable
{
    private readonly IBackend _backend;
    private readonly float[] _losses;
    private readonly int[] _predictions;
    private readonly int[] _labels;

    internal EpochLosses(IBackend backend, int items, int columns, bool predicts)
    {
        _backend = backend;
        Values = backend.CreateTable(items, columns);
        _losses = new float[columns * items];
        try
        {
            Predictions = predicts ? backend.CreateIntegers(items) : null;
        }
        catch
        {
            Values.Dispose();
            throw;
        }

        _predictions = new int[predicts ? items : 0];
        _labels = new int[predicts ? items : 0];
    }

    /// <summary>[items, columns] losses.</summary>
    public Table Values { get; }

    /// <summary>[items] predicted labels; null for a model that predicts none.</summary>
    public Integers? Predictions { get; }

    /// <summary>Means of the first items' losses, added in double precision in their order.</summary>
    internal double[] Means(int items)
    {
        var columns = Values.Columns;
        var values = _losses.AsSpan(0, columns * items);
        _backend.Read(Values, 0, values);
        var means = new double[columns];
        for (var i = 0; i < values.Length; i += columns)
        {
            for (var column = 0; column < columns; column++)
            {
                means[column] += values[i + column];
            }
        }

        for (var column = 0; column < columns; column++)
        {
            means[column] /= items;
        }

        return means;
    }

    /// <summary>The losses that the last <see cref="Means"/> has read.</summary>
    internal ReadOnlySpan<float> LastRead(int items) => _losses.AsSpan(0, Values.Columns * items);

    /// <summary>Share of the set's items whose prediction is their label; null without predictions.</summary>
    internal double? Accuracy(ITrainingSet set)
    {
        if (Predictions is null)
        {
            return null;
        }

        var predictions = _predictions.AsSpan(0, set.Count);
        var labels = _labels.AsSpan(0, set.Count);
        _backend.Read(Predictions, 0, predictions);
        _backend.Read(set.Labels, 0, labels);
        var correct = 0;
        for (var i = 0; i < predictions.Length; i++)
        {
            correct += predictions[i] == labels[set.OrderAt(i)] ? 1 : 0;
        }

        return (double)correct / set.Count;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Values.Dispose();
        Predictions?.Dispose();
    }
}
