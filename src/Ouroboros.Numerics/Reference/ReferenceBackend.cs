using System.Runtime.CompilerServices;

namespace Ouroboros.Numerics.Reference;

/// <summary>The contract in plain loops, one element after the other: the oracle that faster backends are tested against.</summary>
public sealed partial class ReferenceBackend : IBackend
{
    /// <inheritdoc/>
    public string Name => "reference, scalar, 1 thread";

    /// <inheritdoc/>
    public Matrix CreateMatrix(int rows, int columns) => new ReferenceMatrix(this, rows, columns);

    /// <inheritdoc/>
    public Table CreateTable(int rows, int columns) => new ReferenceTable(this, rows, columns);

    /// <inheritdoc/>
    public Integers CreateIntegers(int length) => new ReferenceIntegers(this, length);

    /// <inheritdoc/>
    public Linear CreateLinear(int inputs, int outputs, LinearUse use) => new ReferenceLinear(this, inputs, outputs, use);

    /// <inheritdoc/>
    public void Dispose()
    {
        // Arrays are the collector's.
    }

    private ReferenceMatrix Own(Matrix matrix, [CallerArgumentExpression(nameof(matrix))] string name = "") =>
        Checks.Owned<ReferenceMatrix>(matrix, this, name);

    private ReferenceTable Own(Table table, [CallerArgumentExpression(nameof(table))] string name = "") =>
        Checks.Owned<ReferenceTable>(table, this, name);

    private ReferenceIntegers Own(Integers integers, [CallerArgumentExpression(nameof(integers))] string name = "") =>
        Checks.Owned<ReferenceIntegers>(integers, this, name);

    private ReferenceLinear Own(Linear layer, [CallerArgumentExpression(nameof(layer))] string name = "") =>
        Checks.Owned<ReferenceLinear>(layer, this, name);
}
