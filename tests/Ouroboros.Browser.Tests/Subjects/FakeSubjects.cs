using Ouroboros.Replication;
using Ouroboros.Reporting.Html;
using Ouroboros.Runs;
using Ouroboros.Tests;

namespace Ouroboros.Browser.Tests.Subjects;

/// <summary>Made-up runs and groups of them, as a report takes them.</summary>
internal static class FakeSubjects
{
    /// <summary>A run.</summary>
    /// <param name="under">Where its folder is written.</param>
    /// <param name="name">Its name.</param>
    /// <param name="seed">Its seed.</param>
    /// <param name="collapseAt">The generation that it collapses in.</param>
    /// <param name="generations">Its generations.</param>
    public static ReportSubject Run(TemporaryFolder under, string name, long seed, int collapseAt, int generations = CompleteRun.Generations)
    {
        var (folder, run) = FakeFolder.Write(under.File(name), CompleteRun.Make(seed, collapseAt, generations), collapseAt);
        return ReportSubject.Of(folder, run);
    }

    /// <summary>Runs as replicates of a group.</summary>
    public static ReportSubject Group(string name, IReadOnlyList<ReportSubject> members)
    {
        var replicates = members.Select(member => Replicate(member.Numbers.Summary.Replicates[0], member.Runs[0])).ToList();
        return new(
            new ComparedRun(name, GroupSummary.Of(replicates), IsGroup: true) { Floors = members[0].Numbers.Floors },
            [.. members.SelectMany(member => member.Runs)]);
    }

    private static Replicate Replicate(Replicate replicate, ReportedRun run)
    {
        var collapse = CollapseSummary.Of(run.History);
        return replicate with { TopLabel = collapse.TopLabel, TopShare = collapse.TopShare };
    }
}
