using Ouroboros.Runs;

namespace Ouroboros.Reporting.Html.Content;

/// <summary>What happened, in sentences for readers who have never heard of any of it.</summary>
internal static class Verdicts
{
    /// <summary>The verdict on one run, on a group, or on several subjects.</summary>
    public static ReportVerdict Of(IReadOnlyList<ReportSubject> subjects)
    {
        if (subjects.Count > 1)
        {
            return SeveralVerdict.Of(subjects);
        }

        return subjects[0].Numbers.IsGroup ? GroupVerdict.Of(subjects[0]) : RunVerdict.Of(subjects[0].Runs[0]);
    }

    /// <summary>How a data set is read whose most frequent label has a share: <c>every image it draws is read as an 8</c>.</summary>
    public static string Reading(ReportedRun run, CollapseSummary collapse) => collapse.TopShare switch
    {
        1 => $"every image it draws is read as {One(run, collapse.TopLabel)}",
        >= 0.99 => $"nearly every image it draws is read as {One(run, collapse.TopLabel)}",
        var share => $"{Typeset.Percent(share)} of the images it draws are read as {Units.Plural(run.Source, collapse.TopLabel)}",
    };

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
        $"kinds of {run.Source.Noun}: {run.History.Config.Classifier.Classes} if all are equally frequent, 1 if only one is left";
}
