using Ouroboros.Numerics;

namespace Ouroboros.Metrics;

/// <summary>Told of the distances of one point of the first set to a run of the second set's.</summary>
/// <param name="query">Point of the first set.</param>
/// <param name="first">First of the second set's points.</param>
/// <param name="squares">Squared Euclidean distances to it and those that follow.</param>
internal delegate void VisitDistances(int query, int first, ReadOnlySpan<float> squares);

/// <summary>Distances of all pairs of points of two sets, by the backend's products, block by block so that little memory is in use.</summary>
/// <remarks>
/// The square of a distance is x.x + y.y - 2 x.y, in single precision, 0 if rounding makes it negative: off by about 1e-6 of the squares of
/// the points' lengths. It is the same bits on every backend, the same for (x, y) as for (y, x), and 0 for points that coincide, for the
/// three products are the same chain.
/// </remarks>
internal sealed class PairDistances : IDisposable
{
    /// <summary>Points of the second set in a block.</summary>
    public const int BlockRows = 256;

    private const int QueryRows = 128;

    private readonly IBackend _backend;
    private readonly int _dimensions;
    private readonly Matrix _queries;
    private readonly Linear _block;
    private readonly Matrix _products;
    private readonly float[] _hostQueries;
    private readonly float[] _hostBlock;
    private readonly float[] _hostProducts = new float[QueryRows * BlockRows];
    private readonly float[] _querySquares = new float[QueryRows];
    private readonly float[] _blockSquares = new float[BlockRows];
    private readonly float[] _noBias = new float[BlockRows];

    /// <summary>Numbers in the backend's buffers, and about as many beside them where the program reads and writes them.</summary>
    public static long Numbers(int dimensions) => ((long)(QueryRows + BlockRows) * dimensions) + (QueryRows * BlockRows) + BlockRows;

    /// <summary>Buffers for points of so many dimensions.</summary>
    public PairDistances(IBackend backend, int dimensions)
    {
        _backend = backend;
        _dimensions = dimensions;
        _queries = backend.CreateMatrix(QueryRows, dimensions);
        _block = backend.CreateLinear(dimensions, BlockRows, LinearUse.Inference);
        _products = backend.CreateMatrix(QueryRows, BlockRows);
        _hostQueries = new float[QueryRows * dimensions];
        _hostBlock = new float[BlockRows * dimensions];
    }

    /// <summary>Goes through all pairs, in an order that depends on the numbers of points alone.</summary>
    /// <param name="queries">The first set.</param>
    /// <param name="points">The second set, each of which is read once.</param>
    /// <param name="centre">[dimensions] what is taken from every point first: distances lose least where points lie about the origin.</param>
    /// <param name="visit">Told of every pair once.</param>
    /// <param name="cancellation">Stops between two blocks.</param>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public void Visit(PointSet queries, PointSet points, float[] centre, VisitDistances visit, CancellationToken cancellation)
    {
        for (var first = 0; first < points.Count; first += BlockRows)
        {
            var columns = Math.Min(BlockRows, points.Count - first);
            Read(points, first, centre, _hostBlock.AsSpan(0, columns * _dimensions), _blockSquares);
            _backend.Write(_hostBlock, _noBias, _block);
            for (var query = 0; query < queries.Count; query += QueryRows)
            {
                cancellation.ThrowIfCancellationRequested();
                var rows = Math.Min(QueryRows, queries.Count - query);
                var values = _hostQueries.AsSpan(0, rows * _dimensions);
                Read(queries, query, centre, values, _querySquares);
                _backend.Write(values, _queries);
                _backend.Forward(_queries, rows, _block, Activation.None, _products);
                _backend.Read(_products, _hostProducts.AsSpan(0, rows * BlockRows));
                for (var row = 0; row < rows; row++)
                {
                    var squares = _hostProducts.AsSpan(row * BlockRows, columns);
                    ToSquares(squares, _querySquares[row]);
                    visit(query + row, first, squares);
                }
            }
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _queries.Dispose();
        _block.Dispose();
        _products.Dispose();
    }

    // Points less the centre, and the square of each one's length.
    private static void Read(PointSet set, int first, float[] centre, Span<float> points, Span<float> squares)
    {
        set.Read(first, points);
        for (var point = 0; !points.IsEmpty; point++, points = points[centre.Length..])
        {
            var square = 0f;
            for (var i = 0; i < centre.Length; i++)
            {
                var value = points[i] - centre[i];
                points[i] = value;
                square = MathF.FusedMultiplyAdd(value, value, square);
            }

            squares[point] = square;
        }
    }

    private void ToSquares(Span<float> products, float querySquare)
    {
        var squares = _blockSquares.AsSpan(0, products.Length);
        for (var i = 0; i < products.Length; i++)
        {
            products[i] = Math.Max(0, querySquare + squares[i] - (2 * products[i]));
        }
    }
}
