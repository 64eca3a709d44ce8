namespace Ouroboros.Runs;

/// <summary>How far a run has collapsed, by the labels that generation 1's classifier gives its newest data set.</summary>
/// <param name="CollapseGeneration">
/// The first generation from which on effective classes stay below <see cref="Threshold"/>; null while there is none.
/// </param>
/// <param name="EffectiveClasses">exp of the entropy of the newest data set's labels; NaN while there are none.</param>
/// <param name="TopLabel">The most frequent label of the newest data set, the lowest of equals; -1 while there are none.</param>
/// <param name="TopShare">Its share, 0 to 1; NaN while there are none.</param>
public sealed record CollapseSummary(int? CollapseGeneration, double EffectiveClasses, int TopLabel, double TopShare)
{
    /// <summary>The generation that lost the most effective classes against the one before, the first of equals; null if none has lost any.</summary>
    public int? LargestDropGeneration { get; init; }

    /// <summary>Fewer effective classes than this are a collapse: less than two balanced digits' worth of variety is left.</summary>
    public const double Threshold = 2;

    /// <summary>Sums up a run, finished or not.</summary>
    public static CollapseSummary Of(RunHistory history)
    {
        ArgumentNullException.ThrowIfNull(history);
        var collapsed = Since(history.Metrics, row => row.EffectiveClassesInitial < Threshold);
        var effective = history.Metrics.LastOrDefault()?.EffectiveClassesInitial ?? double.NaN;
        var counts = history.Labels.LastOrDefault(labels => labels.Judge == Judge.Initial)?.Counts ?? [];
        var total = counts.Sum(count => (long)count);
        if (total == 0)
        {
            return new CollapseSummary(collapsed, effective, TopLabel: -1, TopShare: double.NaN) { LargestDropGeneration = LargestDrop(history) };
        }

        var (top, label) = counts.Select((count, index) => (count, index)).MaxBy(pair => (pair.count, -pair.index));
        return new CollapseSummary(collapsed, effective, label, (double)top / total) { LargestDropGeneration = LargestDrop(history) };
    }

    /// <summary>The first generation from which on something holds to the newest; null where it does not hold there.</summary>
    /// <param name="rows">Generations, ascending; 0, the real data, is none.</param>
    /// <param name="holds">What is to hold.</param>
    public static int? Since(IEnumerable<GenerationMetrics> rows, Func<GenerationMetrics, bool> holds) =>
        rows.Reverse().TakeWhile(row => row.Generation > 0 && holds(row)).LastOrDefault()?.Generation;

    private static int? LargestDrop(RunHistory history)
    {
        var (generation, largest) = (default(int?), 0.0);
        foreach (var (before, row) in history.Metrics.Zip(history.Metrics.Skip(1)))
        {
            var drop = before.EffectiveClassesInitial - row.EffectiveClassesInitial;
            if (drop > largest)
            {
                (generation, largest) = (row.Generation, drop);
            }
        }

        return generation;
    }
}
