using Ouroboros.Numerics.Simd;

namespace Ouroboros.Numerics.OpenCl;

/// <summary>A matrix on a device, row-major.</summary>
internal sealed class OpenClMatrix : Matrix, IOwned, IGuarded
{
    public OpenClMatrix(IBackend owner, ClQueue queue, int rows, int columns, int guard)
        : base(rows, columns)
    {
        Owner = owner;
        Values = new ClBuffer(queue, (long)rows * columns, guard);
    }

    public IBackend Owner { get; }

    public ClBuffer Values { get; }

    public bool GuardsAreWhole() => Values.GuardIsWhole();

    public override void Dispose() => Values.Dispose();
}

/// <summary>A table on a device, row-major.</summary>
internal sealed class OpenClTable : Table, IOwned, IGuarded
{
    public OpenClTable(IBackend owner, ClQueue queue, int rows, int columns, int guard)
        : base(rows, columns)
    {
        Owner = owner;
        Values = new ClBuffer(queue, (long)rows * columns, guard);
    }

    public IBackend Owner { get; }

    public ClBuffer Values { get; }

    public bool GuardsAreWhole() => Values.GuardIsWhole();

    public override void Dispose() => Values.Dispose();
}

/// <summary>Integers on a device.</summary>
internal sealed class OpenClIntegers : Integers, IOwned, IGuarded
{
    public OpenClIntegers(IBackend owner, ClQueue queue, int length, int guard)
        : base(length)
    {
        Owner = owner;
        Values = new ClBuffer(queue, length, guard);
    }

    public IBackend Owner { get; }

    public ClBuffer Values { get; }

    public bool GuardsAreWhole() => Values.GuardIsWhole();

    public override void Dispose() => Values.Dispose();
}
