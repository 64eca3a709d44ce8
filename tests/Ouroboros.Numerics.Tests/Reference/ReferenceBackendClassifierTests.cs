namespace Ouroboros.Numerics.Tests.Reference;

public sealed class ReferenceBackendClassifierTests : IDisposable
{
    private const int Rows = 6;
    private const int Classes = 10;

    private readonly Host _host = new();
    private readonly float[] _logits = Array.ConvertAll(TestValues.Normal(1, Rows * Classes), value => 4 * value);
    private readonly int[] _labels = TestValues.Integers(2, Rows + 3, Classes);
    private readonly int[] _order = [8, 7, 6, 5, 4, 3, 2, 1, 0];

    [Fact]
    public void CrossEntropy_agrees_with_double()
    {
        var (losses, _, _) = Run(0, false);

        for (var r = 0; r < Rows; r++)
        {
            var expected = Loss(Row(r), _labels[r]);

            // exp and log are off by two ulp, the sum by four folds, and each difference of logits by a rounding that exp passes on.
            var error = Ulp.Unit * (20 + (2 * Row(r).Max(Math.Abs)) + Math.Abs(expected));
            Assert.InRange(losses[r], expected - error, expected + error);
        }
    }

    [Fact]
    public void The_gradient_is_the_slope_of_the_mean_over_the_batch()
    {
        const double step = 1e-5;
        var (_, _, gradient) = Run(0, false);

        for (var r = 0; r < Rows; r++)
        {
            for (var c = 0; c < Classes; c++)
            {
                double[] up = Row(r);
                double[] down = Row(r);
                up[c] += step;
                down[c] -= step;
                var slope = (Loss(up, _labels[r]) - Loss(down, _labels[r])) / (2 * step) / Rows;

                // The differences are good to 1e-9. A probability is at most 1, its exps off by two ulp and their logits' rounding.
                var error = 1e-9 + (Ulp.Unit * (20 + (2 * Row(r).Max(Math.Abs))) / Rows);
                Assert.InRange(gradient[(r * Classes) + c], slope - error, slope + error);
            }
        }
    }

    [Fact]
    public void Labels_are_taken_through_the_order_and_results_stand_where_the_order_was_read()
    {
        var (losses, predictions, _) = Run(2, true);

        for (var r = 0; r < Rows; r++)
        {
            Assert.Equal(Loss(Row(r), _labels[_order[2 + r]]), losses[2 + r], 1e-5);
            Assert.Equal(Array.IndexOf(Row(r), Row(r).Max()), predictions[2 + r]);
        }

        Assert.Equal([0f, 0f, 0f], new[] { losses[0], losses[1], losses[8] });
        Assert.Equal([-7, -7, -7], new[] { predictions[0], predictions[1], predictions[8] });
    }

    [Theory]
    [InlineData(1f, 3f, 3f, 1)]
    [InlineData(-0f, 0f, -1f, 0)]
    [InlineData(float.NegativeInfinity, float.NegativeInfinity, float.NegativeInfinity, 0)]
    [InlineData(1f, float.PositiveInfinity, float.PositiveInfinity, 1)]
    [InlineData(1f, 5f, float.NaN, 0)]
    [InlineData(float.NaN, 5f, 1f, 0)]
    public void The_first_of_the_greatest_is_predicted_and_the_first_of_all_if_one_is_no_number(float a, float b, float c, int expected)
    {
        var predictions = _host.Integers(-7);
        _host.Backend.CrossEntropy(
            _host.Matrix(3, [a, b, c]), 1, _host.Integers(0), null, 0, _host.Backend.CreateTable(1, 1), predictions, null);

        Assert.Equal([expected], _host.Values(predictions));
    }

    [Fact]
    public void A_logit_that_is_no_number_makes_loss_and_gradient_none()
    {
        var logits = _host.Matrix(3, [1f, float.NaN, 2f]);
        var losses = _host.Backend.CreateTable(1, 1);
        _host.Backend.CrossEntropy(logits, 1, _host.Integers(0), null, 0, losses, _host.Integers(0), logits);

        Assert.Equal([float.NaN], _host.Values(losses));
        Assert.Equal([float.NaN, float.NaN, float.NaN], _host.Values(logits));
    }

    [Fact]
    public void Logits_a_thousand_apart_overflow_nowhere()
    {
        var logits = _host.Matrix(2, [1000f, -1000f]);
        var losses = _host.Backend.CreateTable(1, 1);
        _host.Backend.CrossEntropy(logits, 1, _host.Integers(1), null, 0, losses, _host.Integers(0), logits);

        Assert.Equal([2000f], _host.Values(losses));
        Assert.Equal([1f, -1f], _host.Values(logits));
    }

    public void Dispose() => _host.Dispose();

    private static double Loss(double[] logits, int label)
    {
        var greatest = logits.Max();
        return Math.Log(logits.Sum(value => Math.Exp(value - greatest))) - (logits[label] - greatest);
    }

    private double[] Row(int row) => Array.ConvertAll(_logits[(row * Classes)..((row + 1) * Classes)], value => (double)value);

    private (float[] Losses, int[] Predictions, float[] Gradient) Run(int start, bool ordered)
    {
        var losses = _host.Backend.CreateTable(_labels.Length, 1);
        var predictions = _host.Integers([.. Enumerable.Repeat(-7, _labels.Length)]);
        var gradient = _host.Backend.CreateMatrix(Rows, Classes);
        var order = ordered ? _host.Integers(_order) : null;
        _host.Backend.CrossEntropy(
            _host.Matrix(Classes, _logits), Rows, _host.Integers(_labels), order, start, losses, predictions, gradient);
        return (_host.Values(losses), _host.Values(predictions), _host.Values(gradient));
    }
}
