namespace Ouroboros.Numerics.Reference;

/// <content>What a classifier adds to linear layers.</content>
public sealed partial class ReferenceBackend
{
    /// <inheritdoc/>
    public void CrossEntropy(
        Matrix logits, int rows, Integers labels, Integers? order, int start, Table losses, Integers predictions, Matrix? dLogits)
    {
        using var operation = _gate.Enter();
        Shapes.CrossEntropy(logits, rows, labels, order, start, losses, predictions, dLogits);
        var (source, targets, loss, predicted) = (Own(logits), Own(labels).Values, Own(losses), Own(predictions).Values);
        var indices = order is null ? null : Own(order).Values;
        var gradient = dLogits is null ? null : Own(dLogits);
        Checks.Labels(targets, indices, start, rows, logits.Columns);

        var exponentials = new float[logits.Columns];
        for (var r = 0; r < rows; r++)
        {
            var row = source.Row(r);
            var t = targets[indices is null ? start + r : indices[start + r]];
            var m = Maximum(row);
            for (var c = 0; c < row.Length; c++)
            {
                exponentials[c] = ScalarMath.Exp(row[c] - m);
            }

            var s = Arithmetic.Sum16(exponentials);
            loss.Row(start + r)[0] = ScalarMath.Log(s) - (row[t] - m);
            predicted[start + r] = FirstEqual(row, m);
            for (var c = 0; gradient is not null && c < row.Length; c++)
            {
                gradient.Row(r)[c] = Arithmetic.Flush(((exponentials[c] / s) - (c == t ? 1f : 0f)) / rows);
            }
        }
    }

    /// <summary>NaN if there is one.</summary>
    private static float Maximum(ReadOnlySpan<float> row)
    {
        var m = float.NegativeInfinity;
        foreach (var value in row)
        {
            m = value > m || float.IsNaN(value) ? value : m;
        }

        return m;
    }

    /// <summary>By ==, to which -0 is 0 and NaN nothing; 0 if there is none.</summary>
    private static int FirstEqual(ReadOnlySpan<float> row, float value)
    {
        for (var c = 0; c < row.Length; c++)
        {
            if (row[c] == value)
            {
                return c;
            }
        }

        return 0;
    }
}
