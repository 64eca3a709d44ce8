using Ouroboros.Runs;

namespace Ouroboros.Reporting.Html.Content;

/// <summary>The verdict on a single run.</summary>
internal static class RunVerdict
{
    private const string OneRun = "This is one run: under another seed, the start of all chance, it may go faster or slower, or end elsewhere.";

    public static ReportVerdict Of(ReportedRun run)
    {
        var collapse = CollapseSummary.Of(run.History);
        return new(Headline(run, collapse), "How sure is that?", Certainty(run, collapse), Story.Of(run, collapse.CollapseGeneration is not null), Ends(run), Figures(run, collapse), null);
    }

    /// <summary>What became of a run, in a sentence without a full stop.</summary>
    public static string Headline(ReportedRun run, CollapseSummary collapse)
    {
        var soFar = Verdicts.SoFar(run);
        if (collapse is { CollapseGeneration: { } generation, TopLabel: >= 0 })
        {
            return $"{soFar}{(soFar.Length > 0 ? "m" : "M")}odel collapse in generation {generation}; {(generation < run.LastGeneration ? $"by generation {run.LastGeneration} " : "")}{Verdicts.Reading(run, collapse)}";
        }

        return soFar.Length > 0
            ? $"{soFar}no model collapse so far"
            : $"No model collapse in {Units.Count(run.LastGeneration, "generation")}: {collapse.EffectiveClasses:F1} of {First(run):F1} effective classes are left";
    }

    private static double First(ReportedRun run) => run.History.Metrics[0].EffectiveClassesInitial;

    private static string Certainty(ReportedRun run, CollapseSummary collapse)
    {
        if (collapse.TopLabel < 0 || run.LastGeneration == 0)
        {
            return "No generation is complete yet.";
        }

        var judges = run.History.Metrics[^1].Distribution.EffectiveClasses is { } second
            ? $"Within it two classifiers, trained apart from each other on real {run.Source.Noun}, read the last images: to one {collapse.EffectiveClasses:F2} effective classes are left, to the other {second:F2}."
            : $"The classifier that reads the images learnt real {run.Source.Noun}; by it {collapse.EffectiveClasses:F2} effective classes are left.";
        return collapse.CollapseGeneration is { } generation && generation < run.LastGeneration
            ? $"{OneRun} {judges} It has been below two, which counts as a collapse, for {run.LastGeneration - generation + 1} generations."
            : $"{OneRun} {judges} Fewer than two, to the end, count as a collapse.";
    }

    // What it learnt from first, and what it draws now.
    private static IReadOnlyList<ReportPicture> Ends(ReportedRun run) => run.LastGeneration == 0 ? [] : Films.Of(run, 0, run.LastGeneration);

    private static IReadOnlyList<KeyFigure> Figures(ReportedRun run, CollapseSummary collapse)
    {
        var last = run.History.Metrics[^1];
        var first = run.History.Metrics.FirstOrDefault(row => row.Generation == 1);
        return first is null ? [] :
        [
            new("Collapse", collapse.CollapseGeneration is { } generation ? $"Generation {generation}" : "None", "the first from which fewer than two effective classes are left to the end"),
            .. collapse.TopLabel < 0 ? Array.Empty<KeyFigure>() :
            [
                new KeyFigure("Effective classes, real data to last generation", $"{First(run):F1} \u2192 {last.EffectiveClassesInitial:F1}", Verdicts.EffectiveClasses(run)),
            ],
            .. first.RealTestAccuracy is { } before && last.RealTestAccuracy is { } after
                ? [new KeyFigure(
                    $"Real {run.Source.Noun} recognised", $"{Typeset.Percent(before)} \u2192 {Typeset.Percent(after)}",
                    $"by a classifier that learnt what the first, or the last, generation learnt; guessing gives about {100.0 / run.History.Config.Classifier.Classes:0}\u00A0%")]
                : Array.Empty<KeyFigure>(),
        ];
    }
}
