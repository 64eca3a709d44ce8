namespace Ouroboros.Replication;

/// <summary>What a few numbers have in common: the same bits for the same numbers in the same order, on every machine.</summary>
public static class Sample
{
    /// <summary>The arithmetic mean, summed from the first to the last.</summary>
    /// <exception cref="ArgumentException">There are no numbers.</exception>
    public static double Mean(IReadOnlyList<double> values)
    {
        ThrowIfEmpty(values);
        var sum = 0.0;
        foreach (var value in values)
        {
            sum += value;
        }

        return sum / values.Count;
    }

    /// <summary>The standard deviation with divisor n - 1; null for a single number.</summary>
    /// <exception cref="ArgumentException">There are no numbers.</exception>
    public static double? Deviation(IReadOnlyList<double> values)
    {
        var mean = Mean(values);
        if (values.Count == 1)
        {
            return null;
        }

        var squares = 0.0;
        foreach (var value in values)
        {
            squares += (value - mean) * (value - mean);
        }

        return Math.Sqrt(squares / (values.Count - 1));
    }

    /// <summary>The quantile of a share, between the two nearest numbers in proportion.</summary>
    /// <param name="sorted">At least one number, ascending.</param>
    /// <param name="share">0 (the least) to 1 (the greatest).</param>
    /// <remarks>Definition 7 of Hyndman and Fan, "Sample quantiles in statistical packages", The American Statistician 50 (1996): NumPy's and R's default.</remarks>
    /// <exception cref="ArgumentException">There are no numbers.</exception>
    public static double Quantile(IReadOnlyList<double> sorted, double share)
    {
        ThrowIfEmpty(sorted);
        var place = share * (sorted.Count - 1);
        var below = (int)Math.Clamp(Math.Floor(place), 0, sorted.Count - 1);
        var (low, high) = (sorted[below], sorted[Math.Min(below + 1, sorted.Count - 1)]);

        // An infinite neighbour with no weight must not make a NaN.
        return place <= below ? low : low + ((place - below) * (high - low));
    }

    private static void ThrowIfEmpty(IReadOnlyList<double> values)
    {
        ArgumentNullException.ThrowIfNull(values);
        if (values.Count == 0)
        {
            throw new ArgumentException("Expected at least one number.", nameof(values));
        }
    }
}
