namespace Ouroboros.Numerics.Reference;

/// <summary>A matrix as a row-major array [rows, columns].</summary>
internal sealed class ReferenceMatrix(IBackend owner, int rows, int columns) : Matrix(rows, columns), IOwned
{
    private readonly float[] _values = new float[checked(rows * columns)];

    public IBackend Owner { get; } = owner;

    public Span<float> Row(int row) => _values.AsSpan(row * Columns, Columns);

    /// <summary>The leading rows, one after the other.</summary>
    public Span<float> LeadingRows(int rows) => _values.AsSpan(0, rows * Columns);

    public override void Dispose()
    {
    }
}

/// <summary>A table as a row-major array [rows, columns].</summary>
internal sealed class ReferenceTable(IBackend owner, int rows, int columns) : Table(rows, columns), IOwned
{
    private readonly float[] _values = new float[checked(rows * columns)];

    public IBackend Owner { get; } = owner;

    public Span<float> Row(int row) => _values.AsSpan(row * Columns, Columns);

    public Span<float> RowsFrom(int first, int rows) => _values.AsSpan(first * Columns, rows * Columns);

    public override void Dispose()
    {
    }
}

/// <summary>Integers as an array.</summary>
internal sealed class ReferenceIntegers(IBackend owner, int length) : Integers(length), IOwned
{
    public IBackend Owner { get; } = owner;

    public int[] Values { get; } = new int[length];

    public override void Dispose()
    {
    }
}

/// <summary>A linear layer as arrays: weights [outputs, inputs] row-major, biases [outputs].</summary>
internal sealed class ReferenceLinear(IBackend owner, int inputs, int outputs, LinearUse use) : Linear(inputs, outputs, use), IOwned
{
    public IBackend Owner { get; } = owner;

    public ReferenceParameters Weight { get; } = new(checked(inputs * outputs), use);

    public ReferenceParameters Bias { get; } = new(outputs, use);

    public Span<float> WeightRow(int output) => Weight.Values.AsSpan(output * Inputs, Inputs);

    public override void Dispose()
    {
    }
}
