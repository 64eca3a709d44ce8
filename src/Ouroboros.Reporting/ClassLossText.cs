using System.Globalization;
using Ouroboros.Regimes;
using Ouroboros.Replication;
using Ouroboros.Runs;

namespace Ouroboros.Reporting;

/// <summary>
/// What became of the variety of runs, in words: values and where they are heading, and not a yes or no. Terminal, tables, plots and
/// reports all take them from here.
/// </summary>
public static class ClassLossText
{
    // Of the effective classes that the first model has beyond one, so many are lost where a steady course has levelled off.
    private const double ShareLost = 0.1;

    /// <summary>What a collapse is for this data, a sentence.</summary>
    public static string Definition(ClassLoss loss)
    {
        ArgumentNullException.ThrowIfNull(loss);
        return loss.HasNothingToLose
            ? $"The real data has only {Value(loss.Real)} effective classes, so there is no variety to lose and nothing is called a collapse."
            : $"A run has collapsed from the first generation that has, like all later ones, fewer than {Threshold(loss)} effective classes"
                + (loss.Threshold < ClassLoss.MaxThreshold ? $", a third of the way from one class to the {Value(loss.Real)} of the real data." : ".");
    }

    /// <summary>What became of a run, a sentence without a full stop.</summary>
    /// <param name="loss">Its course.</param>
    /// <param name="regime">Its regime: under the control nothing is fed back.</param>
    public static string Headline(ClassLoss loss, Regime regime)
    {
        ArgumentNullException.ThrowIfNull(loss);
        var generations = Units.Count(loss.Generations, "generation");
        var left = $"{Value(loss.Last)} of {Value(loss.Real)} effective classes are left";
        return loss switch
        {
            { Generations: 0 } or { Last: double.NaN } => "No generation is complete yet",
            { HasNothingToLose: true } => $"Nothing to lose: the real data has only {Value(loss.Real)} effective classes",
            _ when regime == Regime.Real => $"{left} after {generations} of the control, where nothing is fed back",
            { IsFirstModelBelow: true } => $"The first model already produces only {Value(loss.FirstModel, loss)} of {Value(loss.Real)} effective classes, before any feedback"
                + (loss.Generations > 1 ? $"; {Value(loss.Last)} are left after {generations}" : ""),
            { CollapseGeneration: { } from } => $"Fell from {Value(loss.Real)} to {Value(loss.Last, loss)} effective classes in {generations}: "
                + $"below {Threshold(loss)} from generation {from} on{Heading(loss)}",
            _ => $"{left} after {generations}{Heading(loss)}",
        };
    }

    /// <summary>The collapse generation for a cell of a table, or why there is none: <c>8</c>, <c>no, falling</c>.</summary>
    public static string Cell(ClassLoss? loss) => loss switch
    {
        null or { Generations: 0 } or { Last: double.NaN } => "-",
        { HasNothingToLose: true } => "nothing to lose",
        { IsFirstModelBelow: true } => "first model",
        { CollapseGeneration: { } from } => $"{from}",
        { Trend: ClassTrend.TooEarly } => "too early",
        { Trend: var trend } => $"no, {Name(trend)}",
    };

    /// <summary>The same as the title of a plot.</summary>
    internal static string Title(ClassLoss loss) => loss switch
    {
        { Generations: 0 } or { Last: double.NaN } => "No generation is complete yet",
        { HasNothingToLose: true } => "The real data has no variety to lose",
        { IsFirstModelBelow: true } => $"First model: only {Value(loss.FirstModel, loss)} of {Value(loss.Real)} effective classes",
        { CollapseGeneration: { } from } => $"{Value(loss.Real)} to {Value(loss.Last, loss)} effective classes, below {Threshold(loss)} from generation {from}",
        _ => $"{Value(loss.Last)} of {Value(loss.Real)} effective classes after {Units.Count(loss.Generations, "generation")}",
    };

