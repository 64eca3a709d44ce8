namespace Ouroboros.Numerics.Tests.Simd;

/// <summary>Adam, and operations one after the other, leave the same bits on every backend.</summary>
public sealed class EqualTrainingTests(BackendsUnderTest backends) : IClassFixture<BackendsUnderTest>
{
    public static TheoryData<int> Kinds => [.. Enumerable.Range(0, TestValues.Kinds.Length)];

    /// <summary>One row each, so that the gradient of a weight is the product of two given numbers.</summary>
    [Theory]
    [MemberData(nameof(Kinds))]
    public void Adam_is_equal(int kind)
    {
        foreach (var (outputs, inputs) in Sizes.Elementwise)
        {
            var x = TestValues.Sprinkle(inputs, TestValues.Normal(inputs, inputs), TestValues.Kinds[kind]);
            var dy = TestValues.Sprinkle(-inputs, TestValues.Normal(-inputs, outputs), TestValues.Kinds[kind]);
            backends.Check($"Adam, outputs {outputs}, inputs {inputs}", side =>
            {
                Linear[] layers =
                [
                    side.Linear(inputs, inputs, outputs, LinearUse.TrainFirst),
                    side.Linear(outputs, outputs, inputs, LinearUse.Train),
                ];
                var (wide, narrow) = (side.Matrix(inputs, x), side.Matrix(outputs, dy));
                side.Backend.BackwardWeights(wide, narrow, 1, layers[0]);
                side.Backend.BackwardWeights(narrow, wide, 1, layers[1]);
                for (var step = 1; step <= 4; step++)
                {
                    side.Backend.Adam(layers, AdamStep.At(step, 1e-3));
                }

                side.KeepGradient("first gradient", layers[0]);
                side.KeepParameters("first", layers[0]);
                side.KeepParameters("second", layers[1]);
            });
        }
    }

    /// <summary>Moments of parameters whose gradient has died go through every magnitude down to the bounds of flush.</summary>
    [Fact]
    public void Moments_that_fade_away_are_equal()
    {
        const int inputs = 37;
        const int outputs = 5;
        backends.Check("Adam with a gradient that ends", side =>
        {
            var layer = side.Linear(3, inputs, outputs, LinearUse.Train);
            var x = side.Matrix(inputs, TestValues.Normal(4, inputs));
            side.Backend.BackwardWeights(x, side.Matrix(outputs, TestValues.Normal(5, outputs)), 1, layer);
            side.Backend.Adam([layer], AdamStep.At(1, 1e-3));
            side.Backend.BackwardWeights(x, side.Matrix(outputs, new float[outputs]), 1, layer);
            for (var step = 2; step <= 500; step++)
            {
                side.Backend.Adam([layer], AdamStep.At(step, 1e-3));
                if (step % 20 == 0)
                {
                    side.KeepParameters($"after step {step}", layer);
                }
            }
        });
    }

    [Fact]
    public void New_weights_forget_the_moments_of_the_old()
    {
        backends.Check("Write between two steps of Adam", side =>
        {
            var layer = side.Linear(3, 20, 6, LinearUse.Train);
            side.Backend.BackwardWeights(side.Matrix(20, TestValues.Normal(4, 20)), side.Matrix(6, TestValues.Normal(5, 6)), 1, layer);
            side.Backend.Adam([layer], AdamStep.At(1, 1e-3));
            side.Backend.Write(TestValues.Uniform(6, 120), TestValues.Uniform(7, 6), layer);
            side.Backend.Adam([layer], AdamStep.At(1, 1e-3));
            side.KeepParameters("layer", layer);
        });
    }

    [Fact]
    public void A_new_optimiser_forgets_the_moments_but_not_the_weights()
    {
        backends.Check("ResetMoments between two steps of Adam", side =>
        {
            var layer = side.Linear(3, 20, 6, LinearUse.Train);
            side.Backend.BackwardWeights(side.Matrix(20, TestValues.Normal(4, 20)), side.Matrix(6, TestValues.Normal(5, 6)), 1, layer);
            side.Backend.Adam([layer], AdamStep.At(1, 1e-3));
            side.Backend.ResetMoments([layer]);
            side.Backend.Adam([layer], AdamStep.At(1, 1e-3));
            side.KeepParameters("layer", layer);
        });
    }

