namespace Ouroboros.Numerics.Tests.Simd;

/// <summary>The forward product of every backend equals the reference to the bit.</summary>
public sealed class EqualForwardTests(BackendsUnderTest backends) : IClassFixture<BackendsUnderTest>
{
    [Fact]
    public void It_is_equal_at_all_borders()
    {
        var turn = 0;
        foreach (var (rows, outputs, inputs) in Sizes.Products)
        {
            Forward(rows, inputs, outputs, (Activation)(turn % 3), (LinearUse)(turn / 3 % 3), TestValues.Edges);
            turn++;
        }
    }

    [Fact]
    public void It_is_equal_in_large()
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
    public void It_is_equal_for_numbers_that_are_huge_infinite_or_none(Activation activation)
    {
        foreach (var (rows, columns) in Sizes.Elementwise)
        {
            Forward(rows, 3, columns, activation, LinearUse.Inference, [.. TestValues.Huge, .. TestValues.NotFinite]);
        }
    }

    /// <summary>Sums of one term that is a weight, so that what is flushed is one of the numbers around the bounds.</summary>
    [Theory]
    [InlineData(Activation.None)]
    [InlineData(Activation.Relu)]
    public void It_flushes_at_the_same_bounds(Activation activation)
    {
        foreach (var (rows, outputs) in Sizes.Elementwise)
        {
            var x = Enumerable.Repeat(1f, rows).ToArray();
            var weight = TestValues.Sprinkle(outputs, TestValues.Normal(outputs, outputs), TestValues.Edges);
            backends.Check($"Forward {activation} of ones, rows {rows}, outputs {outputs}", side =>
            {
                var y = side.Destination(rows, outputs);
                var layer = side.Linear(1, weight, new float[outputs], LinearUse.Inference);
                side.Backend.Forward(side.Matrix(1, x), rows, layer, activation, y);
                side.Keep("y", y);
            });
        }
    }

    private void Forward(int rows, int inputs, int outputs, Activation activation, LinearUse use, float[] special)
    {
        var seed = TestValues.Seed(rows, inputs, outputs);
        var x = TestValues.Sprinkle(seed, TestValues.Normal(seed, rows * inputs), special);
        backends.Check($"Forward {activation}, {use}, rows {rows}, inputs {inputs}, outputs {outputs}", side =>
        {
            var layer = side.Linear(seed, inputs, outputs, use);
            var y = side.Destination(rows, outputs);
            side.Backend.Forward(side.Matrix(inputs, x), rows, layer, activation, y);
            side.Keep("y", y);
        });
    }
}