    /// <summary>How many replicates collapse, as the title of a plot.</summary>
    internal static string Title(GroupSummary group)
    {
        ArgumentNullException.ThrowIfNull(group);
        return $"{Fall(group)} below {Threshold(group.MeanLoss)} effective classes{SoFar(group)}";
    }

    /// <summary>The same in a few words, for a run among others: <c>2.5 effective classes left, still falling</c>.</summary>
    public static string InShort(ClassLoss loss, Regime regime)
    {
        ArgumentNullException.ThrowIfNull(loss);
        var left = $"{Value(loss.Last, loss)} of {Value(loss.Real)} effective classes left after {Units.Count(loss.Generations, "generation")}";
        return loss switch
        {
            { Generations: 0 } or { Last: double.NaN } => "no generation is complete yet",
            { HasNothingToLose: true } => "nothing to lose",
            _ when regime == Regime.Real => $"{left} of the control",
            { IsFirstModelBelow: true } => $"{left}, {Value(loss.FirstModel, loss)} already from the first model",
            { CollapseGeneration: { } from } => $"{left}, below {Threshold(loss)} from {from} on{Heading(loss)}",
            _ => left + Heading(loss),
        };
    }

    /// <summary>How many replicates of a group collapse, and what is left on average, a sentence without a full stop.</summary>
    public static string Headline(GroupSummary group)
    {
        ArgumentNullException.ThrowIfNull(group);
        var (collapse, mean) = (group.Collapse, group.MeanLoss);
        var seeds = Units.Count(collapse.Replicates, "seed");
        var counted = group.Of(MetricColumns.EffectiveClasses) is [.., var last] ? last.Count : 0;
        var left = $"{Value(mean.Last)} of {Value(mean.Real)} effective classes are left {(counted > 1 ? "on average " : "")}"
            + $"after {Units.Count(mean.Generations, "generation")}"
            + (counted < collapse.Replicates ? $" in the {Units.Count(counted, "seed")} that got there" : "")
            + Spread(group);
        return mean switch
        {
            { Generations: 0 } or { Last: double.NaN } => "No generation is complete yet",
            { HasNothingToLose: true } => Headline(mean, Regime.Replace),
            _ when collapse.Collapsed == 0 =>
                $"{Fall(group)} below {Threshold(mean)} effective classes{SoFar(group)}: {left}{Heading(mean)}",
            _ when Fallen(group).Length == 0 => $"{(collapse.Replicates == 1 ? "With the only seed" : $"In {collapse.Collapsed} of {seeds}")} the first model already produces fewer than {Threshold(mean)} effective classes, before any feedback{SoFar(group)}: {left}",
            _ => $"{Fall(group)} below {Threshold(mean)} effective classes{When(Fallen(group))}{Poor(group)}{SoFar(group)}: {left}",
        };
    }

    /// <summary>
    /// The same for a cell: <c>8.0 (3 of 5)</c>, the mean generation of those that the loop brought to collapse; of none, why.
    /// </summary>
    public static string Cell(GroupSummary group)
    {
        ArgumentNullException.ThrowIfNull(group);
        var (collapse, fallen) = (group.Collapse, Fallen(group));
        var poor = collapse.Collapsed - fallen.Length;
        return collapse.Replicates == 1 || collapse.Collapsed == 0 ? Cell(group.MeanLoss)
            : fallen.Length == 0 ? $"first model ({poor} of {collapse.Replicates})"
            : $"{Number(fallen.Average(), 1)} ({fallen.Length} of {collapse.Replicates}{(poor > 0 ? $", first model in {poor}" : "")})";
    }