    /// <summary>Weights and moments carried over to another layer, which had some of its own: the next step is the same.</summary>
    [Theory]
    [InlineData(20, 6, LinearUse.Train)]
    [InlineData(97, 50, LinearUse.Train)]
    [InlineData(49, 3, LinearUse.TrainFirst)]
    public void An_optimiser_goes_on_where_its_moments_are_set(int inputs, int outputs, LinearUse use)
    {
        backends.Check($"WriteMoment of {inputs} to {outputs}", side =>
        {
            var backend = side.Backend;
            var (x, dy) = (side.Matrix(inputs, TestValues.Normal(4, 5 * inputs)), side.Matrix(outputs, TestValues.Normal(5, 5 * outputs)));
            var (layer, other) = (side.Linear(3, inputs, outputs, use), side.Linear(30, inputs, outputs, use));
            foreach (var trained in new[] { layer, other })
            {
                backend.UpdateWeights(x, dy, trained == layer ? 5 : 2, trained, AdamStep.At(1, 1e-3));
            }

            side.KeepMoment("first moment", Moment.First, layer);
            side.KeepMoment("second moment", Moment.Second, layer);
            var (weight, bias) = (new float[inputs * outputs], new float[outputs]);
            backend.Read(layer, weight, bias);
            backend.Write(weight, bias, other);
            foreach (var moment in new[] { Moment.First, Moment.Second })
            {
                backend.ReadMoment(moment, layer, weight, bias);
                backend.WriteMoment(moment, weight, bias, other);
            }

            foreach (var trained in new[] { layer, other })
            {
                backend.UpdateWeights(x, dy, 4, trained, AdamStep.At(2, 1e-3));
                side.KeepParameters("after the next step", trained);
            }

            var results = side.Results.TakeLast(4).ToList();
            Assert.Null(results[0].Difference(results[2]));
            Assert.Null(results[1].Difference(results[3]));
        });
    }

    /// <summary>Three layers, batches of different sizes in the same buffers: nothing stale, no copy of weights left behind.</summary>
    [Theory]
    [InlineData(5, 9, 3)]
    [InlineData(33, 49, 10)]
    [InlineData(130, 65, 17)]
    public void Steps_of_training_are_equal(int inputs, int hidden, int classes)
    {
        int[] batches = [20, 7, 13, 20, 1];
        var images = TestValues.Pixels(1, batches[0] * inputs);
        var labels = TestValues.Integers(2, batches[0], classes);
        backends.Check($"Training of {inputs}-{hidden}-{hidden}-{classes}", side =>
        {
            var backend = side.Backend;
            var first = side.Linear(10, inputs, hidden, LinearUse.TrainFirst);
            var second = side.Linear(20, hidden, hidden, LinearUse.Train);
            var last = side.Linear(30, hidden, classes, LinearUse.Train);
            var (x, targets) = (side.Matrix(inputs, images), side.Integers(labels));
            var (a, b) = (side.Destination(batches[0], hidden), side.Destination(batches[0], hidden));
            var logits = side.Destination(batches[0], classes);
            var (losses, predictions) = (side.DestinationTable(batches[0], 1), side.Integers(new int[batches[0]]));

            for (var step = 1; step <= batches.Length; step++)
            {
                var rows = batches[step - 1];
                backend.Forward(x, rows, first, Activation.Relu, a);
                backend.Forward(a, rows, second, Activation.Relu, b);
                backend.Forward(b, rows, last, Activation.None, logits);
                backend.CrossEntropy(logits, rows, targets, null, 0, losses, predictions, logits);
                backend.BackwardWeights(b, logits, rows, last);
                backend.BackwardInput(logits, rows, last, b, Activation.Relu, b);
                backend.BackwardWeights(a, b, rows, second);
                backend.BackwardInput(b, rows, second, a, Activation.Relu, a);
                backend.BackwardWeights(x, a, rows, first);
                backend.Adam([first, second, last], AdamStep.At(step, 1e-2));
                side.Keep($"losses of step {step}", losses);
                side.KeepGradient($"first gradient of step {step}", first);
            }

            side.KeepParameters("first", first);
            side.KeepParameters("second", second);
            side.KeepParameters("last", last);
        });
    }
}
