namespace Ouroboros.Regimes;

/// <summary>What a generation learns from: rows of one or several data sets.</summary>
/// <param name="Parts">The parts, none empty.</param>
public sealed record Composition(IReadOnlyList<SetPart> Parts)
{
    /// <summary>Number of rows.</summary>
    public int Count { get; } = Parts.Sum(part => part.Count);

    /// <summary>Every row in order, by data set and row in it.</summary>
    public IEnumerable<(int DataSet, int Row)> Rows =>
        Parts.SelectMany(part => Enumerable.Range(0, part.Count).Select(position => (part.DataSet, part.RowAt(position))));
}
