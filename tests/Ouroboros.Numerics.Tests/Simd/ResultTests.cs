namespace Ouroboros.Numerics.Tests.Simd;

/// <summary>The comparison that the tests beside it rest on finds what it should.</summary>
public sealed class ResultTests
{
    [Fact]
    public void A_last_bit_a_sign_of_zero_and_a_length_are_differences()
    {
        var result = new Result("y", 2, [1f, 2f, 0f, 4f]);

        Assert.Equal(
            "y[0, 1] is 2.0000002 (0x40000001), expected 2 (0x40000000)",
            result.Difference(new Result("y", 2, [1f, MathF.BitIncrement(2f), 0f, 4f])));
        Assert.Equal("y[1, 0] is -0 (0x80000000), expected 0 (0x00000000)", result.Difference(new Result("y", 2, [1f, 2f, -0f, 4f])));
        Assert.Equal("y has 4 values, y 2", result.Difference(new Result("y", 2, [1f, 2f])));
        Assert.Equal("p[0, 1] is 3, expected 2", new Result("p", [1, 2]).Difference(new Result("p", [1, 3])));
    }

    [Fact]
    public void Any_NaN_is_the_same_but_is_no_number()
    {
        var result = new Result("y", 1, [float.NaN]);

        Assert.Null(result.Difference(new Result("y", 1, [BitConverter.Int32BitsToSingle(-1)])));
        Assert.NotNull(result.Difference(new Result("y", 1, [float.PositiveInfinity])));
    }
}
