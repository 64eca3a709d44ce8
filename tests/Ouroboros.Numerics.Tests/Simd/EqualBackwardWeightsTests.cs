namespace Ouroboros.Numerics.Tests.Simd;

/// <summary>The product that makes gradients of weights equals the reference to the bit on every backend.</summary>
public sealed class EqualBackwardWeightsTests(BackendsUnderTest backends) : IClassFixture<BackendsUnderTest>
{
    [Fact]
    public void It_is_equal_at_all_borders()
    {
        foreach (var (outputs, inputs, rows) in Sizes.Products)
        {
            BackwardWeights(rows, inputs, outputs, TestValues.Edges);
            BackwardWeights(rows, outputs, inputs, TestValues.Edges);
        }
    }

    [Fact]
    public void It_is_equal_in_large()
    {
        foreach (var (rows, outputs, inputs) in Sizes.LargeProducts)
        {
            BackwardWeights(rows, inputs, outputs, TestValues.Edges);
        }
    }

    [Fact]
    public void It_is_equal_for_numbers_that_are_huge_infinite_or_none()
    {
        foreach (var (rows, columns) in Sizes.Elementwise)
        {
            BackwardWeights(3, rows, columns, [.. TestValues.Huge, .. TestValues.NotFinite]);
        }
    }

    private void BackwardWeights(int rows, int inputs, int outputs, float[] special)
    {
        var seed = TestValues.Seed(rows, inputs, outputs);
        var x = TestValues.Sprinkle(seed, TestValues.Normal(seed, rows * inputs), special);
        var dy = TestValues.Sprinkle(seed + 5, TestValues.Normal(seed + 5, rows * outputs), special);
        backends.Check($"BackwardWeights, rows {rows}, inputs {inputs}, outputs {outputs}", side =>
        {
            var layer = side.Linear(seed, inputs, outputs, seed % 2 == 0 ? LinearUse.Train : LinearUse.TrainFirst);
            side.Backend.BackwardWeights(side.Matrix(inputs, x), side.Matrix(outputs, dy), rows, layer);
            side.KeepGradient("gradient", layer);
        });
    }
}
