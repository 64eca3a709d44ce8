using System.Runtime.CompilerServices;

namespace Ouroboros.Numerics.Reference;

/// <summary>The contract in plain loops, one element after the other: the oracle that faster backends are tested against.</summary>
public sealed partial class ReferenceBackend : IBackend
{
    private readonly BackendGate _gate = new("reference, scalar, 1 thread");

    /// <inheritdoc/>
    public string Name => _gate.Name;

    /// <inheritdoc/>
    public Matrix CreateMatrix(int rows, int columns)
    {
        using var operation = _gate.Enter();
        return new ReferenceMatrix(_gate, rows, columns);
    }

    /// <inheritdoc/>
    public Table CreateTable(int rows, int columns)
    {
        using var operation = _gate.Enter();
        return new ReferenceTable(_gate, rows, columns);
    }

    /// <inheritdoc/>
    public Integers CreateIntegers(int length)
    {
        using var operation = _gate.Enter();
        return new ReferenceIntegers(_gate, length);
    }

    /// <inheritdoc/>
    public Linear CreateLinear(int inputs, int outputs, LinearUse use)
    {
        using var operation = _gate.Enter();
        return new ReferenceLinear(_gate, inputs, outputs, use);
    }

    /// <inheritdoc/>
    public void Dispose() => _gate.Close();

    private ReferenceMatrix Own(Matrix matrix, [CallerArgumentExpression(nameof(matrix))] string name = "") =>
        Checks.Owned<ReferenceMatrix>(matrix, _gate, name);

    private ReferenceTable Own(Table table, [CallerArgumentExpression(nameof(table))] string name = "") =>
        Checks.Owned<ReferenceTable>(table, _gate, name);

    private ReferenceIntegers Own(Integers integers, [CallerArgumentExpression(nameof(integers))] string name = "") =>
        Checks.Owned<ReferenceIntegers>(integers, _gate, name);

    private ReferenceLinear Own(Linear layer, [CallerArgumentExpression(nameof(layer))] string name = "") =>
        Checks.Owned<ReferenceLinear>(layer, _gate, name);
}
