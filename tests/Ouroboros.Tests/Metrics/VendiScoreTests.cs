using Ouroboros.Metrics;
using Ouroboros.Numerics;

namespace Ouroboros.Tests.Metrics;

public sealed class VendiScoreTests
{
    /// <summary>2.9999 as it is published, cut off; in closed form by the eigenvalues of the three pairs' kernel.</summary>
    [Fact]
    public void Three_pairs_of_equal_points_are_nearly_three_points()
    {
        double[] places = [0, 0, 10, 10, 20, 20];
        double[] similarities = [.. places.SelectMany(a => places.Select(b => Math.Exp(-Math.Abs(a - b))))];
        var (near, far) = (Math.Exp(-10), Math.Exp(-20));
        var root = Math.Sqrt((far * far) + (8 * near * near));
        double[] eigenvalues = [1 - far, (2 + far + root) / 2, (2 + far - root) / 2];
        var expected = Math.Exp(-eigenvalues.Sum(value => value / 3 * Math.Log(value / 3)));
        Assert.Equal(expected, VendiScore.OfKernel(similarities, 6), 1e-12);
        Assert.Equal(2.9999, expected, 1.1e-4);
    }

    [Fact]
    public void Two_points_that_are_nearly_alike_and_another_are_a_little_more_than_two() =>
        Assert.Equal(2.1573, VendiScore.OfKernel([1, 0.9, 0, 0.9, 1, 0, 0, 0, 1], 3), 5e-5);

    [Fact]
    public void It_goes_from_one_to_the_number_of_points()
    {
        double[] alike = [.. Enumerable.Repeat(1.0, 25)];
        double[] strangers = [.. Enumerable.Range(0, 25).Select(i => i % 6 == 0 ? 1.0 : 0.0)];
        Assert.Equal(1, VendiScore.OfKernel(alike, 5), 1e-12);
        Assert.Equal(5, VendiScore.OfKernel(strangers, 5), 1e-12);
    }

    /// <summary>The small matrix of the dimensions has the eigenvalues of the large one of the points.</summary>
    [Fact]
    public void Directions_have_the_score_of_their_cosines()
    {
        const int points = 40;
        const int dimensions = 6;
        using var backend = Backends.Create(1);
        var values = Gaussian.Points(backend, 1, points, dimensions);
        var rows = values.Chunk(dimensions).ToArray();
        double[] cosines = [.. rows.SelectMany(a => rows.Select(b => Dot(a, b) / Math.Sqrt(Dot(a, a) * Dot(b, b))))];
        Assert.Equal(VendiScore.OfKernel(cosines, points), VendiScore.OfDirections(values, dimensions), 1e-10);
    }

    [Fact]
    public void Directions_count_and_lengths_do_not()
    {
        Assert.Equal(2, VendiScore.OfDirections([1, 0, 0, 5, 3, 0, 0, 0.1f], 2), 1e-12);
        Assert.Equal(1, VendiScore.OfDirections([1, 2, 3, 6, 0.5f, 1], 2), 1e-6);
        Assert.Equal(2, VendiScore.OfDirections([1, 0, 0, 0, 0, 1], 2), 1e-12);
        Assert.Equal(1, VendiScore.OfDirections([0, 0, 0, 0], 2));
    }

    [Fact]
    public void What_is_no_set_of_points_is_refused()
    {
        Assert.Throws<ArgumentException>(() => VendiScore.OfKernel([1, 0, 1], 2));
        Assert.Throws<ArgumentException>(() => VendiScore.OfDirections([1, 0, 1], 2));
        Assert.Throws<ArgumentException>(() => VendiScore.OfDirections([], 2));
    }

    private static double Dot(float[] a, float[] b) => a.Zip(b).Sum(pair => (double)pair.First * pair.Second);
}
