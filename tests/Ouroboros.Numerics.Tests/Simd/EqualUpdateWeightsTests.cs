namespace Ouroboros.Numerics.Tests.Simd;

/// <summary>The gradient of weights joined to Adam equals the reference, which does one after the other, to the bit on every backend.</summary>
public sealed class EqualUpdateWeightsTests(BackendsUnderTest backends) : IClassFixture<BackendsUnderTest>
{
    [Fact]
    public void It_is_equal_at_all_borders()
    {
        foreach (var (outputs, inputs, rows) in Sizes.Products)
        {
            UpdateWeights(rows, inputs, outputs, TestValues.Edges);
            UpdateWeights(rows, outputs, inputs, TestValues.Edges);
        }
    }

    [Fact]
    public void It_is_equal_in_large()
    {
        foreach (var (rows, outputs, inputs) in Sizes.LargeProducts)
        {
            UpdateWeights(rows, inputs, outputs, TestValues.Edges);
        }
    }

    [Fact]
    public void It_is_equal_for_numbers_that_are_huge_infinite_or_none()
    {
        foreach (var (rows, columns) in Sizes.Elementwise)
        {
            UpdateWeights(3, rows, columns, [.. TestValues.Huge, .. TestValues.NotFinite]);
        }
    }

    /// <summary>What is read as the weights and what <see cref="IBackend.BackwardInput"/> reads must not drift apart.</summary>
    private void UpdateWeights(int rows, int inputs, int outputs, float[] special)
    {
        var seed = TestValues.Seed(rows, inputs, outputs);
        var x = TestValues.Sprinkle(seed, TestValues.Normal(seed, rows * inputs), special);
        var dy = TestValues.Sprinkle(seed + 5, TestValues.Normal(seed + 5, rows * outputs), special);
        var use = seed % 3 == 0 ? LinearUse.TrainFirst : LinearUse.Train;
        backends.Check($"UpdateWeights, rows {rows}, inputs {inputs}, outputs {outputs}, {use}", side =>
        {
            var layer = side.Linear(seed, inputs, outputs, use);
            var (input, gradient) = (side.Matrix(inputs, x), side.Matrix(outputs, dy));
            side.Backend.UpdateWeights(input, gradient, rows, layer, AdamStep.At(1, 1e-3));
            side.Backend.UpdateWeights(input, gradient, rows, layer, AdamStep.At(2, 1e-3));
            side.KeepParameters("layer", layer);
            if (use == LinearUse.Train)
            {
                var dx = side.Destination(rows, inputs);
                side.Backend.BackwardInput(gradient, rows, layer, input, Activation.None, dx);
                side.Keep("gradient of the input", dx);
            }
        });
    }
}
