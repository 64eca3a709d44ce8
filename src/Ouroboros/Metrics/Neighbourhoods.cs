namespace Ouroboros.Metrics;

/// <summary>Points with the ball about each that reaches to its k-th nearest other: where the points of that kind are, roughly.</summary>
/// <param name="Points">The points, more than k.</param>
/// <param name="Squares">[points] square of each ball's radius.</param>
/// <param name="K">k.</param>
internal sealed record Neighbourhoods(PointSet Points, float[] Squares, int K)
{
    /// <summary>Finds the balls.</summary>
    public static Neighbourhoods Of(PairDistances distances, PointSet points, float[] centre, int k, CancellationToken cancellation) =>
        new(points, NearestNeighbours.Within(distances, points, centre, k, cancellation), k);

    /// <summary>
    /// How two sets of points lie to each other. A point is in a ball if it is no farther from the middle than the radius.
    /// </summary>
    /// <param name="distances">Computes distances.</param>
    /// <param name="real">What there should be.</param>
    /// <param name="made">What there is.</param>
    /// <param name="centre">[dimensions] a point among the real ones.</param>
    /// <param name="cancellation">Stops between two blocks.</param>
    public static ManifoldScores Compare(
        PairDistances distances, Neighbourhoods real, Neighbourhoods made, float[] centre, CancellationToken cancellation)
    {
        var inBalls = new int[made.Points.Count];
        var covered = new bool[real.Points.Count];
        var recalled = new bool[real.Points.Count];
        distances.Visit(made.Points, real.Points, centre, Visit, cancellation);
        return new ManifoldScores(
            Share(inBalls.Count(balls => balls > 0), made),
            Share(recalled.Count(found => found), real),
            (double)inBalls.Sum(balls => (long)balls) / ((long)real.K * made.Points.Count),
            Share(covered.Count(found => found), real));

        void Visit(int query, int first, ReadOnlySpan<float> squares)
        {
            var realBalls = real.Squares.AsSpan(first, squares.Length);
            var madeBall = made.Squares[query];
            var balls = 0;
            for (var i = 0; i < squares.Length; i++)
            {
                if (squares[i] <= realBalls[i])
                {
                    balls++;
                    covered[first + i] = true;
                }

                if (squares[i] <= madeBall)
                {
                    recalled[first + i] = true;
                }
            }

            inBalls[query] += balls;
        }
    }

    private static double Share(int count, Neighbourhoods of) => (double)count / of.Points.Count;
}
