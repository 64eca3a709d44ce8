namespace Ouroboros.Runs;

/// <summary>How many images of data set <paramref name="Generation"/> a judge gave each label.</summary>
/// <param name="Generation">Data set: 0 is the real training set.</param>
/// <param name="Judge">Who labelled.</param>
/// <param name="Counts">[classes] images by label.</param>
public sealed record LabelCounts(int Generation, Judge Judge, IReadOnlyList<int> Counts);

/// <summary>The classifier that labels a data set.</summary>
public enum Judge
{
    /// <summary>The data set's own generation's classifier; for data set 0 the true labels.</summary>
    Current,

    /// <summary>The classifier of generation 1, trained on real data.</summary>
    Initial,
}
