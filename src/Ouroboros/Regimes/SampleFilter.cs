namespace Ouroboros.Regimes;

/// <summary>Chooses among candidates those that a judge is surest of.</summary>
/// <remarks>Feng et al., arXiv 2406.07515: a verifier that prunes synthetic data need not be perfect to keep a model from collapse.</remarks>
public static class SampleFilter
{
    /// <summary>Chooses.</summary>
    /// <param name="sureness">[candidates] how sure the judge is of each; the greatest are kept, of equals the first.</param>
    /// <param name="classes">[candidates] class that the judge sees, from 0.</param>
    /// <param name="keep">How many to keep, at most as many as there are.</param>
    /// <param name="balance">
    /// Whether each of the classes that occur gets an equal share. What a class cannot fill goes to the surest of the others; shares that do not
    /// come out even differ by one, the lower classes getting more.
    /// </param>
    /// <returns>Positions of the candidates kept, in increasing order.</returns>
    /// <exception cref="ArgumentException">The spans differ in length, or there are fewer candidates than to keep.</exception>
    public static int[] Choose(ReadOnlySpan<double> sureness, ReadOnlySpan<int> classes, int keep, bool balance)
    {
        if (sureness.Length != classes.Length || keep > sureness.Length)
        {
            throw new ArgumentException($"{sureness.Length} numbers and {classes.Length} classes, of which to keep {keep}.", nameof(sureness));
        }

        var values = sureness.ToArray();
        var order = Enumerable.Range(0, values.Length).OrderByDescending(candidate => values[candidate]).ToArray();
        var chosen = balance ? Balanced(order, classes, keep) : order[..keep];
        Array.Sort(chosen);
        return chosen;
    }

    // Surest first within each class up to its share, then the surest of what is left.
    private static int[] Balanced(int[] order, ReadOnlySpan<int> classes, int keep)
    {
        var room = Shares(classes, keep);
        var chosen = new List<int>(keep);
        var left = new List<int>(order.Length);
        foreach (var candidate in order)
        {
            var isWithin = room[classes[candidate]] > 0;
            (isWithin ? chosen : left).Add(candidate);
            room[classes[candidate]] -= isWithin ? 1 : 0;
        }

        chosen.AddRange(left.Take(keep - chosen.Count));
        return [.. chosen];
    }

    private static Dictionary<int, int> Shares(ReadOnlySpan<int> classes, int keep)
    {
        var occurring = classes.ToArray().Distinct().Order().ToArray();
        var shares = new Dictionary<int, int>();
        for (var i = 0; i < occurring.Length; i++)
        {
            shares[occurring[i]] = (keep / occurring.Length) + (i < keep % occurring.Length ? 1 : 0);
        }

        return shares;
    }
}
