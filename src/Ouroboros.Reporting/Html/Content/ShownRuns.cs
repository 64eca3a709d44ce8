namespace Ouroboros.Reporting.Html.Content;

/// <summary>The runs whose pictures stand side by side: all of one subject, or the first of each of several, as many as fit.</summary>
/// <param name="Runs">The runs under the names that tell them apart; an empty name where there is only one.</param>
/// <param name="LeftOut">Which are left out, as a sentence; empty for none.</param>
internal sealed record ShownRuns(IReadOnlyList<(string Name, ReportedRun Run)> Runs, string LeftOut)
{
    /// <summary>More pictures than these side by side are too small to be seen, and make the file too large.</summary>
    public const int Most = 6;

    public static ShownRuns Of(IReadOnlyList<ReportSubject> subjects)
    {
        if (subjects is [{ Runs: [var only] }])
        {
            return new([(string.Empty, only)], string.Empty);
        }

        var isOne = subjects.Count == 1;
        var all = isOne
            ? subjects[0].Runs.Select(run => ($"Seed {run.Manifest.Seed}", run)).ToList()
            : [.. subjects.Select(subject => (subject.Runs.Count == 1 && !subject.Numbers.IsGroup ? subject.Name : $"{subject.Name}, seed {subject.Runs[0].Manifest.Seed}", subject.Runs[0]))];
        string[] sentences =
        [
            .. !isOne && subjects.Any(subject => subject.Runs.Count > 1) ? ["Of a group the first replicate is shown."] : Array.Empty<string>(),
            .. all.Count > Most ? [$"The first {Most} of {all.Count} are shown."] : Array.Empty<string>(),
        ];
        return new([.. all.Take(Most)], string.Join(' ', sentences));
    }
}
