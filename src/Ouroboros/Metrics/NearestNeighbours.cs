namespace Ouroboros.Metrics;

/// <summary>Distances to the nearest points of a set.</summary>
internal static class NearestNeighbours
{
    /// <summary>The ball about each point that reaches to its k-th nearest other of the same set.</summary>
    /// <param name="distances">Computes distances.</param>
    /// <param name="points">The set, of more than <paramref name="k"/> points.</param>
    /// <param name="centre">[dimensions] a point among them.</param>
    /// <param name="k">Which neighbour, from 1.</param>
    /// <param name="cancellation">Stops between two blocks.</param>
    public static Balls Within(PairDistances distances, PointSet points, float[] centre, int k, CancellationToken cancellation) =>
        Nearest(distances, points, points, centre, k, sameSet: true, cancellation);

    /// <summary>Mean distance of points to the nearest of a set.</summary>
    /// <param name="distances">Computes distances.</param>
    /// <param name="queries">The points, at least one.</param>
    /// <param name="points">The set.</param>
    /// <param name="centre">[dimensions] a point among them.</param>
    /// <param name="sameSet">Whether point i of the one is point i of the other, and no neighbour of itself; the set then has two or more.</param>
    /// <param name="cancellation">Stops between two blocks.</param>
    public static double MeanDistance(
        PairDistances distances, PointSet queries, PointSet points, float[] centre, bool sameSet, CancellationToken cancellation)
    {
        var sum = 0.0;
        foreach (var square in Nearest(distances, queries, points, centre, 1, sameSet, cancellation).Squares)
        {
            sum += Math.Sqrt(square);
        }

        return sum / queries.Count;
    }

    private static Balls Nearest(
        PairDistances distances, PointSet queries, PointSet points, float[] centre, int k, bool sameSet, CancellationToken cancellation)
    {
        // The k least squares of each point so far, ascending; and how many beyond these equal the last.
        var least = new float[queries.Count * k];
        var ties = new int[queries.Count];
        Array.Fill(least, float.PositiveInfinity);
        distances.Visit(queries, points, centre, Visit, cancellation);
        return new([.. Enumerable.Range(0, queries.Count).Select(query => least[(query * k) + k - 1])], [.. ties.Select(more => k + more)]);

        void Visit(int query, int first, ReadOnlySpan<float> squares)
        {
            var mine = least.AsSpan(query * k, k);
            var self = sameSet ? query - first : -1;
            for (var i = 0; i < squares.Length; i++)
            {
                if (squares[i] <= mine[^1] && i != self)
                {
                    var last = mine[^1];
                    if (squares[i] < last)
                    {
                        Insert(squares[i], mine);
                    }

                    ties[query] = mine[^1] == last ? ties[query] + 1 : 0;
                }
            }
        }
    }

    private static void Insert(float square, Span<float> ascending)
    {
        var place = ascending.Length - 1;
        for (; place > 0 && ascending[place - 1] > square; place--)
        {
            ascending[place] = ascending[place - 1];
        }

        ascending[place] = square;
    }
}
