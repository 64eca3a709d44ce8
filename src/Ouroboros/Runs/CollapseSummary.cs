namespace Ouroboros.Runs;

/// <summary>How far a run has collapsed, by the labels that generation 1's classifier gives its newest data set.</summary>
/// <param name="Loss">Effective classes by generation.</param>
/// <param name="TopLabel">The most frequent label of the newest data set, the lowest of equals; -1 while there are none.</param>
/// <param name="TopShare">Its share, 0 to 1; NaN while there are none.</param>
public sealed record CollapseSummary(ClassLoss Loss, int TopLabel, double TopShare)
{
    /// <summary>See <see cref="ClassLoss.CollapseGeneration"/>.</summary>
    public int? CollapseGeneration => Loss.CollapseGeneration;

    /// <summary>exp of the entropy of the newest data set's labels; NaN while there are none.</summary>
    public double EffectiveClasses => Loss.Last;

    /// <summary>Sums up a run, finished or not.</summary>
    public static CollapseSummary Of(RunHistory history)
    {
        ArgumentNullException.ThrowIfNull(history);
        var loss = ClassLoss.From(history);
        var counts = history.Labels.LastOrDefault(labels => labels.Judge == Judge.Initial)?.Counts ?? [];
        var total = counts.Sum(count => (long)count);
        if (total == 0)
        {
            return new CollapseSummary(loss, TopLabel: -1, TopShare: double.NaN);
        }

        var (top, label) = counts.Select((count, index) => (count, index)).MaxBy(pair => (pair.count, -pair.index));
        return new CollapseSummary(loss, label, (double)top / total);
    }

    /// <summary>The first generation from which on something holds to the newest; null where it does not hold there.</summary>
    /// <param name="rows">Generations, ascending; 0, the real data, is none.</param>
    /// <param name="holds">What is to hold.</param>
    public static int? Since(IEnumerable<GenerationMetrics> rows, Func<GenerationMetrics, bool> holds) =>
        rows.Reverse().TakeWhile(row => row.Generation > 0 && holds(row)).LastOrDefault()?.Generation;
}
