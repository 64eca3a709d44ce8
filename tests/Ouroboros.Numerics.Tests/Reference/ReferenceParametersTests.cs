using Ouroboros.Numerics.Reference;

namespace Ouroboros.Numerics.Tests.Reference;

public sealed class ReferenceParametersTests
{
    private static readonly AdamStep _step = AdamStep.At(7, 1e-3);

    [Fact]
    public void A_step_of_Adam_agrees_with_the_same_step_in_double()
    {
        const int count = 1000;
        var parameters = Parameters(
            TestValues.Normal(1, count), TestValues.Normal(2, count), TestValues.Normal(3, count), TestValues.Pixels(4, count));
        var (before, m, v) = (parameters.Values.ToArray(), parameters.FirstMoment.ToArray(), parameters.SecondMoment.ToArray());

        parameters.Step(_step);

        for (var i = 0; i < count; i++)
        {
            double g = parameters.Gradient[i];
            var oneMinusBeta1 = (double)_step.Rest1;
            var oneMinusBeta2 = (double)_step.Rest2;
            var trueM = (_step.Beta1 * (double)m[i]) + (oneMinusBeta1 * g);
            var trueV = (_step.Beta2 * (double)v[i]) + (oneMinusBeta2 * g * g);
            var update = _step.StepSize * trueM / ((Math.Sqrt(trueV) * _step.RootCorrection) + _step.Epsilon);

            // m: one rounding of the product, one of the sum. v: its product has two, all terms are positive.
            var errorOfM = Ulp.Unit * ((oneMinusBeta1 * Math.Abs(g)) + Math.Abs(trueM)) * 1.01;
            Assert.InRange(parameters.FirstMoment[i], trueM - errorOfM, trueM + errorOfM);
            Assert.InRange(parameters.SecondMoment[i], trueV * (1 - (3.01 * Ulp.Unit)), trueV * (1 + (3.01 * Ulp.Unit)));

            // The update: the error of m, half that of v, and roundings of product, root, denominator and quotient; then of the value.
            var errorOfUpdate = Math.Abs(update) * ((errorOfM / Math.Abs(trueM)) + (6 * Ulp.Unit));
            var error = errorOfUpdate + (Ulp.Unit * 1.01 * Math.Abs(before[i] - update));
            Assert.InRange(parameters.Values[i], before[i] - update - error, before[i] - update + error);
        }
    }

    [Fact]
    public void Gradients_and_first_moments_are_flushed_at_the_tiny_bound()
    {
        var below = MathF.BitDecrement(Precision.Tiny);
        var parameters = Parameters([1f, 1f, 1f], [below, 0f, 0f], [0f, below, 2 * Precision.Tiny], [0f, 0f, 0f]);

        parameters.Step(_step);

        Assert.Equal([0f, 0f], parameters.FirstMoment[..2]);
        Assert.Equal(0.9f * (2 * Precision.Tiny), parameters.FirstMoment[2]);
        Assert.Equal([0f, 0f, 0f], parameters.SecondMoment);
        Assert.Equal([1f, 1f], parameters.Values[..2]);
    }

    [Fact]
    public void Second_moments_are_flushed_at_the_square_of_the_tiny_bound()
    {
        var parameters = Parameters([0f, 0f], [0f, 0f], [0f, 0f], [Precision.TinySquared, 2 * Precision.TinySquared]);

        parameters.Step(_step);

        Assert.Equal(0f, parameters.SecondMoment[0]);
        Assert.InRange(parameters.SecondMoment[1], Precision.TinySquared, 2 * Precision.TinySquared);
    }

    [Fact]
    public void Moments_of_a_dead_unit_end_at_zero_and_are_never_subnormal()
    {
        var parameters = Parameters([1f], [0f], [1f], [1f]);
        for (var step = 0; step < 75_000; step++)
        {
            parameters.Step(_step);
            Assert.False(float.IsSubnormal(parameters.FirstMoment[0]) || float.IsSubnormal(parameters.SecondMoment[0]));
        }

        Assert.Equal(0f, parameters.FirstMoment[0]);
        Assert.Equal(0f, parameters.SecondMoment[0]);
    }

    [Fact]
    public void A_gradient_that_is_no_number_is_not_hidden()
    {
        var parameters = Parameters([1f], [float.NaN], [0f], [0f]);

        parameters.Step(_step);

        Assert.Equal((float.NaN, float.NaN, float.NaN), (parameters.Values[0], parameters.FirstMoment[0], parameters.SecondMoment[0]));
    }

    [Fact]
    public void Parameters_that_are_not_trained_keep_nothing_but_values()
    {
        var parameters = new ReferenceParameters(5, LinearUse.Inference);

        Assert.Equal(5, parameters.Values.Length);
        Assert.Equal((0, 0, 0), (parameters.Gradient.Length, parameters.FirstMoment.Length, parameters.SecondMoment.Length));
    }

    private static ReferenceParameters Parameters(float[] values, float[] gradient, float[] firstMoment, float[] secondMoment)
    {
        var parameters = new ReferenceParameters(values.Length, LinearUse.Train);
        values.CopyTo(parameters.Values, 0);
        gradient.CopyTo(parameters.Gradient, 0);
        firstMoment.CopyTo(parameters.FirstMoment, 0);
        secondMoment.CopyTo(parameters.SecondMoment, 0);
        return parameters;
    }
}
