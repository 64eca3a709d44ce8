using Ouroboros.Numerics.Random;

namespace Ouroboros.Replication;

/// <summary>Bootstrap intervals of means: whole replicates are drawn with replacement, the same ones for every metric and generation.</summary>
/// <remarks>
/// <para>
/// The expanded percentile interval of Hesterberg, "What Teachers Should Know About the Bootstrap", The American Statistician 69 (2015),
/// section 5.1: plain percentiles of few numbers are too narrow, by a factor sqrt((n - 1) / n) and for want of Student's t, so the
/// percentiles taken lie further out, at Phi(-sqrt(n / (n - 1)) t) and 1 less that, t the 0.975 quantile of Student's t with n - 1
/// degrees of freedom. No interval leaves the range of the numbers, so two and three replicates have too narrow ones whatever is done.
/// </para>
/// <para>Draw i of resample r is replicate floor(w n / 2^32), w word i % 4 of the block at (i / 4, r).</para>
/// </remarks>
public sealed class Bootstrap
{
    /// <summary>Resamples drawn.</summary>
    public const int Resamples = 10_000;

    /// <summary>
    /// Intervals are told of so many replicates or more. Fewer cannot leave their own range, so theirs cover the mean far too seldom: two equal
    /// numbers would even make one of no width.
    /// </summary>
    public const int MinReplicates = 5;

    // The lower percentile for 2, 3, ... replicates as a share, three digits of the formula above.
    private static readonly double[] LowerShares =
    [
        0, 6.83e-08, 0.000119, 0.000954, 0.00243, 0.00411, 0.00574, 0.00722, 0.00855, 0.00972, 0.0108, 0.0117, 0.0125, 0.0132, 0.0139,
        0.0144, 0.015, 0.0154, 0.0159, 0.0163, 0.0166, 0.017, 0.0173, 0.0176, 0.0179, 0.0181, 0.0183, 0.0185, 0.0188,
    ];

    private readonly long _seed;
    private readonly Dictionary<int, int[]> _draws = [];

    /// <summary>A bootstrap.</summary>
    /// <param name="seed">Seed of the draws: the group's first.</param>
    public Bootstrap(long seed) => _seed = seed;

    /// <summary>The 95 % interval of the mean; null for fewer than two numbers.</summary>
    /// <param name="values">A number a replicate, always in the same order.</param>
    public (double Low, double High)? OfMean(IReadOnlyList<double> values)
    {
        ArgumentNullException.ThrowIfNull(values);
        if (values.Count < 2)
        {
            return null;
        }

        var draws = Draws(values.Count);
        var means = new double[Resamples];
        for (var resample = 0; resample < Resamples; resample++)
        {
            var sum = 0.0;
            foreach (var draw in draws.AsSpan(resample * values.Count, values.Count))
            {
                sum += values[draw];
            }

            means[resample] = sum / values.Count;
        }

        Array.Sort(means);
        var share = LowerShare(values.Count);

        // A mean of equal numbers may round past them.
        var (least, greatest) = (values.Min(), values.Max());
        return (Math.Clamp(Sample.Quantile(means, share), least, greatest), Math.Clamp(Sample.Quantile(means, 1 - share), least, greatest));
    }

    // Past the table 0.025 - 0.19 / n, which is right to three digits.
    private static double LowerShare(int count) => count - 2 < LowerShares.Length ? LowerShares[count - 2] : 0.025 - (0.19 / count);

    private int[] Draws(int count)
    {
        if (_draws.TryGetValue(count, out var known))
        {
            return known;
        }

        var key = new RandomKey(_seed, Purpose.Bootstrap, 0);
        var draws = new int[Resamples * count];
        for (var resample = 0; resample < Resamples; resample++)
        {
            for (var i = 0; i < count; i++)
            {
                var block = Philox.At(key, (uint)i / 4, (uint)resample);
                var word = (i % 4) switch
                {
                    0 => block.Word0,
                    1 => block.Word1,
                    2 => block.Word2,
                    _ => block.Word3,
                };
                draws[(resample * count) + i] = (int)(((ulong)word * (ulong)count) >> 32);
            }
        }

        return _draws[count] = draws;
    }
}
