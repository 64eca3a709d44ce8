using Ouroboros.Numerics.Simd;

namespace Ouroboros.Numerics.Tests.Simd;

/// <summary>One backend in a comparison: makes buffers of given contents, keeps what operations left in them.</summary>
/// <remarks>
/// Matrices get spare rows, and destinations start filled, with a number that no operation gives. So an operation that reads a row too
/// many, or leaves out a place, is found out; one that writes outside a buffer breaks its guards.
/// </remarks>
internal sealed class Side(IBackend backend) : IDisposable
{
    private const int SpareRows = 3;
    private const float Untouched = 12345.678f;

    private readonly List<IDisposable> _buffers = [];
    private readonly List<Result> _results = [];

    public IBackend Backend { get; } = backend;

    public IReadOnlyList<Result> Results => _results;

    public Matrix Matrix(int columns, float[] values)
    {
        var matrix = Destination(values.Length / columns, columns);
        Backend.Write(values, matrix);
        return matrix;
    }

    public Matrix Destination(int rows, int columns)
    {
        var matrix = Made(Backend.CreateMatrix(rows + SpareRows, columns));
        Backend.Write(Filled(matrix.Rows * columns), matrix);
        return matrix;
    }

    public Table Table(int columns, float[] values)
    {
        var table = Made(Backend.CreateTable(values.Length / columns, columns));
        Backend.Write(values, 0, table);
        return table;
    }

    public Table DestinationTable(int rows, int columns) => Table(columns, Filled(rows * columns));

    public Integers Integers(int[] values)
    {
        var integers = Made(Backend.CreateIntegers(values.Length));
        Backend.Write(values, 0, integers);
        return integers;
    }

    public Linear Linear(int inputs, float[] weight, float[] bias, LinearUse use)
    {
        var layer = Made(Backend.CreateLinear(inputs, bias.Length, use));
        Backend.Write(weight, bias, layer);
        return layer;
    }

    public Linear Linear(int seed, int inputs, int outputs, LinearUse use)
    {
        var scale = 1 / MathF.Sqrt(inputs);
        var weight = TestValues.Uniform(seed, inputs * outputs, scale);
        return Linear(inputs, weight, TestValues.Uniform(seed + 1, outputs, scale), use);
    }

    public void Keep(string name, Matrix matrix)
    {
        var values = new float[(matrix.Rows - SpareRows) * matrix.Columns];
        Backend.Read(matrix, values);
        _results.Add(new Result(name, matrix.Columns, values));
    }

    public void Keep(string name, Table table)
    {
        var values = new float[table.Rows * table.Columns];
        Backend.Read(table, 0, values);
        _results.Add(new Result(name, table.Columns, values));
    }

    public void Keep(string name, Integers integers)
    {
        var values = new int[integers.Length];
        Backend.Read(integers, 0, values);
        _results.Add(new Result(name, values));
    }

    public void KeepParameters(string name, Linear layer)
    {
        var weight = new float[layer.Inputs * layer.Outputs];
        var bias = new float[layer.Outputs];
        Backend.Read(layer, weight, bias);
        Keep(name, layer, weight, bias);
    }

    public void KeepGradient(string name, Linear layer)
    {
        var weight = new float[layer.Inputs * layer.Outputs];
        var bias = new float[layer.Outputs];
        Backend.ReadGradient(layer, weight, bias);
        Keep(name, layer, weight, bias);
    }

    public void KeepMoment(string name, Moment moment, Linear layer)
    {
        var weight = new float[layer.Inputs * layer.Outputs];
        var bias = new float[layer.Outputs];
        Backend.ReadMoment(moment, layer, weight, bias);
        Keep(name, layer, weight, bias);
    }

    /// <summary>Fails if anything was written outside a buffer that has guards.</summary>
    public void CheckGuards(string what) =>
        Assert.All(_buffers.OfType<IGuarded>(), buffer => Assert.True(buffer.GuardsAreWhole(), $"{what}: written outside {buffer}"));

    public void Dispose() => _buffers.ForEach(buffer => buffer.Dispose());

    private static float[] Filled(int length)
    {
        var values = new float[length];
        Array.Fill(values, Untouched);
        return values;
    }

    private void Keep(string name, Linear layer, float[] weight, float[] bias)
    {
        _results.Add(new Result($"{name} weight", layer.Inputs, weight));
        _results.Add(new Result($"{name} bias", layer.Outputs, bias));
    }

    private T Made<T>(T buffer)
        where T : IDisposable
    {
        _buffers.Add(buffer);
        return buffer;
    }
}
