namespace Ouroboros.Metrics;

/// <summary>Reads points from one on, as many as the span holds: [points, dimensions], row-major.</summary>
internal delegate void ReadPoints(int first, Span<float> points);

/// <summary>Points that are read in parts, wherever they are.</summary>
/// <param name="Count">Points.</param>
/// <param name="Dimensions">Numbers of each.</param>
/// <param name="Read">Reads them.</param>
internal sealed record PointSet(int Count, int Dimensions, ReadPoints Read)
{
    /// <summary>Points at hand.</summary>
    /// <param name="points">[points, dimensions], row-major.</param>
    /// <param name="dimensions">Dimensions.</param>
    /// <exception cref="ArgumentException">These are not whole points.</exception>
    public static PointSet Of(float[] points, int dimensions)
    {
        ArgumentNullException.ThrowIfNull(points);
        ArgumentOutOfRangeException.ThrowIfLessThan(dimensions, 1);
        return points.Length % dimensions == 0
            ? new(points.Length / dimensions, dimensions, (first, values) => points.AsSpan(first * dimensions, values.Length).CopyTo(values))
            : throw new ArgumentException($"{points.Length} numbers are not whole points of {dimensions} dimensions.", nameof(points));
    }

    /// <summary>The first so many, or all if there are not so many.</summary>
    public PointSet First(int count) => this with { Count = Math.Min(count, Count) };
}
