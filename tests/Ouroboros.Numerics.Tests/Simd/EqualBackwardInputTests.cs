namespace Ouroboros.Numerics.Tests.Simd;

/// <summary>The product that carries gradients to the input equals the reference to the bit on every backend.</summary>
public sealed class EqualBackwardInputTests(BackendsUnderTest backends) : IClassFixture<BackendsUnderTest>
{
    [Fact]
    public void It_is_equal_at_all_borders()
    {
        var turn = 0;
        foreach (var (rows, inputs, outputs) in Sizes.Products)
        {
            BackwardInput(rows, inputs, outputs, (Activation)(turn % 2), turn % 3 == 0, TestValues.Edges);
            turn++;
        }
    }

    [Fact]
    public void It_is_equal_in_large()
    {
        foreach (var (rows, inputs, outputs) in Sizes.LargeProducts)
        {
            BackwardInput(rows, inputs, outputs, Activation.Relu, true, TestValues.Edges);
        }
    }

    [Fact]
    public void It_is_equal_for_numbers_that_are_huge_infinite_or_none()
    {
        foreach (var (rows, columns) in Sizes.Elementwise)
        {
            BackwardInput(rows, columns, 3, (Activation)(rows % 2), false, [.. TestValues.Huge, .. TestValues.NotFinite]);
        }
    }

    /// <summary>Sums of one term that is a weight, so that what is flushed is one of the numbers around the bounds.</summary>
    [Fact]
    public void It_flushes_at_the_same_bounds()
    {
        foreach (var (rows, inputs) in Sizes.Elementwise)
        {
            var dy = Enumerable.Repeat(1f, rows).ToArray();
            var weight = TestValues.Sprinkle(inputs, TestValues.Normal(inputs, inputs), TestValues.Edges);
            backends.Check($"BackwardInput of ones, rows {rows}, inputs {inputs}", side =>
            {
                var dx = side.Destination(rows, inputs);
                var layer = side.Linear(inputs, weight, new float[1], LinearUse.Train);
                var x = side.Matrix(inputs, new float[rows * inputs]);
                side.Backend.BackwardInput(side.Matrix(1, dy), rows, layer, x, Activation.None, dx);
                side.Keep("dx", dx);
            });
        }
    }

    private void BackwardInput(int rows, int inputs, int outputs, Activation activation, bool inPlace, float[] special)
    {
        var seed = TestValues.Seed(rows, inputs, outputs);
        var dy = TestValues.Sprinkle(seed, TestValues.Normal(seed, rows * outputs), special);
        var made = TestValues.Sprinkle(seed + 5, TestValues.Normal(seed + 5, rows * inputs), special);
        backends.Check($"BackwardInput {activation}, in place {inPlace}, rows {rows}, inputs {inputs}, outputs {outputs}", side =>
        {
            var layer = side.Linear(seed, inputs, outputs, LinearUse.Train);
            var x = side.Matrix(inputs, made);
            var dx = inPlace ? x : side.Destination(rows, inputs);
            side.Backend.BackwardInput(side.Matrix(outputs, dy), rows, layer, x, activation, dx);
            side.Keep("dx", dx);
        });
    }
}
