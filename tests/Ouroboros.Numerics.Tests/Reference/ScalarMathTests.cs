using Ouroboros.Numerics.Reference;

namespace Ouroboros.Numerics.Tests.Reference;

/// <summary>Strides through all floats, prime so that every low bit pattern comes up; the comments' worst values are of stride 1.</summary>
public sealed class ScalarMathTests
{
    private const uint Stride = 997;
    private const double Bound = 2;

    [Fact]
    public void Exp_is_within_two_ulp_wherever_its_result_is_normal()
    {
        var worst = 0.0;
        var tested = 0;
        foreach (var x in Floats().Where(x => x is >= -87.33654f and <= 88.72283f))
        {
            worst = Math.Max(worst, Ulp.Distance(ScalarMath.Exp(x), Math.Exp(x)));
            tested++;
        }

        Assert.InRange(tested, 2_000_000, int.MaxValue);
        Assert.InRange(worst, 0.5, Bound);
    }

    [Theory]
    [InlineData(0f, 1f)]
    [InlineData(1e-30f, 1f)]
    [InlineData(88.72284f, float.PositiveInfinity)]
    [InlineData(1e38f, float.PositiveInfinity)]
    [InlineData(float.PositiveInfinity, float.PositiveInfinity)]
    [InlineData(-87.33655f, 0f)]
    [InlineData(-1e38f, 0f)]
    [InlineData(float.NegativeInfinity, 0f)]
    [InlineData(float.NaN, float.NaN)]
    public void Exp_outside_its_range_is_exact(float x, float expected) =>
        Assert.Equal(expected, ScalarMath.Exp(x));

    [Fact]
    public void Exp_never_gives_a_subnormal()
    {
        Assert.True(float.IsNormal(ScalarMath.Exp(Polynomials.ExpMinimum)));
        Assert.Equal(0f, ScalarMath.Exp(MathF.BitDecrement(Polynomials.ExpMinimum)));
        Assert.True(float.IsFinite(ScalarMath.Exp(Polynomials.ExpMaximum)));
        Assert.Equal(float.PositiveInfinity, ScalarMath.Exp(MathF.BitIncrement(Polynomials.ExpMaximum)));
    }

    [Fact]
    public void Log_is_within_two_ulp_for_all_positive_normal_floats()
    {
        var worst = 0.0;
        var tested = 0;
        foreach (var x in Floats().Where(x => x > 0 && float.IsNormal(x)))
        {
            worst = Math.Max(worst, Ulp.Distance(ScalarMath.Log(x), Math.Log(x)));
            tested++;
        }

        Assert.InRange(tested, 2_000_000, int.MaxValue);
        Assert.InRange(worst, 0.5, Bound);
    }

    [Fact]
    public void Log_is_within_two_ulp_right_beside_one()
    {
        var bits = BitConverter.SingleToInt32Bits(1f);
        for (var i = bits - 100_000; i < bits + 100_000; i++)
        {
            var x = BitConverter.Int32BitsToSingle(i);
            Assert.InRange(Ulp.Distance(ScalarMath.Log(x), Math.Log(x)), 0, Bound);
        }
    }

    [Theory]
    [InlineData(1f, 0f)]
    [InlineData(0f, float.NegativeInfinity)]
    [InlineData(1e-40f, float.NegativeInfinity)]
    [InlineData(-1e-40f, float.NaN)]
    [InlineData(-1f, float.NaN)]
    [InlineData(float.NegativeInfinity, float.NaN)]
    [InlineData(float.PositiveInfinity, float.PositiveInfinity)]
    [InlineData(float.NaN, float.NaN)]
    public void Log_at_the_ends_is_what_the_comment_says(float x, float expected) =>
        Assert.Equal(expected, ScalarMath.Log(x));

    [Fact]
    public void A_negative_zero_is_a_zero()
    {
        Assert.Equal(1f, ScalarMath.Exp(-0f));
        Assert.Equal(float.NegativeInfinity, ScalarMath.Log(-0f));
    }

    [Fact]
    public void Sine_and_cosine_are_within_two_ulp_at_every_turn()
    {
        var worst = 0.0;
        for (ulong turn = 0; turn <= uint.MaxValue; turn += Stride)
        {
            var (sin, cos) = ScalarMath.SinCosTurn((uint)turn);
            var (trueSin, trueCos) = TrueSinCos((uint)turn);
            worst = Math.Max(worst, Math.Max(Ulp.Distance(sin, trueSin), Ulp.Distance(cos, trueCos)));
        }

        Assert.InRange(worst, 0.5, Bound);
    }

    [Fact]
    public void Sine_and_cosine_are_within_two_ulp_around_the_quadrants_and_their_borders()
    {
        for (var eighth = 0u; eighth < 8; eighth++)
        {
            for (var offset = -2_000; offset <= 2_000; offset++)
            {
                var turn = unchecked((eighth << 29) + (uint)offset);
                var (sin, cos) = ScalarMath.SinCosTurn(turn);
                var (trueSin, trueCos) = TrueSinCos(turn);
                Assert.InRange(Ulp.Distance(sin, trueSin), 0, Bound);
                Assert.InRange(Ulp.Distance(cos, trueCos), 0, Bound);
            }
        }
    }

    [Theory]
    [InlineData(0u, 0f, 1f)]
    [InlineData(1u << 30, 1f, 0f)]
    [InlineData(2u << 30, 0f, -1f)]
    [InlineData(3u << 30, -1f, 0f)]
    public void Quarter_turns_are_exact(uint turn, float sin, float cos)
    {
        var found = ScalarMath.SinCosTurn(turn);

        Assert.True(found.Sin == sin && found.Cos == cos, $"{found}");
    }

    private static IEnumerable<float> Floats()
    {
        for (ulong bits = 0; bits <= uint.MaxValue; bits += Stride)
        {
            yield return BitConverter.UInt32BitsToSingle((uint)bits);
        }
    }

    /// <summary>In double, from the remainder to the nearest quarter turn, so that zeros are zeros.</summary>
    private static (double Sin, double Cos) TrueSinCos(uint turn)
    {
        var quadrant = (int)Math.Floor((turn / 1073741824.0) + 0.5);
        var angle = ((long)turn - ((long)quadrant << 30)) * (Math.PI / 2147483648.0);
        var (sin, cos) = (Math.Sin(angle), Math.Cos(angle));
        return (quadrant % 4) switch
        {
            0 => (sin, cos),
            1 => (cos, -sin),
            2 => (-sin, -cos),
            _ => (-cos, sin),
        };
    }
}
