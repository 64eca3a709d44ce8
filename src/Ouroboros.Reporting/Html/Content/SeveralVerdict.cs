using Ouroboros.Runs;

namespace Ouroboros.Reporting.Html.Content;

/// <summary>The verdict on several runs or groups: which collapse and which do not.</summary>
internal static class SeveralVerdict
{
    public static ReportVerdict Of(IReadOnlyList<ReportSubject> subjects)
    {
        string[] collapsed = [.. subjects.Where(Collapses).Select(subject => subject.Name)];
        string[] kept = [.. subjects.Where(Keeps).Select(subject => subject.Name)];
        string[] open = [.. subjects.Where(subject => !Collapses(subject) && !Keeps(subject)).Select(subject => subject.Name)];
        var headline = collapsed.Length == subjects.Count ? $"All {subjects.Count} experiments collapsed"
            : kept.Length == subjects.Count ? $"None of {subjects.Count} experiments collapsed"
            : string.Join(", ", new[] { Part(collapsed, "collapsed"), Part(kept, "did not"), Part(open, "not known yet") }.Where(part => part.Length > 0));
        return new(
            headline,
            "What counts as a collapse?",
            $"Fewer than two effective classes from some generation to the end; of replicates, in more than half of them. Effective classes are {Verdicts.EffectiveClasses(subjects[0].Runs[0])}. A single run proves little: another seed may end otherwise.",
            [
                "Each of these experiments trains a generative model on real images, lets it draw images of its own, and trains the next generation on what came of that, again and again. "
                    + "Each generation may be a little less varied than the one before, until hardly more than one shape is left: that is model collapse.",
            ],
            [],
            [],
            new(
                "The experiments",
                ["Experiment", "Each generation learns from", "Runs", "Collapse", "Most frequent at the end", "Effective classes at the end", "Real test accuracy at the end"],
                [.. subjects.Select(Row)]));
    }

    private static bool Collapses(ReportSubject subject) =>
        2 * subject.Numbers.Summary.Collapse.Collapsed > subject.Numbers.Summary.Collapse.Replicates;

    private static bool Keeps(ReportSubject subject) =>
        2 * subject.Numbers.Summary.Collapse.NotWithin > subject.Numbers.Summary.Collapse.Replicates;

    private static string Part(string[] names, string what) => names.Length == 0 ? string.Empty : $"{Typeset.List(names)} {what}";

    private static IReadOnlyList<string> Row(ReportSubject subject)
    {
        var collapse = subject.Numbers.Summary.Collapse;
        var generations = Units.Count(subject.Numbers.Generations, "generation");
        return
        [
            subject.Name,
            Story.InShort(subject.Runs[0].History.Config),
            subject.Numbers.IsGroup ? $"{Units.Count(collapse.Replicates, "replicate")}, {generations}" : $"{generations}, seed {subject.Runs[0].Manifest.Seed}",
            When(subject),
            Typeset.List([.. subject.Runs.Select(run => (run.Source, CollapseSummary.Of(run.History).TopLabel)).Where(end => end.TopLabel >= 0).Select(end => end.Source.NameOf(end.TopLabel)).Distinct(StringComparer.Ordinal)]),
            Last(subject, MetricColumns.EffectiveClasses, value => $"{value:F2}"),
            Last(subject, MetricColumns.RealTestAccuracy, Typeset.Percent),
        ];
    }

    private static string When(ReportSubject subject)
    {
        var collapse = subject.Numbers.Summary.Collapse;
        var share = subject.Numbers.IsGroup && collapse.Collapsed < collapse.Replicates ? $" ({collapse.Collapsed} of {collapse.Replicates})" : "";
        return (collapse.MeanOfCollapsed, collapse.Interval) switch
        {
            (null, _) => collapse.Unknown > 0 ? "none so far" : "none",
            ({ } mean, { } interval) => $"generation {mean:F1} ({interval.Low:F1} to {interval.High:F1})",
            ({ } mean, null) => $"generation {mean:0.#}{share}",
        };
    }

    private static string Last(ReportSubject subject, string metric, Func<double, string> print) =>
        subject.Numbers.Last(metric) is { } last
            ? last.Interval is { } interval ? $"{print(last.Mean)} ({print(interval.Low)} to {print(interval.High)})" : print(last.Mean)
            : "\u2013";
}
