using static System.MathF;

namespace Ouroboros.Numerics.Reference;

/// <content>Linear layers and their training.</content>
public sealed partial class ReferenceBackend
{
    /// <inheritdoc/>
    public void Forward(Matrix x, int rows, Linear layer, Activation activation, Matrix y)
    {
        using var operation = _gate.Enter();
        Shapes.Forward(x, rows, layer, activation, y);
        var (source, linear, destination) = (Own(x), Own(layer), Own(y));
        for (var r = 0; r < rows; r++)
        {
            var input = source.Row(r);
            var output = destination.Row(r);
            for (var o = 0; o < output.Length; o++)
            {
                var weight = linear.WeightRow(o);
                var s = linear.Bias.Values[o];
                for (var i = 0; i < input.Length; i++)
                {
                    s = FusedMultiplyAdd(input[i], weight[i], s);
                }

                output[o] = Arithmetic.Flush(Arithmetic.Activate(s, activation));
            }
        }
    }

    /// <inheritdoc/>
    public void BackwardInput(Matrix dy, int rows, Linear layer, Matrix x, Activation activation, Matrix dx)
    {
        using var operation = _gate.Enter();
        Shapes.BackwardInput(dy, rows, layer, x, activation, dx);
        var (source, linear, made, destination) = (Own(dy), Own(layer), Own(x), Own(dx));
        for (var r = 0; r < rows; r++)
        {
            var gradient = source.Row(r);
            var input = made.Row(r);
            var output = destination.Row(r);
            for (var i = 0; i < output.Length; i++)
            {
                var s = 0f;
                for (var o = 0; o < gradient.Length; o++)
                {
                    s = FusedMultiplyAdd(gradient[o], linear.WeightRow(o)[i], s);
                }

                var passes = activation != Activation.Relu || input[i] > 0f;
                output[i] = passes ? Arithmetic.Flush(s) : 0f;
            }
        }
    }

    /// <inheritdoc/>
    public void BackwardWeights(Matrix x, Matrix dy, int rows, Linear layer)
    {
        using var operation = _gate.Enter();
        Differentiate(x, dy, rows, layer);
    }

    /// <inheritdoc/>
    public void Adam(IReadOnlyList<Linear> layers, in AdamStep step)
    {
        using var operation = _gate.Enter();
        CheckTrained(layers);
        foreach (var layer in layers)
        {
            Step(Own(layer), step);
        }
    }

    /// <inheritdoc/>
    public void UpdateWeights(Matrix x, Matrix dy, int rows, Linear layer, in AdamStep step)
    {
        using var operation = _gate.Enter();
        Differentiate(x, dy, rows, layer);
        Step(Own(layer), step);
    }

    private void Differentiate(Matrix x, Matrix dy, int rows, Linear layer)
    {
        Shapes.BackwardWeights(x, dy, rows, layer);
        var (input, gradient, linear) = (Own(x), Own(dy), Own(layer));
        for (var o = 0; o < linear.Outputs; o++)
        {
            for (var i = 0; i < linear.Inputs; i++)
            {
                var s = 0f;
                for (var r = 0; r < rows; r++)
                {
                    s = FusedMultiplyAdd(input.Row(r)[i], gradient.Row(r)[o], s);
                }

                linear.Weight.Gradient[(o * linear.Inputs) + i] = s;
            }

            var sum = 0f;
            for (var r = 0; r < rows; r++)
            {
                sum += gradient.Row(r)[o];
            }

            linear.Bias.Gradient[o] = sum;
        }
    }

    private static void Step(ReferenceLinear layer, in AdamStep step)
    {
        layer.Weight.Step(step);
        layer.Bias.Step(step);
    }

    /// <summary>All layers before the first is touched.</summary>
    private void CheckTrained(IReadOnlyList<Linear> layers)
    {
        ArgumentNullException.ThrowIfNull(layers);
        foreach (var layer in layers)
        {
            Shapes.Trained(layer);
            _ = Own(layer, nameof(layers));
        }
    }
}
