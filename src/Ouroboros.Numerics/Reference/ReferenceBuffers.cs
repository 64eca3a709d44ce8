namespace Ouroboros.Numerics.Reference;

/// <summary>A matrix as a row-major array [rows, columns].</summary>
internal sealed class ReferenceMatrix : Matrix, IOwned
{
    private readonly float[] _values;

    public ReferenceMatrix(IBackend owner, int rows, int columns)
        : base(rows, columns)
    {
        Owner = owner;
        _values = new float[checked(rows * columns)];
    }

    public IBackend Owner { get; }

    public Span<float> Row(int row) => _values.AsSpan(row * Columns, Columns);

    /// <summary>The leading rows, one after the other.</summary>
    public Span<float> LeadingRows(int rows) => _values.AsSpan(0, rows * Columns);

    public override void Dispose()
    {
    }
}

/// <summary>A table as a row-major array [rows, columns].</summary>
internal sealed class ReferenceTable : Table, IOwned
{
    private readonly float[] _values;

    public ReferenceTable(IBackend owner, int rows, int columns)
        : base(rows, columns)
    {
        Owner = owner;
        _values = new float[checked(rows * columns)];
    }

    public IBackend Owner { get; }

    public Span<float> Row(int row) => _values.AsSpan(row * Columns, Columns);

    public Span<float> RowsFrom(int first, int rows) => _values.AsSpan(first * Columns, rows * Columns);

    public override void Dispose()
    {
    }
}

/// <summary>Integers as an array.</summary>
internal sealed class ReferenceIntegers : Integers, IOwned
{
    public ReferenceIntegers(IBackend owner, int length)
        : base(length)
    {
        Owner = owner;
        Values = new int[length];
    }

    public IBackend Owner { get; }

    public int[] Values { get; }

    public override void Dispose()
    {
    }
}

/// <summary>A linear layer as arrays: weights [outputs, inputs] row-major, biases [outputs].</summary>
internal sealed class ReferenceLinear : Linear, IOwned
{
    public ReferenceLinear(IBackend owner, int inputs, int outputs, LinearUse use)
        : base(inputs, outputs, use)
    {
        Owner = owner;
        Weight = new ReferenceParameters(checked(inputs * outputs), use);
        Bias = new ReferenceParameters(outputs, use);
    }

    public IBackend Owner { get; }

    public ReferenceParameters Weight { get; }

    public ReferenceParameters Bias { get; }

    public Span<float> WeightRow(int output) => Weight.Values.AsSpan(output * Inputs, Inputs);

    public override void Dispose()
    {
    }
}
