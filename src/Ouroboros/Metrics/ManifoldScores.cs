namespace Ouroboros.Metrics;

/// <summary>
/// How made points lie to real ones, by the balls about the points of each kind that reach to the k-th nearest of their kind.
/// Precision and recall: Kynkäänniemi et al. 2019, arXiv 1904.06991. Density and coverage: Naeem et al. 2020, arXiv 2002.09797.
/// </summary>
/// <param name="Precision">Share of made points in a real one's ball, 0 to 1: how much of what is made could be real.</param>
/// <param name="Recall">Share of real points in a made one's ball, 0 to 1: how much of what is real could have been made.</param>
/// <param name="Density">Real balls that a made point is in, on average, over k: 1 where the two are alike, above where made points crowd.</param>
/// <param name="Coverage">Share of real points with a made one in their ball, 0 to 1.</param>
public sealed record ManifoldScores(double Precision, double Recall, double Density, double Coverage);
