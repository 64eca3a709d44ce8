namespace Ouroboros.Metrics;

/// <summary>The ball about each of some points, which reaches to its k-th nearest other. Its surface belongs to it.</summary>
/// <param name="Squares">[points] square of each radius; 0 where k others coincide with the point.</param>
/// <param name="Others">[points] other points in each ball: k, more only where several are equally far.</param>
internal sealed record Balls(float[] Squares, int[] Others);
