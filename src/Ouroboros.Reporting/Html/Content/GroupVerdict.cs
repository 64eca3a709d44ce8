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
            Headline(group), "How sure is that?", Certainty(collapse), Story.Of(group.Runs[0], group.Numbers.Summary.MeanLoss), [], Figures(group, collapse), Replicates(group));
    }

    /// <summary>When the replicates collapse, in a sentence without a full stop.</summary>
    public static string Headline(ReportSubject group)
    {
        var ends = Ends(group);
        return ClassLossText.Headline(group.Numbers.Summary) + (ends.Length > 0 ? $"; {ends}" : "");
    }

    private static string Certainty(CollapseStatistics collapse)
    {
        string[] sentences =
        [
            .. collapse.Interval is { } interval ? [$"The mean is generation {collapse.MeanOfCollapsed:F1}, with a 95\u00A0% interval from {interval.Low:F1} to {interval.High:F1} (bootstrap over the replicates)."]
                : collapse is { MeanOfCollapsed: { } mean, Collapsed: > 1 } && collapse.Collapsed == collapse.Replicates
                ? [$"The mean is generation {mean:F1}; {collapse.Replicates} replicates are too few for an interval."] : Array.Empty<string>(),
            .. collapse.NotWithin > 0 && collapse.Collapsed > 0 ? [$"{collapse.NotWithin} had not collapsed by the end, so no mean of all can be given."] : Array.Empty<string>(),
            .. collapse.Unknown > 0 ? [$"{collapse.Unknown} had neither collapsed nor come to its end."] : Array.Empty<string>(),
            "Replicates are the same experiment under different seeds, the numbers that fix every random choice: only chance differs between them.",
        ];
        return string.Join(' ', sentences);
    }

    /// <summary>What the replicates that collapsed end on: <c>4 end on 8s, 1 on 2s</c>; empty where it is not known.</summary>
    public static string Ends(ReportSubject group)
    {
        var labels = group.Numbers.Summary.Replicates.Where(replicate => replicate.CollapseGeneration is not null).Select(replicate => replicate.TopLabel).OfType<int>()
            .GroupBy(label => label).OrderByDescending(label => label.Count()).ThenBy(label => label.Key).ToArray();
        return labels switch
        {
            [] => string.Empty,
            [var only] => $"{(only.Count() == 1 ? "it ends" : only.Count() < group.Numbers.Summary.Replicates.Count ? "those end" : "all end")} on {Units.Plural(group.Runs[0].Source, only.Key)}",
            _ => Typeset.List([.. labels.Select((label, place) => $"{label.Count()} {(place == 0 ? (label.Count() == 1 ? "ends " : "end ") : "")}on {Units.Plural(group.Runs[0].Source, label.Key)}")]),
        };
    }

    private static IReadOnlyList<KeyFigure> Figures(ReportSubject group, CollapseStatistics collapse) =>
    [
        .. FromTo(group, MetricColumns.EffectiveClasses, "Effective classes: real data, last generation", ClassLossText.Value, 0, $"means; {Verdicts.EffectiveClasses(group.Runs[0])}"),
        new("Collapse", collapse.Median is { } median ? $"Generation {median:0.#}" : ClassLossText.Capitalised(ClassLossText.Cell(group.Numbers.Summary)), (collapse.Median is null ? "" : "Median. ") + ClassLossText.Definition(group.Numbers.Summary.MeanLoss)),
        new("Collapsed", $"{collapse.Collapsed} of {collapse.Replicates}", "replicates, each under a seed of its own"),
        .. FromTo(group, MetricColumns.RealTestAccuracy, $"Real {group.Runs[0].Source.Noun} recognised", Typeset.Percent, 1, $"means; {Verdicts.Recognition(group.Runs[0])}"),
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
            ["Seed", "State", "Generations", "Collapse", "Most frequent at the end, to the first classifier", "Its share"],
            [
                .. group.Numbers.Summary.Replicates.Select(replicate => (IReadOnlyList<string>)
                [
                    $"{replicate.Seed}",
                    replicate.StateName,
                    $"{replicate.Done} of {replicate.Planned}",
                    ClassLossText.Cell(replicate.Loss),
                    replicate.TopLabel is { } label ? source.NameOf(label) : "\u2013",
                    replicate.TopShare is { } share ? Units.Percent(share) : "\u2013",
                ]),
            ]);
    }
}
