namespace Ouroboros.Metrics;

/// <summary>What one classifier makes of one data set.</summary>
/// <param name="Loss">Mean cross-entropy against the set's labels, in nats.</param>
/// <param name="Accuracy">Share of images that get the set's label, 0 to 1.</param>
/// <param name="Counts">[classes] images by predicted label.</param>
public sealed record Evaluation(double Loss, double Accuracy, IReadOnlyList<int> Counts);
