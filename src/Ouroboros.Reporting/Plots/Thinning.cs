namespace Ouroboros.Reporting.Plots;

/// <summary>Chooses some of many.</summary>
internal static class Thinning
{
    /// <summary>
    /// At most <paramref name="most"/> items, as evenly spaced as can be, the first and the last among them.
    /// </summary>
    /// <remarks>If only one may stay, it is the last.</remarks>
    public static T[] Evenly<T>(IReadOnlyList<T> items, int most)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(most, 1);
        if (items.Count <= most)
        {
            return [.. items];
        }

        if (most == 1)
        {
            return [items[^1]];
        }

        // i (n - 1) / (m - 1), rounded to the nearest place.
        var gaps = most - 1L;
        return
        [
            .. Enumerable.Range(0, most).Select(i => items[(int)(((2 * i * (items.Count - 1L)) + gaps) / (2 * gaps))]),
        ];
    }
}
