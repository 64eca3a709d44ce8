using Ouroboros.Metrics;

namespace Ouroboros.Tests.Metrics;

/// <summary>The definitions in double, one pair after the other.</summary>
internal static class PlainScores
{
    public static ManifoldScores Of(float[] real, float[] made, int dimensions, int k)
    {
        var (reals, mades) = (real.Chunk(dimensions).ToArray(), made.Chunk(dimensions).ToArray());
        var (realBalls, madeBalls) = (Balls(reals, k), Balls(mades, k));
        bool InReal(float[] point, int ball) => Distance(point, reals[ball]) <= realBalls[ball];
        int Others(int ball) => reals.Count(point => InReal(point, ball)) - 1;
        bool InMade(float[] point, int ball) => Distance(point, mades[ball]) <= madeBalls[ball];
        return new(
            mades.Count(point => Enumerable.Range(0, reals.Length).Any(ball => InReal(point, ball))) / (double)mades.Length,
            reals.Count(point => Enumerable.Range(0, mades.Length).Any(ball => InMade(point, ball))) / (double)reals.Length,
            Enumerable.Range(0, reals.Length).GroupBy(Others).Sum(balls => balls.Sum(ball => mades.Count(point => InReal(point, ball))) / ((double)balls.Key * mades.Length)),
            Enumerable.Range(0, reals.Length).Count(ball => mades.Any(point => InReal(point, ball))) / (double)reals.Length);
    }

    public static double MeanNearest(float[] some, float[] others, int dimensions, bool sameSet)
    {
        var (points, set) = (some.Chunk(dimensions).ToArray(), others.Chunk(dimensions).ToArray());
        return points.Select((point, i) => set.Where((_, j) => !sameSet || i != j).Min(other => Distance(point, other))).Average();
    }

    private static double[] Balls(float[][] points, int k) =>
        [.. points.Select((point, i) => points.Where((_, j) => j != i).Select(other => Distance(point, other)).Order().ElementAt(k - 1))];

    private static double Distance(float[] a, float[] b) => Math.Sqrt(a.Zip(b).Sum(pair => ((double)pair.First - pair.Second) * ((double)pair.First - pair.Second)));
}
