namespace Ouroboros.Numerics.Tests;

public sealed class AdamStepTests
{
    [Theory]
    [InlineData(1, 1e-4)]
    [InlineData(2, 1e-3)]
    [InlineData(37, 1e-4)]
    [InlineData(1000, 1e-3)]
    [InlineData(123_456, 1e-4)]
    public void The_bias_corrections_are_those_of_the_paper(int step, double learningRate)
    {
        var found = AdamStep.At(step, learningRate);

        Assert.Equal(0.9f, found.Beta1);
        Assert.Equal(0.1f, found.Rest1);
        Assert.Equal(0.999f, found.Beta2);
        Assert.Equal(0.001f, found.Rest2);
        Assert.Equal(1e-8f, found.Epsilon);
        Assert.InRange(Ulp.Distance(found.StepSize, learningRate / (1 - Math.Pow(0.9, step))), 0, 0.51);
        Assert.InRange(Ulp.Distance(found.RootCorrection, 1 / Math.Sqrt(1 - Math.Pow(0.999, step))), 0, 0.51);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    public void Steps_count_from_one(int step)
    {
        var error = Assert.Throws<ArgumentOutOfRangeException>(() => AdamStep.At(step, 1e-3));
        Assert.Equal("step", error.ParamName);
    }
}
