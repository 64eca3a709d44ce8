using Ouroboros.Runs;

namespace Ouroboros.Cli.Display;

/// <summary>A finished generation as displays show it.</summary>
/// <param name="Generation">Generation; 0 is the real data.</param>
/// <param name="EffectiveClasses">Effective classes of its data set; NaN when not known.</param>
/// <param name="TopLabel">The most frequent label; null when not known.</param>
/// <param name="TopShare">Its share of the data set, 0 to 1.</param>
/// <param name="RealTestAccuracy">Accuracy of its classifier on the real test set, 0 to 1.</param>
/// <param name="VaeLoss">VAE loss per image.</param>
/// <param name="ClassifierAccuracy">Classifier's training accuracy, 0 to 1.</param>
internal sealed record GenerationRow(
    int Generation,
    double EffectiveClasses,
    int? TopLabel,
    double TopShare,
    double? RealTestAccuracy,
    double? VaeLoss,
    double? ClassifierAccuracy)
{
    /// <summary>
    /// Whether labels are the true ones of the real data, until generation 1's classifier has labelled it too; all others are that classifier's.
    /// </summary>
    public bool IsByTrueLabels { get; init; }

    /// <summary>The rows of a history, generation 0 first.</summary>
    public static IReadOnlyList<GenerationRow> From(RunHistory history) =>
        [.. history.Metrics.Select(metrics => From(metrics, history.Labels))];

    private static GenerationRow From(GenerationMetrics metrics, IEnumerable<LabelCounts> labels)
    {
        // The first classifier labels all generations; the real data may not have met it yet.
        var labelled = labels
            .Where(count => count.Generation == metrics.Generation)
            .OrderBy(count => count.Judge == Judge.Initial ? 0 : 1)
            .FirstOrDefault();
        var counts = labelled?.Counts;
        var total = counts?.Sum() ?? 0;
        var top = total == 0 ? (int?)null : counts!.ToList().IndexOf(counts!.Max());
        return new(
            metrics.Generation,
            metrics.EffectiveClassesInitial,
            top,
            top is null ? 0 : (double)counts![top.Value] / total,
            metrics.RealTestAccuracy,
            metrics.VaeLoss,
            metrics.ClassifierAccuracy)
        {
            IsByTrueLabels = labelled?.Judge == Judge.Current,
        };
    }
}
