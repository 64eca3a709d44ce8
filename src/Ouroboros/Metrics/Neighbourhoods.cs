namespace Ouroboros.Metrics;

/// <summary>Points with the ball about each that reaches to its k-th nearest other: where the points of that kind are, roughly.</summary>
/// <param name="Points">The points, more than k.</param>
/// <param name="Balls">Their balls.</param>
internal sealed record Neighbourhoods(PointSet Points, Balls Balls)
{
    /// <summary>Finds the balls.</summary>
    public static Neighbourhoods Of(PairDistances distances, PointSet points, float[] centre, int k, CancellationToken cancellation) =>
        new(points, NearestNeighbours.Within(distances, points, centre, k, cancellation));

    /// <summary>
    /// How two sets of points lie to each other. A point is in a ball if it is no farther from the middle than the radius.
    /// </summary>
    /// <remarks>
    /// Density weighs a ball by one over the real points that it holds beside its middle. That is 1/k, and the density that of Naeem et al.,
    /// unless real points are equally far from a middle. Where more than k coincide, 1/k would count each of them as a neighbourhood of k
    /// points: with N points in one place, samples in that place would have the density N/k. Naeem et al.'s own program leaves out a ball's
    /// surface, and so finds 0 there, and a coverage of 0.
    /// </remarks>
    /// <param name="distances">Computes distances.</param>
    /// <param name="real">What there should be.</param>
    /// <param name="made">What there is.</param>
    /// <param name="centre">[dimensions] a point among the real ones.</param>
    /// <param name="cancellation">Stops between two blocks.</param>
    public static ManifoldScores Compare(
        PairDistances distances, Neighbourhoods real, Neighbourhoods made, float[] centre, CancellationToken cancellation)
    {
        var isInBall = new bool[made.Points.Count];
        var inside = new int[real.Points.Count];
        var recalled = new bool[real.Points.Count];
        distances.Visit(made.Points, real.Points, centre, Visit, cancellation);
        return new ManifoldScores(
            Share(isInBall.Count(found => found), made),
            Share(recalled.Count(found => found), real),
            Density(inside, real.Balls.Others, made.Points.Count),
            Share(inside.Count(points => points > 0), real));

        void Visit(int query, int first, ReadOnlySpan<float> squares)
        {
            var realBalls = real.Balls.Squares.AsSpan(first, squares.Length);
            var madeBall = made.Balls.Squares[query];
            for (var i = 0; i < squares.Length; i++)
            {
                if (squares[i] <= realBalls[i])
                {
                    isInBall[query] = true;
                    inside[first + i]++;
                }

                if (squares[i] <= madeBall)
                {
                    recalled[first + i] = true;
                }
            }
        }
    }

    // Made points by ball, over the real points there. Balls of one size are summed as whole numbers: the order of points does not matter.
    private static double Density(int[] inside, int[] others, int made) => inside.Zip(others)
        .GroupBy(ball => ball.Second, ball => (long)ball.First)
        .OrderBy(balls => balls.Key)
        .Sum(balls => (double)balls.Sum() / ((long)balls.Key * made));

    private static double Share(int count, Neighbourhoods of) => (double)count / of.Points.Count;
}
