using Ouroboros.Metrics;
using Ouroboros.Numerics;

namespace Ouroboros.Tests.Metrics;

/// <summary>Precision, recall, density, coverage, and nearest neighbours.</summary>
public sealed class NeighbourhoodsTests
{
    private const int K = 5;

    public static TheoryData<string, int> FastWithThreads => Kernels.FastWithThreads;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <summary>
    /// What Naeem et al.'s own program is documented to give for 10,000 and 10,000 points in 1000 dimensions. That is one draw: six of ours
    /// gave 0.465 to 0.490, 0.461 to 0.495, 0.89 to 1.05 and 0.956 to 0.973, since in so many dimensions few points are neighbours of many.
    /// </summary>
    [Fact]
    public void Two_sets_of_one_gaussian_have_the_published_scores()
    {
        const int points = 10_000;
        const int dimensions = 1_000;
        using var backend = Backends.Create(2);
        var scores = Compare(backend, Gaussian.Points(backend, 1, points, dimensions), Gaussian.Points(backend, 2, points, dimensions), dimensions);
        Assert.Equal(0.477, scores.Precision, 0.025);
        Assert.Equal(0.471, scores.Recall, 0.025);
        Assert.Equal(1.056, scores.Density, 0.15);
        Assert.Equal(0.974, scores.Coverage, 0.02);
    }

    /// <summary>Naeem et al., eq. 8: what coverage is expected where both sets are of one distribution, whatever that is.</summary>
    [Theory]
    [InlineData(1000, 1000)]
    [InlineData(1500, 500)]
    [InlineData(600, 1700)]
    public void Coverage_of_one_distribution_is_the_closed_form(int real, int made)
    {
        const int dimensions = 3;
        using var backend = Backends.Create(2);
        var found = 0.0;
        const int repeats = 4;
        for (var i = 0; i < repeats; i++)
        {
            found += Compare(
                backend, Gaussian.Points(backend, 2 * i, real, dimensions), Gaussian.Points(backend, (2 * i) + 1, made, dimensions), dimensions).Coverage / repeats;
        }

        var missed = 1.0;
        for (var i = 1; i <= K; i++)
        {
            missed *= (real - i) / (double)(made + real - i);
        }

        Assert.Equal(1 - missed, found, 0.015);
    }

    /// <summary>Every ball holds its own middle and the k nearest, the last of them on its surface.</summary>
    [Fact]
    public void A_set_covers_itself()
    {
        using var backend = Backends.Create(2);
        var points = Gaussian.Points(backend, 1, 900, 20);
        var scores = Compare(backend, points, points, 20);
        Assert.Equal(new ManifoldScores(1, 1, (K + 1.0) / K, 1), scores);
    }

    [Fact]
    public void Sets_far_apart_have_nothing_in_common()
    {
        using var backend = Backends.Create(1);
        var points = Gaussian.Points(backend, 1, 100, 4);
        Assert.Equal(new ManifoldScores(0, 0, 0, 0), Compare(backend, points, [.. points.Select(value => value + 1000)], 4));
    }

    /// <summary>A set that has collapsed to one point among the real ones: it could be real, and nothing real could be it.</summary>
    [Fact]
    public void A_point_made_over_and_over_has_precision_and_no_recall()
    {
        using var backend = Backends.Create(1);
        var real = Gaussian.Points(backend, 1, 300, 2);
        var made = Enumerable.Repeat(new[] { 0.01f, 0.02f }, 200).SelectMany(point => point).ToArray();
        var scores = Compare(backend, real, made, 2);
        Assert.Equal((1.0, 0.0), (scores.Precision, scores.Recall));
        Assert.InRange(scores.Density, 1.0 / K, 60);
        Assert.InRange(scores.Coverage, 1.0 / 300, 0.1);
    }

    /// <summary>Two sets of one distribution, whatever it is: 1 on average. The bound is four standard errors of the draws made here.</summary>
    [Theory]
    [InlineData(1, 400, 400)]
    [InlineData(2, 700, 300)]
    [InlineData(10, 300, 900)]
    public void Density_of_one_distribution_is_1_on_average(int dimensions, int real, int made)
    {
        using var backend = Backends.Create(2);
        double[] found =
        [
            .. Enumerable.Range(0, 20).Select(i => Compare(
                backend, Gaussian.Points(backend, 2 * i, real, dimensions), Gaussian.Points(backend, (2 * i) + 1, made, dimensions), dimensions).Density),
        ];
        var mean = found.Average();
        var error = Math.Sqrt(found.Sum(one => (one - mean) * (one - mean)) / (found.Length - 1) / found.Length);
        Assert.InRange(error, 0.0005, 0.02);
        Assert.Equal(1, mean, 4 * error);
    }

