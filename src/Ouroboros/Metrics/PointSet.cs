namespace Ouroboros.Metrics;

/// <summary>Reads points from one on, as many as the span holds: [points, dimensions], row-major.</summary>
internal delegate void ReadPoints(int first, Span<float> points);

/// <summary>Points that are read in parts, each less a centre, since distances lose least where their points lie about the origin.</summary>
internal sealed class PointSet
{
    private readonly ReadPoints _read;
    private readonly float[] _centre;

    /// <summary>A set of points.</summary>
    /// <param name="count">Points.</param>
    /// <param name="centre">[dimensions] what is taken from each.</param>
    /// <param name="read">Reads them.</param>
    public PointSet(int count, float[] centre, ReadPoints read)
    {
        Count = count;
        _centre = centre;
        _read = read;
    }

    /// <summary>Points.</summary>
    public int Count { get; }

    /// <summary>Numbers of a point.</summary>
    public int Dimensions => _centre.Length;

    /// <summary>Points at hand, [points, dimensions], row-major.</summary>
    public static PointSet Of(ReadOnlyMemory<float> points, float[] centre) =>
        new(points.Length / centre.Length, centre, (first, values) => points.Span.Slice(first * centre.Length, values.Length).CopyTo(values));

    /// <summary>The mean of points in single precision.</summary>
    public static float[] Centre(ReadOnlySpan<float> points, int dimensions) =>
        Array.ConvertAll(SecondMoments.Mean(points, dimensions), value => (float)value);

    /// <summary>Reads points from one on, as many as the first span holds, and the square of each one's length.</summary>
    /// <param name="first">The first.</param>
    /// <param name="points">[points, dimensions], row-major.</param>
    /// <param name="squares">[points] or longer.</param>
    public void Read(int first, Span<float> points, Span<float> squares)
    {
        _read(first, points);
        for (var point = 0; !points.IsEmpty; point++, points = points[Dimensions..])
        {
            // The same chain as that of a product: points that coincide are then at a distance of exactly 0.
            var square = 0f;
            for (var i = 0; i < Dimensions; i++)
            {
                var value = points[i] - _centre[i];
                points[i] = value;
                square = MathF.FusedMultiplyAdd(value, value, square);
            }

            squares[point] = square;
        }
    }
}
