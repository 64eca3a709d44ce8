namespace Ouroboros.Runs;

/// <summary>
/// What became of the variety of a run: effective classes by generation, all by the labels of generation 1's classifier, beside those of
/// the real data. The one definition of a collapse.
/// </summary>
/// <remarks>
/// A run has collapsed from the first generation on after which effective classes stay below <see cref="Threshold"/>. The threshold is
/// relative to the real data, because two of two classes is no loss: two where the real data has four effective classes or more, and a
/// third of the way from one class to the real data's below that. Generation 1 learns real data, so what it loses is the first model's
/// loss; only later generations learn from samples.
/// </remarks>
public sealed class ClassLoss
{
    /// <summary>The largest threshold.</summary>
    public const double MaxThreshold = 2;

    // The share of what the real data has beyond one class that is left at the threshold, where the data has few classes.
    private const double ShareLeft = 1.0 / 3;

    // Real data with fewer effective classes is nearly one class: nothing to lose.
    private const double MinToLose = 1.2;

    // A trend is looked for in so many of the newest generations, and not before so many have learned from samples.
    private const int MaxWindow = 5;
    private const int MinFedBack = 3;

    // What counts as a change over the window.
    private const double MinChange = 0.01;
    private const double MinShareChanged = 0.01;

    private readonly double[] _values;

    private ClassLoss(double[] values)
    {
        _values = values;
        var threshold = double.IsNaN(Real) ? MaxThreshold : Math.Min(MaxThreshold, 1 + (ShareLeft * (Real - 1)));
        Threshold = threshold;
        CollapseGeneration = HasNothingToLose ? null : Since(value => value < threshold);
        LargestDropGeneration = LargestDrop();
        Trend = FindTrend();
    }

    /// <summary>Effective classes of the real training data; NaN where not known.</summary>
    public double Real => At(0);

    /// <summary>Effective classes of generation 1's samples, which nothing was fed back to; NaN where there is none.</summary>
    public double FirstModel => At(1);

    /// <summary>Effective classes of the newest data set; NaN where not known.</summary>
    public double Last => At(Generations);

    /// <summary>The newest generation; 0 where only the real data is known.</summary>
    public int Generations => Math.Max(0, _values.Length - 1);

    /// <summary>Fewer effective classes than this are a collapse: 2, or less where the real data has fewer than four.</summary>
    public double Threshold { get; }

    /// <summary>Whether the real data is nearly one class, fewer than 1.2 effective classes. Then nothing is called a collapse.</summary>
    public bool HasNothingToLose => Real < MinToLose;

    /// <summary>
    /// The first generation from which on effective classes stay below <see cref="Threshold"/> to the newest; null if there is none.
    /// </summary>
    public int? CollapseGeneration { get; }

    /// <summary>Whether already the first model is below the threshold, and all later ones are: no feedback brought that about.</summary>
    public bool IsFirstModelBelow => CollapseGeneration == 1;

    /// <summary>
    /// The generation from 2 on that lost the most effective classes against the one before, the first of equals; null if none has. The
    /// step from the real data to generation 1 is none of the loop's.
    /// </summary>
    public int? LargestDropGeneration { get; }

    /// <summary>
    /// Where the newest generations are heading, by the pairs of the last five (or four) of them (Mann 1945, Kendall 1938): effective
    /// classes are falling or rising if all pairs but one at most (of four generations all) do, and the first and the last differ by 0.01
    /// and by 1 % of what they have beyond one class. Noise about a level does so in fewer than one case in ten.
    /// </summary>
    public ClassTrend Trend { get; }

    /// <summary>Reads the course of a run.</summary>
    /// <param name="effectiveClasses">Effective classes of data set 0, the real data, then of generation 1, 2, ...; null where not known.</param>
    public static ClassLoss From(IEnumerable<double?> effectiveClasses) => new([.. effectiveClasses.Select(value => value ?? double.NaN)]);

    /// <summary>The course of a history.</summary>
    public static ClassLoss From(RunHistory history)
    {
        ArgumentNullException.ThrowIfNull(history);
        return From(history.Metrics.Select(row => (double?)row.EffectiveClassesInitial));
    }

    private double At(int generation) => generation < _values.Length ? _values[generation] : double.NaN;

    private int? Since(Func<double, bool> holds)
    {
        var first = _values.Length;
        while (first > 1 && holds(_values[first - 1]))
        {
            first--;
        }

        return first < _values.Length ? first : null;
    }

    private int? LargestDrop()
    {
        var (generation, largest) = (default(int?), 0.0);
        for (var next = 2; next < _values.Length; next++)
        {
            var drop = _values[next - 1] - _values[next];
            if (drop > largest)
            {
                (generation, largest) = (next, drop);
            }
        }

        return generation;
    }

    private ClassTrend FindTrend()
    {
        if (Generations - 1 < MinFedBack)
        {
            return ClassTrend.TooEarly;
        }

        var window = _values[^Math.Min(MaxWindow, Generations)..];
        var pairs = window.Length * (window.Length - 1) / 2;
        var needed = window.Length == MaxWindow ? pairs - 1 : pairs;
        var falling = window.Index().Sum(one => window[(one.Index + 1)..].Count(later => later < one.Item));
        var rising = window.Index().Sum(one => window[(one.Index + 1)..].Count(later => later > one.Item));
        return Math.Abs(window[^1] - window[0]) < Math.Max(MinChange, MinShareChanged * (window.Average() - 1)) ? ClassTrend.Steady
            : falling >= needed ? ClassTrend.Falling
            : rising >= needed ? ClassTrend.Rising
            : ClassTrend.Steady;
    }
}
