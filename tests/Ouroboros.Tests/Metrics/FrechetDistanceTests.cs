using Ouroboros.Metrics;
using Ouroboros.Numerics;

namespace Ouroboros.Tests.Metrics;

/// <summary>Gaussians whose distance is known in closed form.</summary>
public sealed class FrechetDistanceTests
{
    private const int Dimensions = 7;

    [Fact]
    public void Equal_gaussians_are_at_no_distance()
    {
        var gaussian = new GaussianFit(Ramp(0.5), Turned(Ramp(2)));
        Assert.InRange(FrechetDistance.Between(gaussian, gaussian), 0, 1e-10);
    }

    [Fact]
    public void With_equal_covariances_it_is_the_square_of_the_distance_of_the_means()
    {
        var covariance = Turned(Ramp(3));
        var (a, b) = (Ramp(1), Ramp(-0.5));
        var expected = a.Zip(b, (x, y) => (x - y) * (x - y)).Sum();
        Assert.Equal(expected, FrechetDistance.Between(new(a, covariance), new(b, covariance)), 1e-9);
    }

    /// <summary>Covariances that commute: the squared differences of the standard deviations along their common axes.</summary>
    [Fact]
    public void With_common_axes_it_is_that_of_the_standard_deviations()
    {
        var (a, b) = (Ramp(2), Ramp(1).Reverse().ToArray());
        var expected = a.Zip(b, (x, y) => Math.Pow(Math.Sqrt(x) - Math.Sqrt(y), 2)).Sum();
        var mean = Ramp(1);
        Assert.Equal(expected, FrechetDistance.Between(new(mean, Turned(a)), new(mean, Turned(b))), 1e-9);
        Assert.Equal(expected, FrechetDistance.Between(new(mean, Turned(b)), new(mean, Turned(a))), 1e-9);
    }

    /// <summary>Two by two, where the root of a product has a closed form: tr (AB)^(1/2) = sqrt(tr AB + 2 sqrt(det AB)).</summary>
    [Fact]
    public void With_axes_of_their_own_it_is_the_closed_form()
    {
        double[] a = [2, 0.7, 0.7, 1];
        double[] b = [1, -0.9, -0.9, 3];
        var traceProduct = (a[0] * b[0]) + (a[1] * b[2]) + (a[2] * b[1]) + (a[3] * b[3]);
        var determinant = ((a[0] * a[3]) - (a[1] * a[2])) * ((b[0] * b[3]) - (b[1] * b[2]));
        var expected = a[0] + a[3] + b[0] + b[3] - (2 * Math.Sqrt(traceProduct + (2 * Math.Sqrt(determinant))));
        Assert.Equal(expected, FrechetDistance.Between(new([0, 0], a), new([0, 0], b)), 1e-12);
    }

    /// <summary>A set that has collapsed to a point: all that is left is the distance of the means and the other's variance.</summary>
    [Fact]
    public void A_point_is_at_the_distance_of_its_place_and_the_others_variance()
    {
        var variances = Ramp(2);
        var expected = Ramp(1).Sum(x => x * x) + variances.Sum();
        Assert.Equal(
            expected, FrechetDistance.Between(new(Ramp(1), new double[Dimensions * Dimensions]), new(new double[Dimensions], Turned(variances))), 1e-9);
    }

    [Fact]
    public void Gaussians_of_other_dimensions_are_refused() =>
        Assert.Throws<ArgumentException>(() => FrechetDistance.Between(new([0, 0], new double[4]), new([0], new double[1])));

    [Fact]
    public void A_fit_has_the_mean_and_the_covariance_of_its_points()
    {
        float[] points = [1, 10, 2, 14, 6, 12];
        var fit = GaussianFit.Of(points, 2);
        Assert.Equal([3.0, 12.0], fit.Mean);
        Assert.Equal([7.0, 1.0, 1.0, 4.0], fit.Covariance);
        Assert.Throws<ArgumentException>(() => GaussianFit.Of([1, 2], 2));
        Assert.Throws<ArgumentException>(() => GaussianFit.Of([1, 2, 3, 4, 5], 2));
    }

    /// <summary>More dimensions than a vector has lanes, against plain loops.</summary>
    [Fact]
    public void A_fit_is_that_of_plain_loops()
    {
        const int points = 50;
        const int dimensions = 13;
        using var backend = Backends.Create(1);
        var values = Gaussian.Points(backend, 1, points, dimensions);
        var fit = GaussianFit.Of(values, dimensions);
        for (var a = 0; a < dimensions; a++)
        {
            for (var b = 0; b < dimensions; b++)
            {
                var sum = 0.0;
                for (var point = 0; point < points; point++)
                {
                    sum += (values[(point * dimensions) + a] - fit.Mean[a]) * (values[(point * dimensions) + b] - fit.Mean[b]);
                }

                Assert.Equal(sum / (points - 1), fit.Covariance[(a * dimensions) + b], 1e-12);
            }
        }
    }

    private static double[] Ramp(double scale) => [.. Enumerable.Range(1, Dimensions).Select(i => scale * i / 3.0)];

    // A covariance of these variances along axes that are none of the coordinates': H diag(v) H with H = I - 2 u u^T.
    private static double[] Turned(double[] variances)
    {
        var u = Enumerable.Range(1, Dimensions).Select(i => Math.Sqrt(2.0 * i / (Dimensions * (Dimensions + 1)))).ToArray();
        double H(int i, int j) => (i == j ? 1 : 0) - (2 * u[i] * u[j]);
        var matrix = new double[Dimensions * Dimensions];
        for (var i = 0; i < Dimensions; i++)
        {
            for (var j = 0; j < Dimensions; j++)
            {
                matrix[(i * Dimensions) + j] = Enumerable.Range(0, Dimensions).Sum(k => H(i, k) * variances[k] * H(k, j));
            }
        }

        return matrix;
    }
}
