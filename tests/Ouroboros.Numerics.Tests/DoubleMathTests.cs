namespace Ouroboros.Numerics.Tests;

/// <summary>Log and Exp in double against the C library's, which are within 1 ulp themselves.</summary>
public sealed class DoubleMathTests
{
    private const double AllowedUlps = 4;
    private const int Steps = 200_000;
    private const double LeastNormal = 2.2250738585072014e-308;

    [Fact]
    public void Log_is_within_4_ulp_at_all_magnitudes()
    {
        // Bits of doubles taken evenly: as many values in each power of two.
        var first = BitConverter.DoubleToInt64Bits(LeastNormal);
        var step = (BitConverter.DoubleToInt64Bits(double.MaxValue) - first) / Steps;
        for (var i = 0; i <= Steps; i++)
        {
            AssertNear(BitConverter.Int64BitsToDouble(first + (i * step)), Math.Log, DoubleMath.Log);
        }

        AssertNear(double.MaxValue, Math.Log, DoubleMath.Log);
    }

    /// <summary>Where entropies live, and where the logarithm nearly cancels.</summary>
    [Theory]
    [InlineData(1e-6, 1)]
    [InlineData(0.5, 2)]
    [InlineData(1 - 1e-7, 1 + 1e-7)]
    [InlineData(1 - 1e-13, 1 + 1e-13)]
    public void Log_is_within_4_ulp_between(double low, double high)
    {
        for (var i = 0; i <= Steps; i++)
        {
            AssertNear(low + ((high - low) * i / Steps), Math.Log, DoubleMath.Log);
        }
    }

    /// <summary>Every share that an entropy of up to so many images can ask for.</summary>
    [Fact]
    public void Log_is_within_4_ulp_for_shares_of_small_counts()
    {
        for (var total = 1; total <= 500; total++)
        {
            for (var count = 1; count <= total; count++)
            {
                AssertNear((double)count / total, Math.Log, DoubleMath.Log);
            }
        }
    }

    [Theory]
    [InlineData(-700, 700)]
    [InlineData(-3, 3)]
    [InlineData(-1e-5, 1e-5)]
    [InlineData(0.34657359, 0.34657360)]
    public void Exp_is_within_4_ulp_between(double low, double high)
    {
        for (var i = 0; i <= Steps; i++)
        {
            AssertNear(low + ((high - low) * i / Steps), Math.Exp, DoubleMath.Exp);
        }
    }

    /// <summary>So a set of one label has an entropy of 0 and one effective class, exactly.</summary>
    [Fact]
    public void Log_of_1_is_0_and_exp_of_0_is_1()
    {
        Assert.Equal(0.0, DoubleMath.Log(1));
        Assert.Equal(1.0, DoubleMath.Exp(0));
    }

    [Theory]
    [InlineData(0.0)]
    [InlineData(-1.0)]
    [InlineData(double.Epsilon)]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    [InlineData(double.NegativeInfinity)]
    public void Log_refuses_what_is_no_positive_normal_number(double x) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => DoubleMath.Log(x));

    [Theory]
    [InlineData(700.0000001)]
    [InlineData(-700.0000001)]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void Exp_refuses_what_might_overflow(double x) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => DoubleMath.Exp(x));

    private static void AssertNear(double x, Func<double, double> expected, Func<double, double> found)
    {
        var (want, have) = (expected(x), found(x));
        var ulps = Math.Abs(have - want) / (Math.BitIncrement(Math.Abs(want)) - Math.Abs(want));
        if (!(ulps <= AllowedUlps))
        {
            Assert.Fail($"{x:r}: {have:r}, expected {want:r}: {ulps} ulp");
        }
    }
}
