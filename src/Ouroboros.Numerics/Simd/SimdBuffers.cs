namespace Ouroboros.Numerics.Simd;

/// <summary>A <see cref="Matrix"/> in the layout of <see cref="Panel"/>.</summary>
internal sealed unsafe class SimdMatrix : Matrix, IGuarded
{
    private readonly NativeFloats _memory;

    public SimdMatrix(BackendGate gate, int rows, int columns, int guard)
        : base(gate, rows, columns)
    {
        PaddedRows = Panel.PadRows(rows);
        _memory = new NativeFloats((long)Panel.Count(columns) * PaddedRows * Panel.Width, guard);
    }

    /// <summary>Rows in memory, of each panel.</summary>
    public int PaddedRows { get; }

    public PanelView View => new(_memory.Pointer, PaddedRows, Columns);

    public bool GuardsAreWhole() => _memory.GuardsAreWhole();

    private protected override void Free() => _memory.Dispose();
}

/// <summary>A <see cref="Table"/>: plain rows, one after the other.</summary>
internal sealed unsafe class SimdTable : Table, IGuarded
{
    private readonly NativeFloats _memory;

    public SimdTable(BackendGate gate, int rows, int columns, int guard)
        : base(gate, rows, columns)
    {
        _memory = new NativeFloats((long)rows * columns, guard);
    }

    public float* Row(int row) => _memory.Pointer + ((long)row * Columns);

    public bool GuardsAreWhole() => _memory.GuardsAreWhole();

    private protected override void Free() => _memory.Dispose();
}

/// <summary><see cref="Integers"/> in the same kind of memory; a float and an integer have the same size.</summary>
internal sealed unsafe class SimdIntegers : Integers, IGuarded
{
    private readonly NativeFloats _memory;

    public SimdIntegers(BackendGate gate, int length, int guard)
        : base(gate, length)
    {
        _memory = new NativeFloats(length, guard);
    }

    public int* Pointer => (int*)_memory.Pointer;

    public Span<int> Values => new(Pointer, Length);

    public bool GuardsAreWhole() => _memory.GuardsAreWhole();

    private protected override void Free() => _memory.Dispose();
}
