namespace Ouroboros.Numerics.Tests.Simd;

/// <summary>Forward and both backward products of every backend equal the reference to the bit.</summary>
public sealed class EqualProductsTests(BackendsUnderTest backends) : IClassFixture<BackendsUnderTest>
{
    [Fact]
    public void Forward_is_equal_at_all_borders()
    {
        var turn = 0;
        foreach (var (rows, outputs, inputs) in Sizes.Products)
        {
            Forward(rows, inputs, outputs, (Activation)(turn % 3), (LinearUse)(turn / 3 % 3), TestValues.Edges);
            turn++;
        }
    }

    [Fact]
    public void Forward_is_equal_in_large()
    {
        foreach (var (rows, outputs, inputs) in Sizes.LargeProducts)
        {
            Forward(rows, inputs, outputs, Activation.Relu, LinearUse.Train, TestValues.Edges);
        }
    }

    [Theory]
    [InlineData(Activation.None)]
    [InlineData(Activation.Relu)]
    [InlineData(Activation.Sigmoid)]
    public void Forward_is_equal_for_numbers_that_are_huge_infinite_or_none(Activation activation)
    {
        foreach (var (rows, columns) in Sizes.Elementwise)
        {
            Forward(rows, 3, columns, activation, LinearUse.Inference, [.. TestValues.Huge, .. TestValues.NotFinite]);
        }
    }

    [Fact]
    public void Backward_to_the_input_is_equal_at_all_borders()
    {
        var turn = 0;
        foreach (var (rows, inputs, outputs) in Sizes.Products)
        {
            BackwardInput(rows, inputs, outputs, (Activation)(turn % 2), turn % 3 == 0, TestValues.Edges);
            turn++;
        }
    }

    [Fact]
    public void Backward_to_the_input_is_equal_in_large()
    {
        foreach (var (rows, inputs, outputs) in Sizes.LargeProducts)
        {
            BackwardInput(rows, inputs, outputs, Activation.Relu, true, TestValues.Edges);
        }
    }

    [Fact]
    public void Backward_to_the_input_is_equal_for_numbers_that_are_huge_infinite_or_none()
    {
        foreach (var (rows, columns) in Sizes.Elementwise)
        {
            BackwardInput(rows, columns, 3, (Activation)(rows % 2), false, [.. TestValues.Huge, .. TestValues.NotFinite]);
        }
    }

    [Fact]
    public void Backward_to_the_weights_is_equal_at_all_borders()
    {
        foreach (var (outputs, inputs, rows) in Sizes.Products)
        {
            BackwardWeights(rows, inputs, outputs, TestValues.Edges);
            BackwardWeights(rows, outputs, inputs, TestValues.Edges);
        }
    }

    [Fact]
    public void Backward_to_the_weights_is_equal_in_large()
    {
        foreach (var (rows, outputs, inputs) in Sizes.LargeProducts)
        {
            BackwardWeights(rows, inputs, outputs, TestValues.Edges);
        }
    }

    [Fact]
    public void Backward_to_the_weights_is_equal_for_numbers_that_are_huge_infinite_or_none()
    {
        foreach (var (rows, columns) in Sizes.Elementwise)
        {
            BackwardWeights(3, rows, columns, [.. TestValues.Huge, .. TestValues.NotFinite]);
        }
    }

    private void Forward(int rows, int inputs, int outputs, Activation activation, LinearUse use, float[] special)
    {
        var seed = Seed(rows, inputs, outputs);
        var x = TestValues.Sprinkle(seed, TestValues.Normal(seed, rows * inputs), special);
        backends.Check($"Forward {activation}, {use}, rows {rows}, inputs {inputs}, outputs {outputs}", side =>
        {
            var layer = side.Linear(seed, inputs, outputs, use);
            var y = side.Destination(rows, outputs);
            side.Backend.Forward(side.Matrix(inputs, x), rows, layer, activation, y);
            side.Keep("y", y);
        });
    }

    private void BackwardInput(int rows, int inputs, int outputs, Activation activation, bool inPlace, float[] special)
    {
        var seed = Seed(rows, inputs, outputs);
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

    private void BackwardWeights(int rows, int inputs, int outputs, float[] special)
    {
        var seed = Seed(rows, inputs, outputs);
        var x = TestValues.Sprinkle(seed, TestValues.Normal(seed, rows * inputs), special);
        var dy = TestValues.Sprinkle(seed + 5, TestValues.Normal(seed + 5, rows * outputs), special);
        backends.Check($"BackwardWeights, rows {rows}, inputs {inputs}, outputs {outputs}", side =>
        {
            var layer = side.Linear(seed, inputs, outputs, seed % 2 == 0 ? LinearUse.Train : LinearUse.TrainFirst);
            side.Backend.BackwardWeights(side.Matrix(inputs, x), side.Matrix(outputs, dy), rows, layer);
            side.KeepGradient("gradient", layer);
        });
    }

    private static int Seed(int rows, int inputs, int outputs) => (((rows * 1009) + inputs) * 1009) + outputs;
}
