namespace Ouroboros.Reporting.Charts;

/// <summary>Which whole numbers of a row are written beside it.</summary>
internal static class WholeTicks
{
    /// <summary>
    /// All of them if there are at most <paramref name="most"/>; else the first and then every multiple of 5, 10, 20,
    /// 50, 100 or so on, and the last where it stands no closer than <paramref name="most"/> numbers would.
    /// </summary>
    public static List<int> Between(int first, int last, int most)
    {
        var count = last - first + 1;
        var step = Step(count, Math.Max(most, 2));
        var ticks = new List<int> { first };
        for (var value = ((first / step) + 1) * step; value <= last; value += step)
        {
            // A multiple right behind the first number would touch it.
            if (2 * (value - first) >= step)
            {
                ticks.Add(value);
            }
        }

        if ((last - ticks[^1]) * (long)most >= count)
        {
            ticks.Add(last);
        }

        return ticks;
    }

    // Every second number would be a fair step too, but 1, 3, 5 reads worse than 1, 5, 10.
    private static int Step(int count, int most)
    {
        var steps = Enumerable.Range(0, 9)
            .SelectMany(power => NiceStep.Factors, (power, factor) => factor * (int)NiceStep.PowerOfTen(power));
        return steps.First(step => step != 2 && step * (long)most >= count);
    }
}
