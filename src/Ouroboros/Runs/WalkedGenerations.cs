namespace Ouroboros.Runs;

/// <summary>Which generations' latent spaces a run shows.</summary>
internal static class WalkedGenerations
{
    /// <summary>So many at most: enough to see it happen, few enough to lay side by side.</summary>
    public const int Most = 6;

    /// <summary>
    /// The first and the last; between them, of a run that has collapsed, the generation half-way to the collapse, the one before it, the one that it
    /// comes in and the second after that, else generations at even distances.
    /// </summary>
    /// <param name="last">The last complete generation, from 1.</param>
    /// <param name="collapse">The generation from which on the run has collapsed; null if it has not.</param>
    /// <returns>One to <see cref="Most"/> generations, ascending.</returns>
    public static IReadOnlyList<int> Of(int last, int? collapse)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(last, 1);
        var wanted = collapse is { } generation
            ? [1, generation / 2, generation - 1, generation, generation + 2, last]
            : Enumerable.Range(0, Most).Select(i => 1 + (((i * (last - 1)) + ((Most - 1) / 2)) / (Most - 1)));
        return [.. wanted.Where(chosen => chosen >= 1 && chosen <= last).Distinct().Order()];
    }
}
