namespace Ouroboros.Metrics;

/// <summary>What of the real images is kept from one comparison to the next; their features are made again, since they take more memory than time.</summary>
/// <param name="Images">The images.</param>
/// <param name="Fit">Their features as a Gaussian.</param>
/// <param name="Centre">Mean of their features.</param>
/// <param name="Balls">The ball about each.</param>
/// <param name="LabelCounts">[classes] images by label.</param>
internal sealed record RealSide(PointSet Images, GaussianFit Fit, float[] Centre, Balls Balls, IReadOnlyList<int> LabelCounts);
