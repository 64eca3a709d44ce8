using Ouroboros.Regimes;
using Ouroboros.Reporting.Plots;
using Ouroboros.Reporting.Png;
using Ouroboros.Runs;

namespace Ouroboros.Reporting.Html.Content;

/// <summary>Chooses pictures of runs and finds words for them.</summary>
internal static class Films
{
    private const int MostKeyGenerations = 6;

    // Of the latent spaces of several runs, side by side: the beginning, a step between, and the end.
    private const int MostWalksSideBySide = 3;

    // What a generation takes on the page beside its pictures: a button and a rule.
    private const int Choice = 400;

    /// <summary>The sample sheets, generation by generation.</summary>
    /// <param name="shown">The runs.</param>
    /// <param name="room">The bytes that the pictures may take on the page.</param>
    public static ReportFilm Of(ShownRuns shown, long room)
    {
        var all = Generations(shown);
        var chosen = Fitting(all, some => some.Sum(generation => SizeOf(shown, generation)), room);
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
                    run.Name, [.. chosen.Where(run.Run.Sheets.ContainsKey).Select(generation => Sheet(run.Run, generation))])
                {
                    Missing = [.. chosen.Where(generation => !run.Run.Sheets.ContainsKey(generation)).Select(generation => (generation, WhyMissing(run.Run, generation)))],
                }),
            ],
            string.Join(' ', sentences))
        {
            Start = StartOf(shown, chosen),
        };
    }

    /// <summary>What all sample sheets would take on the page, in bytes.</summary>
    public static long SizeOfSheets(ShownRuns shown) => Generations(shown).Sum(generation => SizeOf(shown, generation));

    /// <summary>The pictures of the latent space: of one run a strip, of several a strip for each generation that all of them show.</summary>
    /// <param name="shown">The runs.</param>
    /// <param name="room">The bytes that the pictures may take on the page.</param>
    public static IReadOnlyList<ReportStrip> Walks(ShownRuns shown, long room)
    {
        (string Name, ReportedRun Run, IReadOnlyDictionary<int, byte[]> Images)[] runs =
        [
            .. shown.Runs.Where(run => run.Run.Walks.Count > 0)
                .Select(run => (run.Name, run.Run, (IReadOnlyDictionary<int, byte[]>)run.Run.Walks.ToDictionary(walk => walk.Key, walk => LatentWalks.Images(walk.Value)))),
        ];
        return runs switch
        {
            [] => [],
            [var (name, run, images)] => Walk(name, run, images, room) is { Pictures.Count: > 0 } strip ? [strip] : [],
            _ => SideBySide(runs, room),
        };
    }

    // The same generations of all. Where they end in different ones, those stand side by side too, each under its number.
    private static List<ReportStrip> SideBySide((string Name, ReportedRun Run, IReadOnlyDictionary<int, byte[]> Images)[] runs, long room)
    {
        int[] common = [.. runs.Select(run => run.Images.Keys).Aggregate((all, keys) => all.Intersect(keys)).Order()];
        var sameEnd = runs.Select(run => run.Images.Keys.Max()).Distinct().Count() == 1;
        var strips = Thinning.Evenly(common, sameEnd ? MostWalksSideBySide : MostWalksSideBySide - 1)
            .Select(generation => new ReportStrip($"Generation {generation}", [.. runs.Select(run => Walk(run.Run, generation, run.Images[generation], run.Name))]))
            .ToList();
        if (!sameEnd)
        {
            strips.Add(new("The last generation of each", [.. runs.Select(run => (run, Last: run.Images.Keys.Max())).Select(end =>
                Walk(end.run.Run, end.Last, end.run.Images[end.Last], $"{end.run.Name}, generation {end.Last}"))]));
        }

        // The end tells most, then the beginning.
        while (strips.Count > 0 && strips.SelectMany(strip => strip.Pictures).Sum(PageSize.Of) > room)
        {
            strips.RemoveAt(Math.Max(0, strips.Count - 2));
        }

        return strips;
    }

    // Where several runs are compared, the last generation that all of them have: at the beginning they are alike.
    private static int StartOf(ShownRuns shown, int[] generations) => generations.Length == 0 || shown.Runs.Count == 1
        ? generations.FirstOrDefault()
        : generations.LastOrDefault(generation => shown.Runs.All(run => run.Run.Sheets.ContainsKey(generation)), generations[^1]);

    private static string WhyMissing(ReportedRun run, int generation) => generation > run.LastGeneration
        ? $"Generation {generation} is not there: this run has {Units.Count(run.LastGeneration, "generation")}."
        : $"The picture of generation {generation} is missing.";

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
        return $"Some images of each generation. Each draws anew: an image is not the one that stood in its place before. Above each stands what {reader} reads (of real data: the true label).";
    }

    private static ReportStrip Walk(string name, ReportedRun run, IReadOnlyDictionary<int, byte[]> walks, long room)
    {
        int[] all = [.. walks.Keys.Order()];
        var chosen = Fitting(all, some => some.Sum(generation => PageSize.OfPicture(walks[generation])), room);
        return new(name, [.. chosen.Select(generation => Walk(run, generation, walks[generation], $"Generation {generation}"))])
        {
            Note = chosen.Length < all.Length ? $"Shown are {chosen.Length} of {all.Length} generations, as many as fit into this file." : string.Empty,
        };
    }

    private static ReportPicture Walk(ReportedRun run, int generation, byte[] png, string caption) => Picture(
        generation, png, $"Images that generation {generation} makes of points across its latent space. {Labels(run, generation)}", [caption]);

    private static int[] Generations(ShownRuns shown) => [.. shown.Runs.SelectMany(run => run.Run.Sheets.Keys).Distinct().Order()];

    private static long SizeOf(ShownRuns shown, int generation) =>
        Choice + shown.Runs.Sum(run => run.Run.Sheets.TryGetValue(generation, out var sheet) ? PageSize.OfPicture(sheet) : 0);

    // Evenly spaced ones, as many as there is room for.
    private static int[] Fitting(int[] generations, Func<int[], long> sizeOf, long room)
    {
        var chosen = generations;
        while (chosen.Length > 0 && sizeOf(chosen) > room)
        {
            chosen = chosen.Length == 1 ? [] : Thinning.Evenly(generations, Math.Min(chosen.Length - 1, Math.Max(2, chosen.Length * 7 / 8)));
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

    // Of the whole data set: the most frequent labels, as generation 1's classifier sees it.
    private static string Labels(ReportedRun run, int generation)
    {
        // Effective classes stand beside them, which are by the first classifier's labels too.
        var labelled = run.History.Labels.Where(labels => labels.Generation == generation)
            .OrderBy(labels => labels.Judge == Judge.Initial ? 0 : 1).FirstOrDefault(labels => generation == 0 || labels.Judge == Judge.Initial);
        var counts = labelled?.Counts ?? [];
        var total = counts.Sum(count => (long)count);
        if (total == 0)
        {
            return string.Empty;
        }

        var frequent = counts.Index().OrderByDescending(label => label.Item).Take(3).Where(label => label.Item > 0)
            .Select(label => $"{Typeset.Percent((double)label.Item / total)} {Units.Plural(run.Source, label.Index)}");
        return $"Most frequent in the whole data set{(labelled!.Judge == Judge.Initial ? ", as the first generation\u2019s classifier labels it" : ", by its true labels")}: {Typeset.List([.. frequent])}.";
    }

    private static IReadOnlyList<string> Captions(ReportedRun run, int generation) =>
        run.History.Metrics.FirstOrDefault(row => row.Generation == generation) is not { } row ? [] :
        [
            generation == 0 ? $"Real {run.Source.Noun}" : $"Generation {generation}",
            $"Effective classes: {row.EffectiveClassesInitial:F2} of {run.History.Config.Classifier.Classes}.",
            .. row.RealTestAccuracy is { } accuracy ? [$"A classifier trained on the images that this generation learned from{(generation == 1 ? ", real ones," : "")} recognises {Typeset.Percent(accuracy)} of real test {run.Source.Noun}."] : Array.Empty<string>(),
            Labels(run, generation),
        ];
}
