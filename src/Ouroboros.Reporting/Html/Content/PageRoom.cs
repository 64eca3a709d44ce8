namespace Ouroboros.Reporting.Html.Content;

/// <summary>Shares out what a report's file may hold: words first, then charts and tables, then pictures.</summary>
internal static class PageRoom
{
    // Pictures need the rest: two sheets of each of six runs at the least.
    private const long MostOfSections = 4_000_000;
    private const long MostOfFacts = 1_000_000;
    private const long MostOfEnds = 1_500_000;

    /// <summary>Charts and tables in as much detail as fits.</summary>
    /// <param name="make">Makes them in some detail.</param>
    public static IReadOnlyList<ReportSection> Sections(Func<PageDetail, IReadOnlyList<ReportSection>> make)
    {
        var detail = PageDetail.Full;
        while (true)
        {
            var sections = make(detail);
            if (sections.Sum(PageSize.Of) <= MostOfSections || detail.Less is not { } less)
            {
                return sections;
            }

            detail = less;
        }
    }

    /// <summary>How the runs came about: with the hashes of all files, else of those beside the folders, else of as many runs as fit.</summary>
    public static IReadOnlyList<RunFacts> Facts(IReadOnlyList<RunFacts> all)
    {
        if (all.Sum(PageSize.Of) <= MostOfFacts)
        {
            return all;
        }

        var shown = new List<RunFacts>();
        var left = MostOfFacts;
        foreach (var facts in all.Select(WithoutFolders))
        {
            left -= PageSize.Of(facts);
            if (left < 0 && shown.Count > 0)
            {
                shown[^1] = shown[^1] with { Facts = [.. shown[^1].Facts, ("Further runs", $"{all.Count - shown.Count} more do not fit into this file; their folders have the same.")] };
                break;
            }

            shown.Add(facts);
        }

        return shown;
    }

    /// <summary>The verdict, without its pictures where they are too large.</summary>
    public static ReportVerdict Verdict(ReportVerdict verdict) => verdict.Ends.Sum(PageSize.Of) <= MostOfEnds ? verdict : verdict with { Ends = [] };

    /// <summary>The pictures: sample sheets and latent spaces share what is left.</summary>
    public static (ReportFilm Film, IReadOnlyList<ReportStrip> Walks) Pictures(ShownRuns shown, long room)
    {
        // Where not all fits, the few latent spaces get a third, or what the sheets leave over.
        var walks = Films.Walks(shown, Math.Max(room / 3, room - Films.SizeOfSheets(shown)));
        return (Films.Of(shown, room - walks.SelectMany(strip => strip.Pictures).Sum(PageSize.Of)), walks);
    }

    private static RunFacts WithoutFolders(RunFacts facts) => facts with
    {
        Files = facts.Files with
        {
            Caption = $"{facts.Files.Caption} beside the folders; manifest.json has all",
            Rows = [.. facts.Files.Rows.Where(row => !row[0].Contains('/', StringComparison.Ordinal))],
        },
    };
}
