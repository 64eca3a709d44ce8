using MathNet.Numerics;
using Ouroboros.Theory.Forms;

namespace Ouroboros.Tests.Theory;

public sealed class GammaFunctionsTests
{
    public static TheoryData<double> Arguments => [0.001, 0.5, 0.9, 1, 1.5, 2, 2.5, 7.25, 9.5, 14.5, 14.9999, 15, 49.5, 499.5, 5_000];

    [Theory]
    [MemberData(nameof(Arguments))]
    public void Log_gamma_and_digamma_are_those_of_another_library(double x)
    {
        Near(SpecialFunctions.GammaLn(x), GammaFunctions.LogGamma(x));
        Near(SpecialFunctions.DiGamma(x), GammaFunctions.Digamma(x));
    }

    [Fact]
    public void Digamma_of_one_is_minus_Eulers_constant() => Near(-Constants.EulerMascheroni, GammaFunctions.Digamma(1));

    [Theory]
    [InlineData(0.1)]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(Math.PI)]
    public void The_sine_is_a_sine(double x) => Near(Math.Sin(x) / x, GammaFunctions.SinOverX(x));

    [Theory]
    [InlineData(0)]
    [InlineData(-1.5)]
    public void Arguments_not_above_zero_are_refused(double x)
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => GammaFunctions.LogGamma(x));
        Assert.Throws<ArgumentOutOfRangeException>(() => GammaFunctions.Digamma(x));
    }

    private static void Near(double expected, double actual) => Assert.Equal(expected, actual, 2e-14 * Math.Max(1, Math.Abs(expected)));
}
