using Ouroboros.Numerics;
using Ouroboros.Numerics.Simd;

namespace Ouroboros.OpenCl;

/// <summary>A matrix on a device, row-major.</summary>
internal sealed class OpenClMatrix : Matrix, IGuarded
{
    public OpenClMatrix(BackendGate gate, ClQueue queue, int rows, int columns, int guard)
        : base(gate, rows, columns)
    {
        Values = new ClBuffer(queue, (long)rows * columns, guard);
    }

    public ClBuffer Values { get; }

    public bool GuardsAreWhole() => Values.GuardIsWhole();

    private protected override void Free() => Values.Dispose();
}

/// <summary>A table on a device, row-major.</summary>
internal sealed class OpenClTable : Table, IGuarded
{
    public OpenClTable(BackendGate gate, ClQueue queue, int rows, int columns, int guard)
        : base(gate, rows, columns)
    {
        Values = new ClBuffer(queue, (long)rows * columns, guard);
    }

    public ClBuffer Values { get; }

    public bool GuardsAreWhole() => Values.GuardIsWhole();

    private protected override void Free() => Values.Dispose();
}

/// <summary>Integers on a device.</summary>
internal sealed class OpenClIntegers : Integers, IGuarded
{
    public OpenClIntegers(BackendGate gate, ClQueue queue, int length, int guard)
        : base(gate, length)
    {
        Values = new ClBuffer(queue, length, guard);
    }

    public ClBuffer Values { get; }

    public bool GuardsAreWhole() => Values.GuardIsWhole();

    private protected override void Free() => Values.Dispose();
}
