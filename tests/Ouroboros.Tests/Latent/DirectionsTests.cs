using Ouroboros.Latent;
using Ouroboros.Numerics.Random;

namespace Ouroboros.Tests.Latent;

public sealed class DirectionsTests
{
    /// <summary>As many as there are dimensions, too: then little is left of the last vector.</summary>
    [Theory]
    [InlineData(4, 4)]
    [InlineData(4, 50)]
    [InlineData(60, 60)]
    public void Directions_have_norm_1_and_are_at_right_angles(int count, int dimensions)
    {
        for (var seed = 0; seed < 50; seed++)
        {
            var directions = Directions.Draw(new RandomKey(seed, Purpose.LatentWalk, 0), count, dimensions);
            for (var i = 0; i < count; i++)
            {
                for (var j = 0; j <= i; j++)
                {
                    Assert.Equal(i == j ? 1 : 0, directions[i].Zip(directions[j], (a, b) => a * b).Sum(), 1e-14);
                }
            }
        }
    }

    /// <summary>No direction is likelier than another: the square of each coordinate is a third on average in three dimensions.</summary>
    [Fact]
    public void Directions_favour_no_coordinate()
    {
        const int Draws = 4_000;
        var squares = new double[3, 3];
        for (var seed = 0; seed < Draws; seed++)
        {
            var directions = Directions.Draw(new RandomKey(seed, Purpose.LatentWalk, 0), 3, 3);
            for (var i = 0; i < 9; i++)
            {
                squares[i / 3, i % 3] += directions[i / 3][i % 3] * directions[i / 3][i % 3] / Draws;
            }
        }

        // Four standard errors of the mean of a Beta(1/2, 1), whose standard deviation is 0.298.
        Assert.All(squares.Cast<double>(), square => Assert.Equal(1 / 3.0, square, 4 * 0.298 / Math.Sqrt(Draws)));
    }
}
