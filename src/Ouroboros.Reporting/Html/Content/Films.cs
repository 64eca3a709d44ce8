using Ouroboros.Configuration;
using Ouroboros.Reporting.Plots;
using Ouroboros.Reporting.Png;
using Ouroboros.Runs;

namespace Ouroboros.Reporting.Html.Content;

/// <summary>Chooses pictures of runs and finds words for them.</summary>
internal static class Films
{
    // Of a report's 8 MB; as base64 they take a third more.
    private const int MostBytes = 3_500_000;
    private const int MostKeyGenerations = 6;

    /// <summary>The sample sheets, generation by generation.</summary>
    public static ReportFilm Of(ShownRuns shown)
    {
        int[] all = [.. shown.Runs.SelectMany(run => run.Run.Sheets.Keys).Distinct().Order()];
        var chosen = Fitting(all, shown);
        string[] sentences =
        [
            Text(shown),
            .. shown.LeftOut.Length > 0 ? [shown.LeftOut] : Array.Empty<string>(),
            .. chosen.Length < all.Length ? [$"Shown are {chosen.Length} of {all.Length} generations, as many as fit into this file."] : Array.Empty<string>(),
        ];
        return new(
            chosen,
            KeyGenerations(chosen, shown.Runs.Select(run => CollapseSummary.Of(run.Run.History).CollapseGeneration).FirstOrDefault(generation => generation is not null)),
            [
                .. shown.Runs.Select(run => new ReportStrip(
                    run.Name, [.. chosen.Where(run.Run.Sheets.ContainsKey).Select(generation => Sheet(run.Run, generation))])),
            ],
            string.Join(' ', sentences));
    }

    /// <summary>The pictures of the latent space, a strip for each run that has them.</summary>
    public static IReadOnlyList<ReportStrip> Walks(ShownRuns shown) =>
    [
        .. shown.Runs.Where(run => run.Run.Walks.Count > 0).Select(run => new ReportStrip(
            run.Name,
            [
                .. run.Run.Walks.OrderBy(walk => walk.Key).Select(walk => Picture(
                    walk.Key, walk.Value, $"Images that generation {walk.Key} makes of points across its latent space. {Labels(run.Run, walk.Key)}", [$"Generation {walk.Key}"])),
            ])),
    ];

    /// <summary>The sheets of some generations; none where one is missing.</summary>
    public static IReadOnlyList<ReportPicture> Of(ReportedRun run, params int[] generations) =>
        generations.All(run.Sheets.ContainsKey) ? [.. generations.Select(generation => Sheet(run, generation))] : [];

    private static string Text(ShownRuns shown)
    {
        var sources = shown.Runs.Select(run => run.Run.History.Config.Regime.LabelSource).Distinct().ToArray();
        var reader = sources is not [var source] ? "the classifier that labels them" : source switch
        {
            LabelSource.Initial => "the first generation\u2019s classifier",
            LabelSource.Reference => "the reference classifier",
            _ => "the generation\u2019s own classifier",
        };
        return $"The first images of each generation, in the same places. Above each stands what {reader} reads (of real data: the true label).";
    }

    private static int[] Fitting(int[] generations, ShownRuns shown)
    {
        var chosen = generations;
        while (chosen.Length > 2 && chosen.Sum(generation => shown.Runs.Sum(run => (long)(run.Run.Sheets.GetValueOrDefault(generation)?.Length ?? 0))) > MostBytes)
        {
            chosen = Thinning.Evenly(generations, Math.Max(2, chosen.Length * 3 / 4));
        }

        return chosen;
    }

    // The beginning, the way down, the collapse, the end; evenly spread where there is no collapse.
    private static HashSet<int> KeyGenerations(int[] generations, int? collapse)
    {
        if (generations.Length == 0 || collapse is not { } at)
        {
            return [.. generations.Length == 0 ? [] : Thinning.Evenly(generations, MostKeyGenerations)];
        }

        int[] wanted = [0, 1, at / 2, at - 1, at, generations[^1]];
        return [.. wanted.Select(generation => generations.MinBy(one => Math.Abs(one - generation)))];
    }

    private static ReportPicture Sheet(ReportedRun run, int generation)
    {
        var what = generation == 0
            ? $"Real {run.Source.Noun} of {run.Source.Title}"
            : $"Images drawn by generation {generation}";
        return Picture(generation, run.Sheets[generation], $"{what}. {Labels(run, generation)}", Captions(run, generation));
    }

    private static ReportPicture Picture(int generation, byte[] png, string alternative, IReadOnlyList<string> captions)
    {
        var (width, height) = PngFormat.SizeOf(png);
        return new(generation, $"data:image/png;base64,{Convert.ToBase64String(png)}", width, height, alternative, captions);
    }

    // Of the whole data set, as generation 1's classifier sees it: the most frequent labels.
    private static string Labels(ReportedRun run, int generation)
    {
        var counts = run.History.Labels.FirstOrDefault(labels => labels.Generation == generation && labels.Judge == Judge.Initial)?.Counts ?? [];
        var total = counts.Sum(count => (long)count);
        if (total == 0)
        {
            return string.Empty;
        }

        var frequent = counts.Index().OrderByDescending(label => label.Item).Take(3).Where(label => label.Item > 0)
            .Select(label => $"{run.Source.NameOf(label.Index)}: {Typeset.Percent((double)label.Item / total)}");
        return $"Most frequent in the whole data set, as the first generation\u2019s classifier reads it: {string.Join(", ", frequent)}.";
    }

    private static IReadOnlyList<string> Captions(ReportedRun run, int generation) =>
        run.History.Metrics.FirstOrDefault(row => row.Generation == generation) is not { } row ? [] :
        [
            generation == 0 ? $"Real {run.Source.Noun}" : $"Generation {generation}",
            $"Effective classes: {row.EffectiveClassesInitial:F2} of {run.History.Config.Classifier.Classes}.",
            .. row.RealTestAccuracy is { } accuracy ? [$"Its own classifier recognises {Typeset.Percent(accuracy)} of real test {run.Source.Noun}."] : Array.Empty<string>(),
            Labels(run, generation),
        ];
}
