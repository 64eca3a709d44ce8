namespace Ouroboros.Numerics.Reference;

/// <summary>A matrix as a row-major array [rows, columns].</summary>
internal sealed class ReferenceMatrix : Matrix
{
    private readonly float[] _values;

    public ReferenceMatrix(BackendGate gate, int rows, int columns)
        : base(gate, rows, columns)
    {
        _values = new float[checked(rows * columns)];
    }

    public Span<float> Row(int row) => _values.AsSpan(row * Columns, Columns);

    /// <summary>The leading rows, one after the other.</summary>
    public Span<float> LeadingRows(int rows) => _values.AsSpan(0, rows * Columns);

    private protected override void Free()
    {
    }
}

/// <summary>A table as a row-major array [rows, columns].</summary>
internal sealed class ReferenceTable : Table
{
    private readonly float[] _values;

    public ReferenceTable(BackendGate gate, int rows, int columns)
        : base(gate, rows, columns)
    {
        _values = new float[checked(rows * columns)];
    }

    public Span<float> Row(int row) => _values.AsSpan(row * Columns, Columns);

    public Span<float> RowsFrom(int first, int rows) => _values.AsSpan(first * Columns, rows * Columns);

    private protected override void Free()
    {
    }
}

/// <summary>Integers as an array.</summary>
internal sealed class ReferenceIntegers : Integers
{
    public ReferenceIntegers(BackendGate gate, int length)
        : base(gate, length)
    {
        Values = new int[length];
    }

    public int[] Values { get; }

    private protected override void Free()
    {
    }
}

/// <summary>A linear layer as arrays: weights [outputs, inputs] row-major, biases [outputs].</summary>
internal sealed class ReferenceLinear : Linear
{
    public ReferenceLinear(BackendGate gate, int inputs, int outputs, LinearUse use)
        : base(gate, inputs, outputs, use)
    {
        Weight = new ReferenceParameters(checked(inputs * outputs), use);
        Bias = new ReferenceParameters(outputs, use);
    }

    public ReferenceParameters Weight { get; }

    public ReferenceParameters Bias { get; }

    public Span<float> WeightRow(int output) => Weight.Values.AsSpan(output * Inputs, Inputs);

    private protected override void Free()
    {
    }
}
