namespace Ouroboros.Configuration;

/// <summary>Finds the word that was probably meant.</summary>
public static class Spelling
{
    /// <summary>
    /// The candidate with the fewest typing errors (letters added, missing, exchanged or swapped with a neighbour) from
    /// <paramref name="word"/>, upper and lower case alike; null when none is near: at most a third of its letters wrong.
    /// The first of equals wins.
    /// </summary>
    public static string? Nearest(string word, IEnumerable<string> candidates)
    {
        ArgumentNullException.ThrowIfNull(word);
        ArgumentNullException.ThrowIfNull(candidates);
        string? nearest = null;
        var fewest = int.MaxValue;
        foreach (var candidate in candidates)
        {
            // Each letter too many or too few is an error: a word of any length costs nothing.
            var most = Math.Max(1, candidate.Length / 3);
            if (Math.Abs(word.Length - candidate.Length) > most)
            {
                continue;
            }

            var errors = Distance(word.ToLowerInvariant(), candidate.ToLowerInvariant());
            if (errors < fewest && errors <= most)
            {
                (nearest, fewest) = (candidate, errors);
            }
        }

        return nearest;
    }

    /// <summary>
    /// Restricted Damerau-Levenshtein distance (optimal string alignment): insertions, deletions, substitutions and swaps
    /// of neighbours, no part of the word edited twice.
    /// </summary>
    public static int Distance(string a, string b)
    {
        ArgumentNullException.ThrowIfNull(a);
        ArgumentNullException.ThrowIfNull(b);
        var cost = new int[a.Length + 1, b.Length + 1];
        for (var i = 0; i <= a.Length; i++)
        {
            for (var j = 0; j <= b.Length; j++)
            {
                cost[i, j] = i == 0 || j == 0 ? i + j : Cheapest(cost, a, b, i, j);
            }
        }

        return cost[a.Length, b.Length];
    }

    private static int Cheapest(int[,] cost, string a, string b, int i, int j)
    {
        var replaced = cost[i - 1, j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
        var least = Math.Min(replaced, Math.Min(cost[i - 1, j], cost[i, j - 1]) + 1);
        return i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]
            ? Math.Min(least, cost[i - 2, j - 2] + 1)
            : least;
    }
}