    /// <summary>Balls overlap: where real points are dense, a made one is in more than k.</summary>
    [Fact]
    public void Density_exceeds_1_where_made_points_crowd_among_the_densest_real_ones()
    {
        const int dimensions = 10;
        using var backend = Backends.Create(2);
        var made = Gaussian.Points(backend, 2, 500, dimensions).Select(value => 0.1f * value).ToArray();
        Assert.InRange(Compare(backend, Gaussian.Points(backend, 1, 500, dimensions), made, dimensions).Density, 2, 500.0 / K);
    }

    /// <summary>
    /// Real points in one place are one another's neighbours, all at no distance: each ball holds all others, and counts by them. Without
    /// that the density would be 200.
    /// </summary>
    [Theory]
    [InlineData(1_000, 1_000)]
    [InlineData(300, 7)]
    [InlineData(K + 1, 40)]
    public void Density_is_1_where_all_real_and_made_points_coincide(int real, int made)
    {
        using var backend = Backends.Create(1);
        Assert.Equal(new ManifoldScores(1, 1, real / (real - 1.0), 1), Compare(backend, Repeated(real, 3), Repeated(made, 3), 3));
    }

    /// <summary>Several places with some of the points each, and made points in the same shares.</summary>
    [Theory]
    [InlineData(100, 100)]
    [InlineData(40, 160)]
    [InlineData(195, 5)]
    public void Density_is_1_where_points_lie_in_few_places(int first, int second)
    {
        using var backend = Backends.Create(1);
        float[] points = [.. Repeated(first, 3), .. Repeated(second, 3).Select(value => value + 5)];
        var scores = Compare(backend, points, points, 3);

        // A made point is in the balls of its place, each of which holds the others there; where there are no more than k, also points of the other.
        Assert.InRange(scores.Density, 1, first > K && second > K ? 1.03 : 1.05);
        Assert.Equal((1, 1, 1), (scores.Precision, scores.Recall, scores.Coverage));
    }

    /// <summary>Half of the real points are one over and over, which weighs in as half, and not hundredfold.</summary>
    [Fact]
    public void Density_of_a_mixture_of_one_place_and_a_gaussian_is_1_on_average()
    {
        const int dimensions = 4;
        using var backend = Backends.Create(2);
        float[] Mixture(int seed) => [.. Repeated(200, dimensions), .. Gaussian.Points(backend, seed, 200, dimensions).Select(value => value + 9)];
        Assert.Equal(1, Enumerable.Range(0, 6).Average(i => Compare(backend, Mixture(2 * i), Mixture((2 * i) + 1), dimensions).Density), 0.05);
    }

    /// <summary>
    /// Points at whole places, many of them equally far and some of them equal: counted as by plain loops. The centre is a whole place
    /// too, so that no distance is rounded.
    /// </summary>
    [Theory]
    [InlineData(2, 3)]
    [InlineData(3, 2)]
    [InlineData(1, 40)]
    public void Balls_with_points_equally_far_are_those_of_plain_loops(int dimensions, int places)
    {
        using var backend = Backends.Create(2);
        float[] Grid(int seed, int points) =>
            [.. Gaussian.Points(backend, seed, points, dimensions).Select(value => MathF.Floor(Math.Clamp(value, -1.9f, 1.9f) * places))];
        var (real, made) = (Grid(1, 600), Grid(2, 330));
        var (found, expected) = (Compare(backend, real, made, dimensions, new float[dimensions]), PlainScores.Of(real, made, dimensions, K));
        Assert.Equal(expected.Density, found.Density, 1e-12);
        Assert.Equal(expected with { Density = found.Density }, found);
        Assert.InRange(found.Density, 0.7, 1.4);
    }

    [Fact]
    public void Scores_are_those_of_plain_loops()
    {
        const int dimensions = 9;
        using var backend = Backends.Create(3);

        // More than a block of either kind, and no multiple of any.
        var (real, made) = (Gaussian.Points(backend, 1, 700, dimensions), Gaussian.Points(backend, 2, 530, dimensions));
        for (var i = 0; i < made.Length; i++)
        {
            made[i] = (0.8f * made[i]) + 0.2f;
        }

        Assert.Equal(PlainScores.Of(real, made, dimensions, K), Compare(backend, real, made, dimensions));
    }

