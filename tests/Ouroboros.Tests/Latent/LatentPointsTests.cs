using Ouroboros.Latent;

namespace Ouroboros.Tests.Latent;

public sealed class LatentPointsTests
{
    private const int Side = LatentPoints.Side;

    [Theory]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(50)]
    [InlineData(777)]
    public void Points_have_the_norm_of_samples(int dimensions) => Assert.All(Points(9, dimensions), point =>
        Assert.Equal(Math.Sqrt(dimensions), Math.Sqrt(point.Sum(value => (double)value * value)), 1e-6 * Math.Sqrt(dimensions)));

    [Theory]
    [InlineData(4)]
    [InlineData(50)]
    public void The_seed_decides_the_directions(int dimensions)
    {
        Assert.Equal(LatentPoints.Of(5, dimensions), LatentPoints.Of(5, dimensions));
        Assert.NotEqual(LatentPoints.Of(5, dimensions), LatentPoints.Of(6, dimensions));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Few_dimensions_are_shown_as_they_are_whatever_the_seed(int dimensions) =>
        Assert.Equal(LatentPoints.Of(5, dimensions), LatentPoints.Of(6, dimensions));

    /// <summary>The chord of an eighth of a turn, everywhere, over the edges too; whoever is no neighbour is farther.</summary>
    [Theory]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(50)]
    public void On_a_torus_all_steps_are_equal_and_others_are_farther(int dimensions)
    {
        var points = Points(3, dimensions);
        var step = Math.Sqrt(dimensions / 2.0) * 2 * Math.Sin(Math.PI / Side);
        foreach (var (a, b) in Pairs())
        {
            var distance = Distance(points[a], points[b]);
            if (Steps(a, b) == 1)
            {
                Assert.Equal(step, distance, 1e-5);
            }
            else
            {
                Assert.True(distance > 1.4 * step);
            }
        }
    }

    [Fact]
    public void On_a_sphere_the_nearest_point_is_a_neighbour_and_parallels_are_at_equal_heights()
    {
        var points = Points(3, 3);
        for (var a = 0; a < LatentPoints.Count; a++)
        {
            var nearest = Enumerable.Range(0, LatentPoints.Count).Where(b => b != a).MinBy(b => Distance(points[a], points[b]));
            Assert.Equal(1, Steps(a, nearest));
            Assert.Equal(Math.Sqrt(3) * (7 - (2 * (a / Side))) / 8, points[a][2], 1e-6);
        }
    }

    [Fact]
    public void In_two_dimensions_each_coordinate_has_the_quantiles_of_its_axis()
    {
        double[] quantiles = [-1.53412054, -0.88714656, -0.48877641, -0.15731068, 0.15731068, 0.48877641, 0.88714656, 1.53412054];
        foreach (var (cell, point) in Points(3, 2).Index())
        {
            Assert.Equal([quantiles[cell % Side], quantiles[cell / Side]], Array.ConvertAll(point, value => Math.Round(value, 6)), (a, b) => Math.Abs(a - b) < 2e-6);
        }
    }

    [Fact]
    public void In_one_dimension_64_quantiles_rise_line_by_line()
    {
        var points = Points(3, 1).Select(point => point[0]).ToArray();
        Assert.Equal(points.Order(), points);
        Assert.Equal(LatentPoints.Count, points.Distinct().Count());
        Assert.Equal(-2.4175590, points[0], 1e-6);
        Assert.Equal(points.Select(point => -point).Reverse(), points);
    }

    [Fact]
    public void A_latent_space_has_dimensions() => Assert.Throws<ArgumentOutOfRangeException>(() => LatentPoints.Of(1, 0));

    private static float[][] Points(long seed, int dimensions)
    {
        var points = LatentPoints.Of(seed, dimensions).Chunk(dimensions).ToArray();
        Assert.Equal(LatentPoints.Count, points.Length);
        return points;
    }

    private static IEnumerable<(int A, int B)> Pairs() =>
        from a in Enumerable.Range(0, LatentPoints.Count) from b in Enumerable.Range(0, a) select (a, b);

    // On the grid, along rows and columns, over the edges where that is shorter.
    private static int Steps(int a, int b) => Around((a / Side) - (b / Side)) + Around((a % Side) - (b % Side));

    private static int Around(int difference) => Math.Min(Math.Abs(difference), Side - Math.Abs(difference));

    private static double Distance(float[] a, float[] b) => Math.Sqrt(a.Zip(b, (x, y) => ((double)x - y) * ((double)x - y)).Sum());
}
