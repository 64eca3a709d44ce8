using Ouroboros.Regimes;
using Ouroboros.Runs;

namespace Ouroboros.Reporting.Html.Content;

/// <summary>What happened, in sentences for readers who have never heard of any of it.</summary>
internal static class Verdicts
{
    // From this share on it is nearly every image.
    private const double Nearly = 0.99;

    /// <summary>The verdict on one run, on a group, or on several subjects.</summary>
    public static ReportVerdict Of(IReadOnlyList<ReportSubject> subjects)
    {
        if (subjects.Count > 1)
        {
            return SeveralVerdict.Of(subjects);
        }

        return subjects[0].Numbers.IsGroup ? GroupVerdict.Of(subjects[0]) : RunVerdict.Of(subjects[0].Runs[0]);
    }

    /// <summary>What images are read as since when: <c>from generation 16 on every image is read as an 8</c>.</summary>
    public static string Reading(ReportedRun run, CollapseSummary collapse)
    {
        if (collapse.TopShare < Nearly)
        {
            return $"of the last images {Typeset.Percent(collapse.TopShare)} are read as {Units.Plural(run.Source, collapse.TopLabel)}";
        }

        var (images, least) = collapse.TopShare == 1 ? ("every image", 1) : ("nearly every image", Nearly);
        var read = run.History.Labels.Where(labels => labels.Judge == Judge.Initial).ToLookup(labels => labels.Generation);
        var since = CollapseSummary.Since(run.History.Metrics, row => read[row.Generation].Any(labels => Share(labels, collapse.TopLabel) >= least)) ?? run.LastGeneration;
        return $"{(since == collapse.CollapseGeneration ? "from there" : $"from generation {since}")} on {images} is read as {One(run, collapse.TopLabel)}";
    }

    /// <summary>An image of a label: <c>an 8</c>, <c>a 3</c>, or the label's name in quotes.</summary>
    public static string One(ReportedRun run, int label)
    {
        var name = run.Source.NameOf(label);
        var article = name.StartsWith('8') || name is "11" or "18" ? "an" : "a";
        return run.Source.Set?.LabelNames is null ? $"{article} {name}" : $"\u201C{name}\u201D";
    }

    /// <summary>How far a run has got, where it has not got to its end: <c>After 5 of 14 generations: </c>.</summary>
    public static string SoFar(ReportedRun run) => run.Manifest.State == RunState.Finished && run.LastGeneration >= run.Manifest.GenerationsPlanned
        ? string.Empty
        : $"After {run.LastGeneration} of {Units.Count(run.Manifest.GenerationsPlanned, "generation")}: ";

    /// <summary>What effective classes are.</summary>
    public static string EffectiveClasses(ReportedRun run) =>
        $"kinds of {run.Source.Noun}, by the first generation\u2019s classifier: {run.History.Config.Classifier.Classes} if all are equally common, 1 if only one is left; rare ones hardly count. "
        + (run.History.Config.Regime.Kind == Regime.Real
            ? "Every model learned real data alone: what is lost here, no loop has lost"
            : "The first model learned real data; what is lost after it, the loop has lost");

    /// <summary>Which accuracies are compared, and what they are worth.</summary>
    public static string Recognition(ReportedRun run)
    {
        const string Who = "by the classifiers trained beside the first and the last generation";
        var real = run.History.Labels.FirstOrDefault(labels => labels is { Generation: 0, Judge: Judge.Current });
        var shares = real is null ? [] : Enumerable.Range(0, real.Counts.Count).Select(label => Share(real, label)).Where(share => share > 0).ToArray();
        return shares.Length == 0 ? Who : $"{Who}; one that always gives the same answer gets {Range(100 * shares.Min(), 100 * shares.Max())}\u00A0%";
    }

    private static string Range(double least, double most) => $"{least:F0}" == $"{most:F0}" ? $"{least:F0}" : $"{least:F0} to {most:F0}";

    private static double Share(LabelCounts labels, int label) =>
        (double)labels.Counts.ElementAtOrDefault(label) / Math.Max(1, labels.Counts.Sum(count => (long)count));
}
