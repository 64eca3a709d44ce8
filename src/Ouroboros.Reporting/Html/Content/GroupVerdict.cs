using Ouroboros.Replication;
using Ouroboros.Runs;

namespace Ouroboros.Reporting.Html.Content;

/// <summary>The verdict on a group of replicates.</summary>
internal static class GroupVerdict
{
    public static ReportVerdict Of(ReportSubject group)
    {
        var collapse = group.Numbers.Summary.Collapse;
        return new(
            Headline(collapse), Certainty(group, collapse), Story.Of(group.Runs[0], collapse.Collapsed > 0), Figures(group, collapse), Replicates(group));
    }

    /// <summary>When the replicates collapse, in a sentence without a full stop.</summary>
    public static string Headline(CollapseStatistics collapse)
    {
        var all = Units.Count(collapse.Replicates, "replicate");
        var within = $"within {Units.Count(collapse.Generations, "generation")}";
        return collapse switch
        {
            { Collapsed: 0, Unknown: > 0 } => $"No model collapse so far in {all}",
            { Collapsed: 0 } => $"No model collapse in {all} {within}",
            { Collapsed: var some } when some < collapse.Replicates => $"Model collapse in {some} of {all} {within}",
            { Replicates: 1 } => $"Model collapse in generation {collapse.MeanOfCollapsed:F0}",
            _ => $"Model collapse in all of {all}, on average in generation {collapse.MeanOfCollapsed:F1}",
        };
    }

    private static string Certainty(ReportSubject group, CollapseStatistics collapse)
    {
        int[] when = [.. group.Numbers.Summary.Replicates.Select(replicate => replicate.CollapseGeneration).OfType<int>().Order()];
        string[] sentences =
        [
            .. collapse.Interval is { } interval ? [$"The mean lies between generation {interval.Low:F1} and {interval.High:F1} with 95 % confidence (bootstrap over the replicates)."] : Array.Empty<string>(),
            .. when.Length > 1 ? [$"The first collapse came in generation {when[0]}, the last in {when[^1]}."] : Array.Empty<string>(),
            .. collapse.NotWithin > 0 && collapse.Collapsed > 0 ? [$"{collapse.NotWithin} had not collapsed by the end, so no mean of all can be given."] : Array.Empty<string>(),
            .. collapse.Unknown > 0 ? [$"{collapse.Unknown} had neither collapsed nor come to its end."] : Array.Empty<string>(),
            "Replicates are the same experiment under different seeds: all that differs between them is chance.",
        ];
        return string.Join(' ', sentences);
    }

    private static IReadOnlyList<KeyFigure> Figures(ReportSubject group, CollapseStatistics collapse) =>
    [
        new("Collapse", collapse.Median is { } median ? $"Generation {median:0.#}" : "None in the median", "the median over the replicates of the first generation after which fewer than two effective classes are left, for good"),
        new("Replicates", $"{collapse.Replicates}", $"{collapse.Collapsed} of them collapsed"),
        .. FromTo(group, MetricColumns.EffectiveClasses, "Effective classes", value => $"{value:F1}", 0, "real data and last generation, means: as varied as so many labels that are equally frequent"),
        .. FromTo(group, MetricColumns.RealTestAccuracy, "Real images recognised", Units.Percent, 1, "by a classifier that knows only what the first, or the last, generation was trained on; means"),
    ];

    private static IEnumerable<KeyFigure> FromTo(ReportSubject group, string metric, string label, Func<double, string> print, int first, string note)
    {
        var rows = group.Numbers.Summary.Of(metric);
        if (rows.FirstOrDefault(row => row.Generation == first) is { } before)
        {
            yield return new(label, $"{print(before.Mean)} \u2192 {print(rows[^1].Mean)}", note);
        }
    }

    private static ReportTable Replicates(ReportSubject group)
    {
        var source = group.Runs[0].Source;
        return new(
            "The replicates",
            ["Seed", "State", "Generations", "Collapse", "Most frequent at the end", "Its share"],
            [
                .. group.Numbers.Summary.Replicates.Select(replicate => (IReadOnlyList<string>)
                [
                    $"{replicate.Seed}",
                    replicate.StateName,
                    $"{replicate.Done} of {replicate.Planned}",
                    replicate.CollapseGeneration is { } generation ? $"generation {generation}" : "none",
                    replicate.TopLabel is { } label ? source.NameOf(label) : "\u2013",
                    replicate.TopShare is { } share ? Units.Percent(share) : "\u2013",
                ]),
            ]);
    }
}
