using Ouroboros.Replication;
using Ouroboros.Runs;

namespace Ouroboros.Reporting.Html.Content;

/// <summary>The verdict on several runs or groups: what is left of the variety of each.</summary>
internal static class SeveralVerdict
{
    private const int MaxNamed = 3;

    public static ReportVerdict Of(IReadOnlyList<ReportSubject> subjects)
    {
        var differences = RunConditions.Differences([.. subjects.Select(subject => subject.Numbers)]);
        return new(
            Headline(subjects),
            "What counts as a collapse?",
            $"{ClassLossText.Definition(subjects[0].Numbers.Summary.MeanLoss)} Effective classes are {Verdicts.EffectiveClasses(subjects[0].Runs[0])}. A single run proves little: another seed may end otherwise.",
            [
                .. differences.Count == 0 ? Array.Empty<string>() : [string.Join(' ', differences)],
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

    // Of a few each in a few words, of more how far they lie apart.
    private static string Headline(IReadOnlyList<ReportSubject> subjects)
    {
        if (subjects.Count <= MaxNamed)
        {
            return string.Join("; ", subjects.Select(subject => $"{subject.Name}: {InShort(subject)}"));
        }

        double[] left = [.. subjects.Select(subject => subject.Numbers.Summary.MeanLoss.Last).Where(double.IsFinite).Order()];
        var collapsed = subjects.Count(subject => subject.Numbers.Summary.MeanLoss.CollapseGeneration is not null);
        return left.Length == 0
            ? "No generation is complete yet"
            : $"{ClassLossText.Value(left[0])} to {ClassLossText.Value(left[^1])} effective classes are left in {subjects.Count} experiments; {collapsed} of them collapsed";
    }

    private static string InShort(ReportSubject subject)
    {
        var (summary, loss) = (subject.Numbers.Summary, subject.Numbers.Summary.MeanLoss);
        var seeds = summary.Replicates.Count > 1 && summary.Collapse.Collapsed > 0
            ? $" ({summary.Collapse.Collapsed} of {summary.Replicates.Count} seeds collapsed)" : "";
        return ClassLossText.InShort(loss, subject.Runs[0].History.Config.Regime.Kind) + seeds;
    }

    private static IReadOnlyList<string> Row(ReportSubject subject)
    {
        var collapse = subject.Numbers.Summary.Collapse;
        var generations = Units.Count(subject.Numbers.Generations, "generation");
        return
        [
            subject.Name,
            Story.InShort(subject.Runs[0].History.Config),
            subject.Numbers.IsGroup ? $"{Units.Count(collapse.Replicates, "replicate")}, {generations}" : $"{generations}, seed {subject.Runs[0].Manifest.Seed}",
            ClassLossText.Capitalised(ClassLossText.Cell(subject.Numbers.Summary)),
            Typeset.List([.. subject.Runs.Select(run => (run.Source, CollapseSummary.Of(run.History).TopLabel)).Where(end => end.TopLabel >= 0).Select(end => end.Source.NameOf(end.TopLabel)).Distinct(StringComparer.Ordinal)]),
            Last(subject, MetricColumns.EffectiveClasses, value => $"{value:F2}"),
            Last(subject, MetricColumns.RealTestAccuracy, Typeset.Percent),
        ];
    }

    private static string Last(ReportSubject subject, string metric, Func<double, string> print) =>
        subject.Numbers.Last(metric) is { } last ? print(last.Mean) + ClassLossText.Spread(last, print) : "\u2013";
}
