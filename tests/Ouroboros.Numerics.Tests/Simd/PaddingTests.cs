using Ouroboros.Numerics.Simd;

namespace Ouroboros.Numerics.Tests.Simd;

/// <summary>Columns beyond a layer's last output are 0 and stay so, in weights, moments and the transposed copy.</summary>
public sealed class PaddingTests
{
    [Theory]
    [InlineData(100, 10)]
    [InlineData(70, 49)]
    [InlineData(5, 65)]
    public unsafe void Training_leaves_the_padding_of_weights_alone(int inputs, int outputs)
    {
        const int rows = 20;
        foreach (var set in Backends.All.Where(set => set.IsSupported && set.Name != "reference"))
        {
            using var backend = set.Create(2);
            using var layer = (SimdLinear)backend.CreateLinear(inputs, outputs, LinearUse.Train);
            using var x = backend.CreateMatrix(rows, inputs);
            using var dy = backend.CreateMatrix(rows, outputs);
            backend.Write(TestValues.Normal(1, rows * inputs), x);
            backend.Write(TestValues.Normal(2, rows * outputs), dy);
            backend.Write(TestValues.Normal(3, inputs * outputs), TestValues.Normal(4, outputs), layer);
            for (var step = 1; step <= 3; step++)
            {
                backend.UpdateWeights(x, dy, rows, layer, AdamStep.At(step, 1e-3));
            }

            foreach (var memory in new[] { (nint)layer.Weights, (nint)layer.FirstMoment, (nint)layer.SecondMoment })
            {
                AssertPadding(layer.Forward((float*)memory), layer.PaddedInputs, $"{set.Name}, outputs");
            }

            AssertPadding(layer.Backward, layer.PaddedOutputs, $"{set.Name}, copy");
        }
    }

    private static unsafe void AssertPadding(PanelView view, int rows, string what)
    {
        for (var row = 0; row < rows; row++)
        {
            for (var column = view.Columns; column < view.Panels * Panel.Width; column++)
            {
                var value = view.Row(row, column / Panel.Width)[column % Panel.Width];
                Assert.True(value == 0, $"{what}: row {row}, column {column} is {value}");
            }
        }
    }
}
