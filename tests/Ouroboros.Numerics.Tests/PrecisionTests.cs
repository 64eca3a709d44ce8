namespace Ouroboros.Numerics.Tests;

public sealed class PrecisionTests
{
    [Fact]
    public void The_bounds_are_the_powers_of_two_that_they_say()
    {
        Assert.True(Precision.Tiny == Math.ScaleB(1, -50));
        Assert.True(Precision.TinySquared == Math.ScaleB(1, -100));
    }
}
