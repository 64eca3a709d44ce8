namespace Ouroboros.Numerics.Tests.Reference;

/// <summary>Bounds are those of a chain of n fused multiply-adds: n roundings, each of at most the sum of the terms' magnitudes.</summary>
public sealed class ReferenceBackendLayersTests : IDisposable
{
    private const int Rows = 7;
    private const int Inputs = 45;
    private const int Outputs = 23;

    private readonly Host _host = new();
    private readonly float[] _x = TestValues.Normal(1, Rows * Inputs);
    private readonly float[] _dy = TestValues.Normal(2, Rows * Outputs);
    private readonly float[] _weight = TestValues.Uniform(3, Outputs * Inputs, 0.3f);
    private readonly float[] _bias = TestValues.Uniform(4, Outputs, 0.3f);

    [Theory]
    [InlineData(Activation.None)]
    [InlineData(Activation.Relu)]
    [InlineData(Activation.Sigmoid)]
    public void Forward_agrees_with_double(Activation activation)
    {
        var y = _host.Backend.CreateMatrix(Rows, Outputs);
        _host.Backend.Forward(_host.Matrix(Inputs, _x), Rows, _host.Linear(Inputs, _weight, _bias), activation, y);
        var found = _host.Values(y);

        for (var r = 0; r < Rows; r++)
        {
            for (var o = 0; o < Outputs; o++)
            {
                var products = Enumerable.Range(0, Inputs).Select(i => (double)_x[(r * Inputs) + i] * _weight[(o * Inputs) + i]);
                var (sum, bound) = Chain(products.Append(_bias[o]));
                var expected = activation switch
                {
                    Activation.Relu => Math.Max(sum, 0),
                    Activation.Sigmoid => 1 / (1 + Math.Exp(-sum)),
                    _ => sum,
                };

                // A sigmoid is at most a quarter as steep; its exp is off by two ulp, its sum and quotient by a rounding each.
                bound = activation == Activation.Sigmoid ? (bound / 4) + (6 * Ulp.Unit) : bound;
                Assert.InRange(found[(r * Outputs) + o], expected - bound, expected + bound);
            }
        }
    }

    [Theory]
    [InlineData(Activation.None)]
    [InlineData(Activation.Relu)]
    public void BackwardInput_agrees_with_double(Activation activation)
    {
        var dx = _host.Backend.CreateMatrix(Rows, Inputs);
        _host.Backend.BackwardInput(
            _host.Matrix(Outputs, _dy), Rows, _host.Linear(Inputs, _weight, _bias), _host.Matrix(Inputs, _x), activation, dx);
        var found = _host.Values(dx);

        for (var r = 0; r < Rows; r++)
        {
            for (var i = 0; i < Inputs; i++)
            {
                var terms = Enumerable.Range(0, Outputs).Select(o => (double)_dy[(r * Outputs) + o] * _weight[(o * Inputs) + i]);
                var (sum, bound) = Chain(terms);
                if (activation == Activation.Relu && _x[(r * Inputs) + i] <= 0)
                {
                    (sum, bound) = (0, 0);
                }

                Assert.InRange(found[(r * Inputs) + i], sum - bound, sum + bound);
            }
        }
    }

    [Fact]
    public void BackwardWeights_agrees_with_double()
    {
        var layer = _host.Linear(Inputs, _weight, _bias, LinearUse.TrainFirst);
        _host.Backend.BackwardWeights(_host.Matrix(Inputs, _x), _host.Matrix(Outputs, _dy), Rows, layer);
        var weight = new float[Outputs * Inputs];
        var bias = new float[Outputs];
        _host.Backend.ReadGradient(layer, weight, bias);

        for (var o = 0; o < Outputs; o++)
        {
            var (sum, bound) = Chain(Enumerable.Range(0, Rows).Select(r => (double)_dy[(r * Outputs) + o]));
            Assert.InRange(bias[o], sum - bound, sum + bound);
            for (var i = 0; i < Inputs; i++)
            {
                (sum, bound) = Chain(Enumerable.Range(0, Rows).Select(r => (double)_dy[(r * Outputs) + o] * _x[(r * Inputs) + i]));
                Assert.InRange(weight[(o * Inputs) + i], sum - bound, sum + bound);
            }
        }
    }

    [Fact]
    public void What_a_relu_did_not_pass_gets_no_gradient_not_even_from_infinity()
    {
        var x = _host.Matrix(4, [-1f, 0f, float.NaN, 1f]);
        var layer = _host.Linear(4, [1f, 1f, 1f, 1f], [0f]);
        _host.Backend.BackwardInput(_host.Matrix(1, [float.PositiveInfinity]), 1, layer, x, Activation.Relu, x);

        Assert.Equal([0f, 0f, 0f, float.PositiveInfinity], _host.Values(x));
    }

    [Fact]
    public void Only_the_rows_in_use_count()
    {
        var layer = _host.Linear(Inputs, _weight, _bias);
        const int rows = Rows - 2;
        var whole = Gradient(_host.Matrix(Inputs, _x), _host.Matrix(Outputs, _dy), rows, layer);
        var cut = Gradient(_host.Matrix(Inputs, _x[..(rows * Inputs)]), _host.Matrix(Outputs, _dy[..(rows * Outputs)]), rows, layer);

        Assert.Equal(cut, whole);
    }

    [Fact]
    public void Adam_steps_every_layer_named_and_no_other()
    {
        var first = _host.Linear(Inputs, _weight, _bias);
        var second = _host.Linear(Inputs, _weight, _bias);
        var other = _host.Linear(Inputs, _weight, _bias);
        foreach (var layer in new[] { first, second, other })
        {
            _host.Backend.BackwardWeights(_host.Matrix(Inputs, _x), _host.Matrix(Outputs, _dy), Rows, layer);
        }

        _host.Backend.Adam([first, second], AdamStep.At(1, 1e-3));

        var steps = Parameters(first).Zip(_weight.Concat(_bias), (after, before) => MathF.Abs(after - before));
        Assert.All(steps, step => Assert.InRange(step, 0.9e-3f, 1.1e-3f));
        Assert.Equal(Parameters(first), Parameters(second));
        Assert.Equal(_weight.Concat(_bias), Parameters(other));
    }

    public void Dispose() => _host.Dispose();

    private static (double Sum, double Bound) Chain(IEnumerable<double> terms)
    {
        var all = terms.ToArray();
        return (all.Sum(), (all.Length * Ulp.Unit * 1.01 * all.Sum(Math.Abs)) + Precision.Tiny);
    }

    private float[] Gradient(Matrix x, Matrix dy, int rows, Linear layer)
    {
        _host.Backend.BackwardWeights(x, dy, rows, layer);
        var weight = new float[Outputs * Inputs];
        var bias = new float[Outputs];
        _host.Backend.ReadGradient(layer, weight, bias);
        return [.. weight, .. bias];
    }

    private float[] Parameters(Linear layer)
    {
        var weight = new float[Outputs * Inputs];
        var bias = new float[Outputs];
        _host.Backend.Read(layer, weight, bias);
        return [.. weight, .. bias];
    }
}
