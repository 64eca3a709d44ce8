using Ouroboros.Numerics.Reference;

namespace Ouroboros.Numerics.Tests.Reference;

/// <summary>A reference backend fed from and read into arrays, for tests that compare it with sums in double.</summary>
internal sealed class Host : IDisposable
{
    public ReferenceBackend Backend { get; } = new();

    public Matrix Matrix(int columns, float[] values)
    {
        var matrix = Backend.CreateMatrix(values.Length / columns, columns);
        Backend.Write(values, matrix);
        return matrix;
    }

    public Integers Integers(params int[] values)
    {
        var integers = Backend.CreateIntegers(values.Length);
        Backend.Write(values, 0, integers);
        return integers;
    }

    public Linear Linear(int inputs, float[] weight, float[] bias, LinearUse use = LinearUse.Train)
    {
        var layer = Backend.CreateLinear(inputs, bias.Length, use);
        Backend.Write(weight, bias, layer);
        return layer;
    }

    public float[] Values(Matrix matrix)
    {
        var values = new float[matrix.Rows * matrix.Columns];
        Backend.Read(matrix, values);
        return values;
    }

    public float[] Values(Table table)
    {
        var values = new float[table.Rows * table.Columns];
        Backend.Read(table, 0, values);
        return values;
    }

    public int[] Values(Integers integers)
    {
        var values = new int[integers.Length];
        Backend.Read(integers, 0, values);
        return values;
    }

    public void Dispose() => Backend.Dispose();
}
