using Ouroboros.Runs;

namespace Ouroboros.Reporting.Html.Content;

/// <summary>The verdict on several runs or groups: which collapse and which do not.</summary>
internal static class SeveralVerdict
{
    public static ReportVerdict Of(IReadOnlyList<ReportSubject> subjects)
    {
        string[] collapsed = [.. subjects.Where(Collapses).Select(subject => subject.Name)];
        var headline = collapsed.Length switch
        {
            0 => $"None of {subjects.Count} experiments collapsed",
            _ when collapsed.Length == subjects.Count => $"All {subjects.Count} experiments collapsed",
            _ => $"{Joined(collapsed)} collapsed, {Joined([.. subjects.Where(subject => !Collapses(subject)).Select(subject => subject.Name)])} did not",
        };
        return new(
            headline,
            "An experiment counts as collapsed from the first generation on after which fewer than two effective classes are left, for good; a group of replicates, where more than half of them are.",
            [
                "Each of these experiments trains a generative model on real data, lets it draw images of its own, and trains the next generation on what came of that, again and again. "
                    + "What is rare may be drawn a little more rarely each time, until it is gone and one shape is left: that is model collapse. They differ in what each generation learns from, or in their settings.",
            ],
            [],
            new(
                "The experiments",
                ["Experiment", "What it is", "Collapse", "Effective classes at the end", "Real test accuracy at the end"],
                [.. subjects.Select(Row)]));
    }

    private static bool Collapses(ReportSubject subject) =>
        2 * subject.Numbers.Summary.Collapse.Collapsed > subject.Numbers.Summary.Collapse.Replicates;

    private static IReadOnlyList<string> Row(ReportSubject subject)
    {
        var collapse = subject.Numbers.Summary.Collapse;
        var generations = Units.Count(subject.Numbers.Generations, "generation");
        return
        [
            subject.Name,
            subject.Numbers.IsGroup ? $"{Units.Count(collapse.Replicates, "replicate")}, {generations}" : $"{generations}, seed {subject.Runs[0].Manifest.Seed}",
            When(subject),
            Last(subject, MetricColumns.EffectiveClasses, value => $"{value:F2}"),
            Last(subject, MetricColumns.RealTestAccuracy, Units.Percent),
        ];
    }

    private static string When(ReportSubject subject)
    {
        var collapse = subject.Numbers.Summary.Collapse;
        var share = subject.Numbers.IsGroup && collapse.Collapsed < collapse.Replicates ? $" ({collapse.Collapsed} of {collapse.Replicates})" : "";
        return (collapse.MeanOfCollapsed, collapse.Interval) switch
        {
            (null, _) => "none",
            ({ } mean, { } interval) => $"generation {mean:F1} ({interval.Low:F1} to {interval.High:F1})",
            ({ } mean, null) => $"generation {mean:0.#}{share}",
        };
    }

    private static string Last(ReportSubject subject, string metric, Func<double, string> print) =>
        subject.Numbers.Last(metric) is { } last
            ? last.Interval is { } interval ? $"{print(last.Mean)} ({print(interval.Low)} to {print(interval.High)})" : print(last.Mean)
            : "\u2013";

    private static string Joined(string[] names) => names.Length == 1 ? names[0] : $"{string.Join(", ", names[..^1])} and {names[^1]}";
}
