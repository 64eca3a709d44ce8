namespace Ouroboros.Numerics.Reference;

/// <content>Copies: between the host and buffers, and between buffers.</content>
public sealed partial class ReferenceBackend
{
    /// <inheritdoc/>
    public void Write(ReadOnlySpan<float> source, Matrix destination)
    {
        using var operation = _gate.Enter();
        var own = Own(destination);
        var rows = Checks.WholeRows(source.Length, own.Columns, own.Rows, nameof(source));
        source.CopyTo(own.LeadingRows(rows));
    }

    /// <inheritdoc/>
    public void Read(Matrix source, Span<float> destination)
    {
        using var operation = _gate.Enter();
        var own = Own(source);
        var rows = Checks.WholeRows(destination.Length, own.Columns, own.Rows, nameof(destination));
        own.LeadingRows(rows).CopyTo(destination);
    }

    /// <inheritdoc/>
    public void Write(ReadOnlySpan<float> source, int firstRow, Table destination)
    {
        using var operation = _gate.Enter();
        var own = Own(destination);
        var rows = Checks.WholeRows(source.Length, own.Columns, own.Rows, nameof(source));
        Checks.Range(firstRow, rows, own.Rows, nameof(destination));
        source.CopyTo(own.RowsFrom(firstRow, rows));
    }

    /// <inheritdoc/>
    public void Read(Table source, int firstRow, Span<float> destination)
    {
        using var operation = _gate.Enter();
        var own = Own(source);
        var rows = Checks.WholeRows(destination.Length, own.Columns, own.Rows, nameof(destination));
        Checks.Range(firstRow, rows, own.Rows, nameof(source));
        own.RowsFrom(firstRow, rows).CopyTo(destination);
    }

    /// <inheritdoc/>
    public void Write(ReadOnlySpan<int> source, int first, Integers destination)
    {
        using var operation = _gate.Enter();
        var own = Own(destination);
        Checks.Range(first, source.Length, own.Length, nameof(destination));
        source.CopyTo(own.Values.AsSpan(first));
    }

    /// <inheritdoc/>
    public void Read(Integers source, int first, Span<int> destination)
    {
        using var operation = _gate.Enter();
        var own = Own(source);
        Checks.Range(first, destination.Length, own.Length, nameof(source));
        own.Values.AsSpan(first, destination.Length).CopyTo(destination);
    }

    /// <inheritdoc/>
    public void Write(ReadOnlySpan<float> weight, ReadOnlySpan<float> bias, Linear destination)
    {
        using var operation = _gate.Enter();
        var own = Own(destination);
        Shapes.Parameters(own, weight.Length, bias.Length);
        own.Weight.Set(weight);
        own.Bias.Set(bias);
    }

    /// <inheritdoc/>
    public void ResetMoments(IReadOnlyList<Linear> layers)
    {
        using var operation = _gate.Enter();
        CheckTrained(layers);
        foreach (var layer in layers)
        {
            Own(layer).Weight.ResetMoments();
            Own(layer).Bias.ResetMoments();
        }
    }

    /// <inheritdoc/>
    public void Read(Linear source, Span<float> weight, Span<float> bias)
    {
        using var operation = _gate.Enter();
        var own = Own(source);
        Shapes.Parameters(own, weight.Length, bias.Length);
        own.Weight.Values.CopyTo(weight);
        own.Bias.Values.CopyTo(bias);
    }

    /// <inheritdoc/>
    public void WriteMoment(Moment moment, ReadOnlySpan<float> weight, ReadOnlySpan<float> bias, Linear destination)
    {
        using var operation = _gate.Enter();
        var own = Own(destination);
        Shapes.Trained(own);
        Shapes.Parameters(own, weight.Length, bias.Length);
        weight.CopyTo(own.Weight.Of(moment));
        bias.CopyTo(own.Bias.Of(moment));
    }

    /// <inheritdoc/>
    public void ReadMoment(Moment moment, Linear source, Span<float> weight, Span<float> bias)
    {
        using var operation = _gate.Enter();
        var own = Own(source);
        Shapes.Trained(own);
        Shapes.Parameters(own, weight.Length, bias.Length);
        own.Weight.Of(moment).CopyTo(weight);
        own.Bias.Of(moment).CopyTo(bias);
    }

    /// <inheritdoc/>
    public void ReadGradient(Linear source, Span<float> weight, Span<float> bias)
    {
        using var operation = _gate.Enter();
        var own = Own(source);
        Shapes.Trained(own);
        Shapes.Parameters(own, weight.Length, bias.Length);
        own.Weight.Gradient.CopyTo(weight);
        own.Bias.Gradient.CopyTo(bias);
    }

    /// <inheritdoc/>
    public void Gather(Table source, Integers order, int start, int rows, Matrix destination)
    {
        using var operation = _gate.Enter();
        Shapes.Gather(source, order, start, rows, destination);
        var (from, indices, to) = (Own(source), Own(order).Values, Own(destination));
        Checks.Indices(indices.AsSpan(start, rows), from.Rows, nameof(order), start);
        for (var r = 0; r < rows; r++)
        {
            from.Row(indices[start + r]).CopyTo(to.Row(r));
        }
    }

    /// <inheritdoc/>
    public void Load(Table source, int firstRow, int rows, Matrix destination)
    {
        using var operation = _gate.Enter();
        Shapes.Copy(source, firstRow, rows, destination);
        Own(source).RowsFrom(firstRow, rows).CopyTo(Own(destination).LeadingRows(rows));
    }

    /// <inheritdoc/>
    public void Store(Matrix source, int rows, int firstRow, Table destination)
    {
        using var operation = _gate.Enter();
        Shapes.Copy(destination, firstRow, rows, source);
        Own(source).LeadingRows(rows).CopyTo(Own(destination).RowsFrom(firstRow, rows));
    }
}
