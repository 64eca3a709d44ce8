namespace Ouroboros.Metrics;

/// <summary>
/// How made points lie to real ones, by the balls about the points of each kind that reach to the k-th nearest of their kind.
/// Precision and recall: Kynkäänniemi et al. 2019, arXiv 1904.06991. Density and coverage: Naeem et al. 2020, arXiv 2002.09797.
/// </summary>
/// <param name="Precision">Share of made points in a real one's ball, 0 to 1: how much of what is made could be real.</param>
/// <param name="Recall">Share of real points in a made one's ball, 0 to 1: how much of what is real could have been made.</param>
/// <param name="Density">
/// Real balls that a made point is in, on average, over k. Two sets of one distribution have 1 on average: a new point is among the k nearest
/// of N others of a real point with probability k/N, and there are N real points. It is no share: balls overlap, and a made point in a dense
/// place is in more than k. At most N/k. Where real points are equally far, each ball counts by what it holds, see
/// <see cref="Neighbourhoods.Compare"/>.
/// </param>
/// <param name="Coverage">Share of real points with a made one in their ball, 0 to 1.</param>
public sealed record ManifoldScores(double Precision, double Recall, double Density, double Coverage);
