using Ouroboros.Numerics.Random;
using Ouroboros.Numerics.Reference;

namespace Ouroboros.Numerics.Tests.Reference;

/// <summary>Bounds are five standard errors of a true normal sample; the seed is fixed, so that the outcome is too.</summary>
public sealed class ScalarNormalTests
{
    private const int Rows = 2048;
    private const int Columns = 512;
    private const int Count = Rows * Columns;
    private const double Deviations = 5;

    private static readonly RandomKey _key = new(20260131, Purpose.TrainingNoise, 3, 14);
    private static readonly float[] _sample = Sample(_key, Rows);

    [Fact]
    public void The_first_four_moments_are_those_of_a_standard_normal()
    {
        Assert.InRange(Moment(1), -Deviations / Math.Sqrt(Count), Deviations / Math.Sqrt(Count));
        AssertNear(1, Moment(2), 2);
        AssertNear(0, Moment(3), 15);
        AssertNear(3, Moment(4), 96);
    }

    [Fact]
    public void The_histogram_fits_by_chi_square()
    {
        const int bins = 34;
        var counts = new int[bins];
        foreach (var value in _sample)
        {
            counts[Math.Clamp((int)Math.Floor((value + 4) * 4) + 1, 0, bins - 1)]++;
        }

        var chi = 0.0;
        for (var bin = 0; bin < bins; bin++)
        {
            var low = bin == 0 ? -12 : ((bin - 1) / 4.0) - 4;
            var high = bin == bins - 1 ? 12 : (bin / 4.0) - 4;
            var expected = Count * Probability(low, high);
            chi += (counts[bin] - expected) * (counts[bin] - expected) / expected;
        }

        Assert.InRange(chi, 0, bins - 1 + (Deviations * Math.Sqrt(2 * (bins - 1))));
    }

    [Theory]
    [InlineData(3.0)]
    [InlineData(4.0)]
    [InlineData(4.5)]
    public void The_tails_are_as_heavy_as_they_should_be(double from)
    {
        var expected = 2 * Count * Probability(from, 12);
        var found = _sample.Count(value => Math.Abs(value) > from);

        Assert.InRange(found, expected - (Deviations * Math.Sqrt(expected)), expected + (Deviations * Math.Sqrt(expected)));
        Assert.All(_sample, value => Assert.InRange(value, -6.77f, 6.77f));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(16)]
    [InlineData(32)]
    [InlineData(48)]
    [InlineData(64)]
    [InlineData(Columns)]
    public void A_normal_has_nothing_to_do_with_the_one_so_many_places_on(int lag)
    {
        AssertIndependent(_sample.AsSpan()[..^lag], _sample.AsSpan()[lag..]);
    }

    [Fact]
    public void Streams_of_different_keys_have_nothing_to_do_with_each_other()
    {
        RandomKey[] others =
        [
            _key with { Seed = _key.Seed + 1 }, _key with { Seed = _key.Seed + (1L << 32) }, _key with { Purpose = Purpose.Sampling },
            _key with { Generation = _key.Generation + 1 }, _key with { Epoch = _key.Epoch + 1 },
        ];

        foreach (var other in others)
        {
            var sample = Sample(other, Rows / 8);
            AssertIndependent(_sample.AsSpan(0, sample.Length), sample);
        }
    }

    [Fact]
    public void Each_normal_is_the_polar_form_of_the_words_that_the_comment_names()
    {
        for (var row = 0; row < 3; row++)
        {
            for (var column = 0; column < 200; column++)
            {
                var counter = (16 * (column / 64)) + (column % 16);
                var block = Philox.At(_key, (uint)counter, (uint)row);
                var (a, b) = column % 64 < 32 ? (block.Word0, block.Word1) : (block.Word2, block.Word3);
                var u = (a + 0.5) / 4294967296.0;
                var angle = 2 * Math.PI * (b / 4294967296.0);
                var direction = column / 16 % 2 == 0 ? Math.Cos(angle) : Math.Sin(angle);

                // u is rounded to float, and so is every step after it: log and sine within 2 ulp, root and products within half of one.
                var radius = Math.Sqrt(-2 * Math.Log(u));
                var bound = (2 * Ulp.Unit / radius) + (8 * Ulp.Unit * radius);
                Assert.InRange(ScalarNormal.At(_key, row, column), (radius * direction) - bound, (radius * direction) + bound);
            }
        }
    }

    /// <summary>Expected bits from the formulas in exact rational arithmetic, rounded by another program.</summary>
    [Theory]
    [InlineData(0, 0x3e802836u)]
    [InlineData(1, 0xbf91af79u)]
    [InlineData(16, 0x405a7d30u)]
    [InlineData(32, 0x3f20effbu)]
    [InlineData(48, 0x3d853960u)]
    [InlineData(64, 0x3fc10466u)]
    [InlineData(783, 0xbf4008b3u)]
    public void Normals_are_pinned_so_that_old_runs_can_be_repeated(int column, uint bits) =>
        Assert.Equal(bits, BitConverter.SingleToUInt32Bits(ScalarNormal.At(_key, 59_999, column)));

    private static float[] Sample(RandomKey key, int rows)
    {
        var sample = new float[rows * Columns];
        for (var i = 0; i < sample.Length; i++)
        {
            sample[i] = ScalarNormal.At(key, i / Columns, i % Columns);
        }

        return sample;
    }

    private static double Moment(int power) => _sample.Average(value => Math.Pow(value, power));

    private static void AssertNear(double expected, double found, double variance)
    {
        var error = Deviations * Math.Sqrt(variance / Count);
        Assert.InRange(found, expected - error, expected + error);
    }

    /// <summary>Neither the values nor their squares, which would show a shared radius, are correlated.</summary>
    private static void AssertIndependent(ReadOnlySpan<float> first, ReadOnlySpan<float> second)
    {
        var (products, squares) = (0.0, 0.0);
        for (var i = 0; i < first.Length; i++)
        {
            products += (double)first[i] * second[i];
            squares += (((double)first[i] * first[i]) - 1) * (((double)second[i] * second[i]) - 1);
        }

        var error = Deviations / Math.Sqrt(first.Length);
        Assert.InRange(products / first.Length, -error, error);
        Assert.InRange(squares / first.Length, -2 * error, 2 * error);
    }

    /// <summary>Of a standard normal between two points, by Simpson's rule.</summary>
    private static double Probability(double low, double high)
    {
        const int steps = 2000;
        var h = (high - low) / steps;
        var sum = 0.0;
        for (var i = 0; i <= steps; i++)
        {
            var x = low + (i * h);
            var weight = i is 0 or steps ? 1 : 2 + (2 * (i % 2));
            sum += weight * Math.Exp(-0.5 * x * x);
        }

        return sum * h / 3 / Math.Sqrt(2 * Math.PI);
    }
}
