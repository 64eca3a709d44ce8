using Ouroboros.Runs;

namespace Ouroboros.Reporting.Html.Content;

/// <summary>The verdict on a single run.</summary>
internal static class RunVerdict
{
    public static ReportVerdict Of(ReportedRun run)
    {
        var collapse = CollapseSummary.Of(run.History);
        return new(Headline(run, collapse), Certainty(run, collapse), Story.Of(run, collapse.CollapseGeneration is not null), Figures(run, collapse), null);
    }

    /// <summary>What became of a run, in a sentence without a full stop.</summary>
    public static string Headline(ReportedRun run, CollapseSummary collapse)
    {
        var soFar = Verdicts.SoFar(run);
        if (collapse is { CollapseGeneration: { } generation, TopLabel: >= 0 })
        {
            return $"{soFar}{(soFar.Length > 0 ? "m" : "M")}odel collapse in generation {generation}: {Verdicts.Extent(collapse.TopShare)} the model draws has become {Verdicts.One(run, collapse.TopLabel)}";
        }

        return soFar.Length > 0
            ? $"{soFar}no model collapse so far"
            : $"No model collapse in {Units.Count(run.LastGeneration, "generation")}: {Share(run, collapse)} of the variety of labels is left";
    }

    private static string Share(ReportedRun run, CollapseSummary collapse) =>
        double.IsFinite(collapse.EffectiveClasses) ? Units.Percent(Math.Min(1, collapse.EffectiveClasses / First(run))) : "an unknown part";

    private static double First(ReportedRun run) => run.History.Metrics[0].EffectiveClassesInitial;

    private static string Certainty(ReportedRun run, CollapseSummary collapse)
    {
        if (collapse.TopLabel < 0)
        {
            return "No generation is complete yet.";
        }

        var images = run.History.Labels[^1].Counts.Sum(count => (long)count);
        var second = run.History.Metrics[^1].Distribution.EffectiveClasses;
        var judges = $"The classifier of generation 1, which learnt real {run.Source.Noun}, takes {Units.Percent(collapse.TopShare)} of the last {images:N0} images for {Units.Plural(run.Source, collapse.TopLabel)}";
        var agreement = second is { } classes
            ? $"{judges}; to a second one, trained apart, they are as varied as {classes:F2} equally frequent labels (to the first: {collapse.EffectiveClasses:F2})."
            : $"{judges}.";
        const string others = "This is one run under one seed: another may go faster or slower, and end elsewhere. The option --replicates runs several, and gives error bars.";
        return collapse.CollapseGeneration is { } generation
            ? $"{agreement} In {Lasting(run.LastGeneration - generation + 1)} fewer than two effective classes are left. {others}"
            : $"{agreement} A collapse would be fewer than two, for good. {others}";
    }

    private static string Lasting(int generations) => generations switch
    {
        1 => "this last generation",
        _ => $"each of the last {generations} generations",
    };

    private static IReadOnlyList<KeyFigure> Figures(ReportedRun run, CollapseSummary collapse)
    {
        var last = run.History.Metrics[^1];
        var first = run.History.Metrics.FirstOrDefault(row => row.Generation == 1);
        return
        [
            new("Collapse", collapse.CollapseGeneration is { } generation ? $"Generation {generation}" : "None", "the first generation after which fewer than two effective classes are left, for good"),
            .. collapse.TopLabel < 0 ? Array.Empty<KeyFigure>() :
            [
                new KeyFigure("Most frequent", run.Source.NameOf(collapse.TopLabel), $"{Units.Percent(collapse.TopShare)} of what the last generation draws"),
                new KeyFigure("Effective classes", $"{First(run):F1} \u2192 {last.EffectiveClassesInitial:F1}", "real data and last generation: as varied as so many labels that are equally frequent"),
            ],
            .. first?.RealTestAccuracy is { } before && last.RealTestAccuracy is { } after
                ? [new KeyFigure($"Real {run.Source.Noun} recognised", $"{Units.Percent(before)} \u2192 {Units.Percent(after)}", "by a classifier that knows only what the first, or the last, generation was trained on")]
                : Array.Empty<KeyFigure>(),
        ];
    }
}
