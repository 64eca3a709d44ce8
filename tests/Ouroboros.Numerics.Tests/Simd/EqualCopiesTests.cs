namespace Ouroboros.Numerics.Tests.Simd;

/// <summary>Copies to, from and between the buffers of every backend keep every bit.</summary>
public sealed class EqualCopiesTests(BackendsUnderTest backends) : IClassFixture<BackendsUnderTest>
{
    [Fact]
    public void Matrices_give_back_what_was_written()
    {
        foreach (var (rows, columns) in Sizes.Elementwise)
        {
            var values = Values(rows, columns);
            backends.Check($"Write and Read of a matrix [{rows}, {columns}]", side => side.Keep("matrix", side.Matrix(columns, values)));
        }
    }

    [Fact]
    public void Tables_give_back_what_was_written_in_parts()
    {
        foreach (var (rows, columns) in Sizes.Elementwise)
        {
            var values = Values(rows, columns);
            backends.Check($"Write and Read of a table [{rows}, {columns}]", side =>
            {
                var table = side.DestinationTable(rows + 4, columns);
                var half = rows / 2;
                side.Backend.Write(values.AsSpan(half * columns), half + 2, table);
                side.Backend.Write(values.AsSpan(0, half * columns), 1, table);
                side.Keep("table", table);
            });
        }
    }

    [Fact]
    public void Layers_give_back_what_was_written()
    {
        foreach (var (outputs, inputs) in Sizes.Elementwise)
        {
            var weight = Values(outputs, inputs);
            var bias = Values(1, outputs);
            foreach (var use in Enum.GetValues<LinearUse>())
            {
                backends.Check($"Write and Read of a layer [{outputs}, {inputs}], {use}", side =>
                {
                    side.KeepParameters("first", side.Linear(inputs, weight, bias, use));
                    side.KeepParameters("transposed sizes", side.Linear(outputs, weight, new float[inputs], use));
                });
            }
        }
    }

    [Fact]
    public void Gathered_loaded_and_stored_rows_are_equal()
    {
        foreach (var (rows, columns) in Sizes.Elementwise)
        {
            var values = Values(rows + 5, columns);
            var order = TestValues.Integers(columns, rows + 2, rows + 5);
            backends.Check($"Gather, Load, Store [{rows}, {columns}]", side =>
            {
                var source = side.Table(columns, values);
                var gathered = side.Destination(rows, columns);
                var loaded = side.Destination(rows, columns);
                var stored = side.DestinationTable(rows + 2, columns);
                side.Backend.Gather(source, side.Integers(order), 2, rows, gathered);
                side.Backend.Load(source, 3, rows, loaded);
                side.Backend.Store(gathered, rows, 1, stored);
                side.Keep("gathered", gathered);
                side.Keep("loaded", loaded);
                side.Keep("stored", stored);
            });
        }
    }

    [Fact]
    public void A_gathered_minibatch_of_the_real_size_is_equal()
    {
        const int columns = 784;
        var values = Values(700, columns);
        var order = TestValues.Integers(8, 700, 700);
        backends.Check("Gather [512, 784]", side =>
        {
            var gathered = side.Destination(512, columns);
            side.Backend.Gather(side.Table(columns, values), side.Integers(order), 100, 512, gathered);
            side.Keep("gathered", gathered);
        });
    }

    [Fact]
    public void Integers_give_back_what_was_written_in_parts()
    {
        for (var length = 1; length <= 130; length++)
        {
            var values = TestValues.Integers(length, length, int.MaxValue);
            backends.Check($"Write and Read of {length} integers", side =>
            {
                var integers = side.Integers(new int[length + 2]);
                side.Backend.Write(values, 1, integers);
                side.Backend.Write([-length], 0, integers);
                side.Keep("integers", integers);
            });
        }
    }

    private static float[] Values(int rows, int columns)
    {
        var seed = (rows * 1009) + columns;
        return TestValues.Sprinkle(
            seed, TestValues.Uniform(seed, rows * columns), TestValues.Edges, TestValues.Huge, TestValues.NotFinite, [1e-45f]);
    }
}