    [Fact]
    public void The_order_of_points_does_not_matter()
    {
        const int dimensions = 6;
        using var backend = Backends.Create(2);
        var (real, made) = (Gaussian.Points(backend, 1, 600, dimensions), Gaussian.Points(backend, 2, 400, dimensions));
        float[] Reversed(float[] points) => [.. points.Chunk(dimensions).Reverse().SelectMany(point => point)];
        Assert.Equal(Compare(backend, real, made, dimensions), Compare(backend, Reversed(real), Reversed(made), dimensions));
    }

    [Theory]
    [MemberData(nameof(FastWithThreads))]
    public void Every_backend_finds_the_same_bits(string kernels, int threads)
    {
        const int dimensions = 11;
        using var oracle = Kernels.Create("reference");
        using var backend = Kernels.Create(kernels, threads);
        var (real, made) = (Gaussian.Points(oracle, 1, 540, dimensions), Gaussian.Points(oracle, 2, 270, dimensions));
        Assert.Equal(Compare(oracle, real, made, dimensions), Compare(backend, real, made, dimensions));
        Assert.Equal(Mean(oracle, made, real, dimensions, false), Mean(backend, made, real, dimensions, false));
        Assert.Equal(Mean(oracle, made, made, dimensions, true), Mean(backend, made, made, dimensions, true));
    }

    [Fact]
    public void The_nearest_are_those_of_plain_loops()
    {
        const int dimensions = 5;
        using var backend = Backends.Create(2);
        var (some, others) = (Gaussian.Points(backend, 1, 300, dimensions), Gaussian.Points(backend, 2, 1100, dimensions));
        Assert.Equal(PlainScores.MeanNearest(some, others, dimensions, sameSet: false), Mean(backend, some, others, dimensions, false), 1e-5);
        Assert.Equal(PlainScores.MeanNearest(others, others, dimensions, sameSet: true), Mean(backend, others, others, dimensions, true), 1e-5);
    }

    /// <summary>Exactly 0, wherever they lie: what is learned by heart shows.</summary>
    [Fact]
    public void Points_that_coincide_are_at_no_distance()
    {
        using var backend = Backends.Create(1);
        float[] far = [.. Gaussian.Points(backend, 1, 600, 784).Select(value => value + 30)];
        Assert.Equal(0, Mean(backend, far[..(100 * 784)], far, 784, false));
        Assert.InRange(Mean(backend, far, far, 784, true), 30, 45);
        Assert.Equal(0, Mean(backend, [.. far[..784], .. far[..784], .. far[..784]], [.. far[..784], .. far[..784], .. far[..784]], 784, true));
    }

    [Fact]
    public void Cancelling_ends_it()
    {
        using var backend = Backends.Create(1);
        using var distances = new PairDistances(backend, 2);
        var points = PointSet.Of(new float[20], 2);
        Assert.Throws<OperationCanceledException>(() => Neighbourhoods.Of(distances, points, new float[2], K, new CancellationToken(true)));
    }

    private static float[] Repeated(int points, int dimensions) => [.. Enumerable.Repeat(1.5f, points * dimensions)];

    private static ManifoldScores Compare(IBackend backend, float[] real, float[] made, int dimensions) =>
        Compare(backend, real, made, dimensions, SecondMoments.Centre(PointSet.Of(real, dimensions)));

    private static ManifoldScores Compare(IBackend backend, float[] real, float[] made, int dimensions, float[] centre)
    {
        using var distances = new PairDistances(backend, dimensions);
        var (reals, mades) = (PointSet.Of(real, dimensions), PointSet.Of(made, dimensions));
        return Neighbourhoods.Compare(
            distances,
            Neighbourhoods.Of(distances, reals, centre, K, Cancellation),
            Neighbourhoods.Of(distances, mades, centre, K, Cancellation),
            centre,
            Cancellation);
    }

    private static double Mean(IBackend backend, float[] some, float[] others, int dimensions, bool sameSet)
    {
        using var distances = new PairDistances(backend, dimensions);
        var set = PointSet.Of(others, dimensions);
        return NearestNeighbours.MeanDistance(distances, PointSet.Of(some, dimensions), set, SecondMoments.Centre(set), sameSet, Cancellation);
    }
}
