namespace Ouroboros.Numerics.Simd;

/// <summary>A <see cref="Matrix"/> in the layout of <see cref="Panel"/>.</summary>
internal sealed unsafe class SimdMatrix : Matrix, IOwned, IGuarded
{
    private readonly NativeFloats _memory;

    public SimdMatrix(IBackend owner, int rows, int columns, int guard)
        : base(rows, columns)
    {
        Owner = owner;
        PaddedRows = Panel.PadRows(rows);
        _memory = new NativeFloats((long)Panel.Count(columns) * PaddedRows * Panel.Width, guard);
    }

    public IBackend Owner { get; }

    /// <summary>Rows in memory, of each panel.</summary>
    public int PaddedRows { get; }

    public PanelView View => new(_memory.Pointer, PaddedRows, Columns);

    public bool GuardsAreWhole() => _memory.GuardsAreWhole();

    public override void Dispose() => _memory.Dispose();
}

/// <summary>A <see cref="Table"/>: plain rows, one after the other.</summary>
internal sealed unsafe class SimdTable : Table, IOwned, IGuarded
{
    private readonly NativeFloats _memory;

    public SimdTable(IBackend owner, int rows, int columns, int guard)
        : base(rows, columns)
    {
        Owner = owner;
        _memory = new NativeFloats((long)rows * columns, guard);
    }

    public IBackend Owner { get; }

    public float* Row(int row) => _memory.Pointer + ((long)row * Columns);

    public bool GuardsAreWhole() => _memory.GuardsAreWhole();

    public override void Dispose() => _memory.Dispose();
}

/// <summary><see cref="Integers"/> in the same kind of memory; a float and an integer have the same size.</summary>
internal sealed unsafe class SimdIntegers : Integers, IOwned, IGuarded
{
    private readonly NativeFloats _memory;

    public SimdIntegers(IBackend owner, int length, int guard)
        : base(length)
    {
        Owner = owner;
        _memory = new NativeFloats(length, guard);
    }

    public IBackend Owner { get; }

    public int* Pointer => (int*)_memory.Pointer;

    public Span<int> Values => new(Pointer, Length);

    public bool GuardsAreWhole() => _memory.GuardsAreWhole();

    public override void Dispose() => _memory.Dispose();
}