    /// <summary>
    /// How far replicates lie apart, to follow their mean: the 95 % interval of the mean in brackets, the range of fewer than
    /// <see cref="Bootstrap.MinReplicates"/> in words, nothing for one.
    /// </summary>
    public static string Spread(MetricSummary row, Func<double, string> print)
    {
        ArgumentNullException.ThrowIfNull(row);
        ArgumentNullException.ThrowIfNull(print);
        return (row.Interval, row.Count) switch
        {
            ({ } interval, _) => $" [{print(interval.Low)}, {print(interval.High)}]",
            (_, 1) => "",
            _ => $" ({print(row.Range.Low)} to {print(row.Range.High)} in {row.Count} seeds)",
        };
    }

    /// <summary>What bands and bars in plots are.</summary>
    public static string Bands(int replicates) => replicates < Bootstrap.MinReplicates
        ? $"range of the {Units.Count(replicates, "replicate")}"
        : "pointwise 95 % interval of the mean";

    /// <summary>A cell's text where it stands alone.</summary>
    internal static string Capitalised(string text) => char.ToUpperInvariant(text[0]) + text[1..];

    /// <summary>Effective classes with one decimal.</summary>
    public static string Value(double value) => Number(value, 1);

    private static string Spread(GroupSummary group) =>
        group.Of(MetricColumns.EffectiveClasses) is [.., { Count: > 1 } last] ? Spread(last, Value) : "";

    // Those that the loop brought there: a first model that is below has had no feedback.
    private static int[] Fallen(GroupSummary group) =>
        [.. group.Replicates.Select(replicate => replicate.CollapseGeneration).OfType<int>().Where(generation => generation > 1).Order()];

    private static string Fall(GroupSummary group) => (Fallen(group).Length, group.Collapse.Replicates) switch
    {
        (0, 1) => "The only seed does not fall",
        (_, 1) => "The only seed falls",
        (0, var seeds) => $"None of {seeds} seeds falls",
        (1, var seeds) => $"1 of {seeds} seeds falls",
        (var some, var seeds) => $"{some} of {seeds} seeds fall",
    };

    private static string SoFar(GroupSummary group)
    {
        var finished = group.Replicates.Count(replicate => replicate.State == RunState.Finished);
        return group.Replicates.Any(replicate => replicate.State is not (RunState.Finished or RunState.Failed)) ? $" so far ({finished} of {group.Replicates.Count} finished)" : "";
    }

    private static string Poor(GroupSummary group) =>
        group.Collapse.Collapsed - Fallen(group).Length is > 0 and var poor ? $", {poor} more had a first model that was below already" : "";

    private static string When(int[] generations)
    {
        return generations switch
        {
            [var only] => $" in generation {only}",
            [var first, .., var last] when first == last => $" in generation {first}",
            _ => $" in generations {generations[0]} to {generations[^1]}",
        };
    }

    // A collapsed run that has no more than one class left is heading nowhere.
    private static string Heading(ClassLoss loss) => loss.Trend switch
    {
        _ when loss.CollapseGeneration is not null && loss.Last < 1.05 => "",
        ClassTrend.TooEarly => ", too early to tell where it is heading",
        ClassTrend.Falling => ", and still falling",
        ClassTrend.Rising => ", and rising",
        _ when loss.FirstModel - loss.Last > ShareLost * (loss.FirstModel - 1) => $", levelling off near {Value(loss.Last)}",
        _ => ", steady",
    };

    private static string Name(ClassTrend trend) => trend switch
    {
        ClassTrend.Falling => "falling",
        ClassTrend.Rising => "rising",
        _ => "steady",
    };

    private static string Threshold(ClassLoss loss) => Number(loss.Threshold, loss.Threshold == ClassLoss.MaxThreshold ? 0 : 2);

    // 1.98 is no 2.0 beside a threshold of 2.
    private static string Value(double value, ClassLoss loss) =>
        value < loss.Threshold && Math.Round(value, 1) >= Math.Round(loss.Threshold, 1) ? Number(value, 2) : Value(value);

    private static string Number(double value, int digits) => value.ToString($"F{digits}", CultureInfo.InvariantCulture);
}
