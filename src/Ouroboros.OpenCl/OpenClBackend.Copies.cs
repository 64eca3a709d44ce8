using Ouroboros.Numerics;

namespace Ouroboros.OpenCl;

/// <content>Copies: between the host and buffers, and between buffers. What comes back is waited for; nothing else is.</content>
internal sealed partial class OpenClBackend
{
    /// <inheritdoc/>
    public void Write(ReadOnlySpan<float> source, Matrix destination)
    {
        using var operation = _gate.Enter();
        var own = Own(destination);
        _ = Checks.WholeRows(source.Length, destination.Columns, destination.Rows, nameof(source));
        own.Write(source, 0);
    }

    /// <inheritdoc/>
    public void Read(Matrix source, Span<float> destination)
    {
        using var operation = _gate.Enter();
        var own = Own(source);
        _ = Checks.WholeRows(destination.Length, source.Columns, source.Rows, nameof(destination));
        own.Read(0, destination);
    }

    /// <inheritdoc/>
    public void Write(ReadOnlySpan<float> source, int firstRow, Table destination)
    {
        using var operation = _gate.Enter();
        var own = Own(destination);
        var rows = Checks.WholeRows(source.Length, destination.Columns, destination.Rows, nameof(source));
        Checks.Range(firstRow, rows, destination.Rows, nameof(destination));
        own.Write(source, (long)firstRow * destination.Columns);
    }

    /// <inheritdoc/>
    public void Read(Table source, int firstRow, Span<float> destination)
    {
        using var operation = _gate.Enter();
        var own = Own(source);
        var rows = Checks.WholeRows(destination.Length, source.Columns, source.Rows, nameof(destination));
        Checks.Range(firstRow, rows, source.Rows, nameof(source));
        own.Read((long)firstRow * source.Columns, destination);
    }

    /// <inheritdoc/>
    public void Write(ReadOnlySpan<int> source, int first, Integers destination)
    {
        using var operation = _gate.Enter();
        var own = Own(destination);
        Checks.Range(first, source.Length, destination.Length, nameof(destination));
        own.Write(source, first);
    }

    /// <inheritdoc/>
    public void Read(Integers source, int first, Span<int> destination)
    {
        using var operation = _gate.Enter();
        var own = Own(source);
        Checks.Range(first, destination.Length, source.Length, nameof(source));
        own.Read(first, destination);
    }

    /// <inheritdoc/>
    public void Write(ReadOnlySpan<float> weight, ReadOnlySpan<float> bias, Linear destination)
    {
        using var operation = _gate.Enter();
        var own = Own(destination);
        Write(own, own.Parameters, weight, bias);
        own.ResetMoments();
    }

    /// <inheritdoc/>
    public void ResetMoments(IReadOnlyList<Linear> layers)
    {
        using var operation = _gate.Enter();
        CheckTrained(layers);
        foreach (var layer in layers)
        {
            Own(layer).ResetMoments();
        }
    }

    /// <inheritdoc/>
    public void Read(Linear source, Span<float> weight, Span<float> bias)
    {
        using var operation = _gate.Enter();
        var own = Own(source);
        Read(own, own.Parameters, weight, bias);
    }

    /// <inheritdoc/>
    public void WriteMoment(Moment moment, ReadOnlySpan<float> weight, ReadOnlySpan<float> bias, Linear destination)
    {
        using var operation = _gate.Enter();
        Shapes.Trained(destination);
        var own = Own(destination);
        Write(own, own.Of(moment), weight, bias);
    }

    /// <inheritdoc/>
    public void ReadMoment(Moment moment, Linear source, Span<float> weight, Span<float> bias)
    {
        using var operation = _gate.Enter();
        Shapes.Trained(source);
        var own = Own(source);
        Read(own, own.Of(moment), weight, bias);
    }

    /// <inheritdoc/>
    public void ReadGradient(Linear source, Span<float> weight, Span<float> bias)
    {
        using var operation = _gate.Enter();
        Shapes.Trained(source);
        var own = Own(source);
        Read(own, own.Gradient, weight, bias);
    }

    /// <inheritdoc/>
    public void Gather(Table source, Integers order, int start, int rows, Matrix destination)
    {
        using var operation = _gate.Enter();
        Shapes.Gather(source, order, start, rows, destination);
        _kernels.Gather.Begin()
            .With(Own(source).Handle).With(Own(order).Handle).With(start).With(Own(destination).Handle).With(source.Columns)
            .Over(source.Columns, rows);
    }

    /// <inheritdoc/>
    public void Load(Table source, int firstRow, int rows, Matrix destination)
    {
        using var operation = _gate.Enter();
        Shapes.Copy(source, firstRow, rows, destination);
        Own(source).CopyTo((long)firstRow * source.Columns, Own(destination), 0, (long)rows * source.Columns);
    }

    /// <inheritdoc/>
    public void Store(Matrix source, int rows, int firstRow, Table destination)
    {
        using var operation = _gate.Enter();
        Shapes.Copy(destination, firstRow, rows, source);
        Own(source).CopyTo(0, Own(destination), (long)firstRow * source.Columns, (long)rows * source.Columns);
    }

    private static void Write(OpenClLinear layer, ClBuffer buffer, ReadOnlySpan<float> weight, ReadOnlySpan<float> bias)
    {
        Shapes.Parameters(layer, weight.Length, bias.Length);
        buffer.Write(weight, 0);
        buffer.Write(bias, layer.Weights);
    }

    private static void Read(OpenClLinear layer, ClBuffer buffer, Span<float> weight, Span<float> bias)
    {
        Shapes.Parameters(layer, weight.Length, bias.Length);
        buffer.Read(0, weight);
        buffer.Read(layer.Weights, bias);
    }
}
