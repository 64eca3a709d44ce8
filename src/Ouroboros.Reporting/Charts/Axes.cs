namespace Ouroboros.Reporting.Charts;

/// <summary>Makes axes that fit their numbers.</summary>
internal static class Axes
{
    // As many numbers of two digits stand under the plot of a file without touching; a narrower one leaves some out.
    private const int MostWholeTicks = 16;

    // More powers of ten than this crowd a colour bar.
    private const int MostPowers = 8;

    // Numbers that are a tick but for rounding errors must not open a further step.
    private const double Slack = 1e-9;

    /// <summary>From <paramref name="low"/> to <paramref name="high"/>, both moved outwards to ticks.</summary>
    public static Axis Rounded(string label, double low, double high, int aboutTicks = 7)
    {
        var step = NiceStep.For(high > low ? (high - low) / aboutTicks : 1);
        var first = Math.Floor((low / step.Size) + Slack);
        var last = Math.Max(Math.Ceiling((high / step.Size) - Slack), first + 1);
        return new Axis(label, first * step.Size, last * step.Size, Between(step, first, last));
    }

    /// <summary>
    /// From zero to above the greatest of <paramref name="values"/>; numbers that are not finite are left out, and
    /// where there is no other, the axis has no ticks.
    /// </summary>
    public static Axis FromZero(string label, IEnumerable<double> values)
    {
        var finite = values.Where(double.IsFinite).ToArray();
        return finite.Length == 0
            ? new Axis(label, 0, 1, [])
            : Rounded(label, 0, finite.Max() is > 0 and var most ? most : 1);
    }

    /// <summary>
    /// For losses by epoch: from zero, or logarithmic from <paramref name="floor"/> where they span more than ten
    /// to one, since the smaller ones would all lie on the ground; the label says which.
    /// </summary>
    public static Axis Loss(string label, IEnumerable<double> values, double floor)
    {
        var finite = values.Where(double.IsFinite).ToArray();
        return finite.Length > 0 && finite.Max() > 10 * Math.Max(finite.Min(), floor)
            ? LogarithmicFrom(floor, $"{label}, logarithmic", finite)
            : FromZero(label, finite);
    }

    /// <summary>Percent, from a tick below the least of <paramref name="shares"/> (0 to 1) to 100.</summary>
    public static Axis Percent(string label, IEnumerable<double> shares)
    {
        var least = shares.Where(double.IsFinite).DefaultIfEmpty(0).Min();
        return Rounded(label, Math.Min(100 * least, 99), 100, aboutTicks: 5);
    }

    /// <summary>
    /// Whole numbers from <paramref name="first"/> to <paramref name="last"/>, with room at both ends.
    /// </summary>
    /// <param name="label">What is counted.</param>
    /// <param name="first">First number.</param>
    /// <param name="last">Last number.</param>
    /// <param name="room">Room before the first and behind the last, as a share of the axis between them.</param>
    public static Axis Whole(string label, int first, int last, double room = 0.02)
    {
        var margin = last > first ? room * (last - first) : 0.5;
        return new Axis(label, first - margin, last + margin, Whole(first, last, MostWholeTicks)) { Counted = (first, last) };
    }

    /// <summary>Ticks at some of the whole numbers from <paramref name="first"/> to <paramref name="last"/>, about <paramref name="most"/> at the most.</summary>
    public static IReadOnlyList<Tick> Whole(int first, int last, int most) => [.. WholeTicks.Between(first, last, most).Select(n => new Tick(n, $"{n}"))];

    /// <summary>
    /// Ratios, from <paramref name="low"/> to <paramref name="high"/> (both positive), moved outwards to 1, 2 or 5
    /// times a power of ten; ticks at powers of ten (some of them, if there are many), or at each such number
    /// where the axis spans less than two.
    /// </summary>
    public static Axis Logarithmic(string label, double low, double high)
    {
        int first = (int)Math.Floor(Logarithm.Base10(low)) - 1, last = (int)Math.Ceiling(Logarithm.Base10(high)) + 1;
        var steps = Enumerable.Range(first, last - first + 1)
            .SelectMany(power => NiceStep.Factors, (power, factor) => new NiceStep(factor, power)).ToArray();
        var begin = Array.FindLastIndex(steps, step => step.Size <= low * (1 + Slack));
        var end = Math.Max(Array.FindIndex(steps, step => step.Size >= high * (1 - Slack)), begin + 1);
        var used = steps[begin..(end + 1)];
        var ticks = ChooseTicks(used).Select(step => new Tick(step.Size, Numbers.Multiple(1, step)));
        return new Axis(label, used[0].Size, used[^1].Size, [.. ticks], IsLogarithmic: true);
    }

    /// <summary>
    /// A logarithmic axis that holds every finite one of <paramref name="values"/>; those below
    /// <paramref name="floor"/> share its low end, and the tick there says so.
    /// </summary>
    public static Axis LogarithmicFrom(double floor, string label, IEnumerable<double> values)
    {
        var finite = values.Where(double.IsFinite).DefaultIfEmpty(1).ToArray();
        var low = Math.Max(floor, finite.Min());
        var axis = Logarithmic(label, low, Math.Max(finite.Max(), low));
        return finite.Min() >= floor
            ? axis
            : axis with { HasLess = true, Ticks = [axis.Ticks[0] with { Text = $"\u2264 {axis.Ticks[0].Text}" }, .. axis.Ticks.Skip(1)] };
    }

    private static IEnumerable<NiceStep> ChooseTicks(NiceStep[] steps)
    {
        if (steps.Length <= 2 * NiceStep.Factors.Length)
        {
            return steps;
        }

        var powers = Array.FindAll(steps, step => step.Factor == 1);
        var stride = ((powers.Length - 1) / MostPowers) + 1;
        return powers.Where((_, i) => i % stride == 0);
    }

    private static Tick[] Between(NiceStep step, double first, double last)
    {
        var ticks = new Tick[(int)(last - first) + 1];
        for (var i = 0; i < ticks.Length; i++)
        {
            ticks[i] = new Tick((first + i) * step.Size, Numbers.Multiple(first + i, step));
        }

        return ticks;
    }
}
