using Ouroboros.Metrics;
using Ouroboros.Regimes;
using Ouroboros.Runs;

namespace Ouroboros.Reporting.Html.Content;

/// <summary>The verdict on a single run.</summary>
internal static class RunVerdict
{
    // From this share on, of the real data's variance, images are told apart by nobody.
    private const double Sameness = 1e-4;
    private const string Fewer = "fewer than two ";

    public static ReportVerdict Of(ReportedRun run)
    {
        var collapse = CollapseSummary.Of(run.History);
        return new(Headline(run, collapse), "How sure is that?", Certainty(run, collapse), Story.Of(run, collapse.Loss), Ends(run), Figures(run, collapse), null);
    }

    /// <summary>What became of a run, in a sentence without a full stop.</summary>
    public static string Headline(ReportedRun run, CollapseSummary collapse)
    {
        var soFar = run.LastGeneration == 0 ? "" : Verdicts.SoFar(run);
        var headline = ClassLossText.Headline(collapse.Loss, run.History.Config.Regime.Kind);
        var told = soFar.Length > 0 ? soFar + char.ToLowerInvariant(headline[0]) + headline[1..] : headline;
        return collapse is { CollapseGeneration: not null, TopLabel: >= 0 } ? $"{told}; {Verdicts.Reading(run, collapse)}" : told;
    }

    private static string Certainty(ReportedRun run, CollapseSummary collapse)
    {
        if (collapse.TopLabel < 0 || run.LastGeneration == 0)
        {
            return "No generation is complete yet.";
        }

        var (noun, config) = (run.Source.Noun, run.History.Config);
        var isOver = Verdicts.SoFar(run).Length == 0;
        var second = run.History.Metrics[^1].Distribution.EffectiveClasses is not null;
        var first = Seen(run, row => row.EffectiveClassesInitial, "effective classes ");
        string[] sentences =
        [
            second
                ? $"Two classifiers that learned real {noun}, apart from each other, read the images. The first generation\u2019s, which reads all, sees {first}; the reference classifier, which {(config.Regime.NeedsReference ? "has a part in the run" : "is no part of the run")} and reads {Math.Min(config.Metrics.Images, config.Experiment.NumGeneratedSamples):N0} images of each generation at most, {Seen(run, row => row.Distribution.EffectiveClasses ?? double.NaN)}."
                : $"A classifier that learned real {noun}, the first generation\u2019s, reads every image. It sees {first}.",
            .. collapse.CollapseGeneration is not null && run.LastGeneration > 1 && config.Regime.Kind != Regime.Real
                ? [$"Each generation\u2019s own, which from the second on learns from drawn images and drifts with them, sees {Seen(run, row => LabelDistribution.EffectiveClasses(row.LabelEntropyCurrent))}."]
                : Array.Empty<string>(),
            .. collapse.CollapseGeneration is not null && run.History.Metrics[^1].PixelVariance < Sameness * run.History.Metrics[0].PixelVariance
                ? [$"{(isOver ? "In the end" : "By now")} all images are nearly the same; a classifier has to call them something, clear or not."]
                : Array.Empty<string>(),
            "This is one run: under another seed, the number that fixes every random choice, it may go faster or slower, or end elsewhere.",
        ];
        return string.Join(' ', sentences);
    }

    // Since when a judge sees fewer than two effective classes, and one.
    private static string Seen(ReportedRun run, Func<GenerationMetrics, double> effectiveClasses, string classes = "")
    {
        var rows = run.History.Metrics;
        var end = Verdicts.SoFar(run).Length == 0 ? "at the end" : "by now";
        var loss = ClassLoss.From(rows.Select(row => (double?)effectiveClasses(row)));
        var fewer = loss.CollapseGeneration;
        var bound = loss.Threshold == ClassLoss.MaxThreshold ? Fewer : $"fewer than {loss.Threshold:F2} ";
        var one = CollapseSummary.Since(rows, row => effectiveClasses(row) <= 1);
        return (fewer, one) switch
        {
            (null, _) => $"{effectiveClasses(rows[^1]):F2} effective classes {end}",
            ({ } two, null) => $"{bound}{classes}from generation {two} on, {effectiveClasses(rows[^1]):F2} {end}",
            ({ } two, { } single) when two < single => $"{bound}{classes}from generation {two} on, one from {single} on",
            ({ } two, _) => $"{bound}{classes}from generation {two} on, and one at once",
        };
    }

    // What it learned from first, and what it draws now.
    private static IReadOnlyList<ReportPicture> Ends(ReportedRun run) => run.LastGeneration == 0 ? [] : Films.Of(run, 0, run.LastGeneration);

    private static IReadOnlyList<KeyFigure> Figures(ReportedRun run, CollapseSummary collapse)
    {
        var last = run.History.Metrics[^1];
        var first = run.History.Metrics.FirstOrDefault(row => row.Generation == 1);
        return first is null ? [] :
        [
            .. collapse.TopLabel < 0 ? Array.Empty<KeyFigure>() :
            [
                new KeyFigure("Effective classes: real data, first model, last generation",
                    $"{ClassLossText.Value(collapse.Loss.Real)} \u2192 {ClassLossText.Value(collapse.Loss.FirstModel)} \u2192 {ClassLossText.Value(collapse.Loss.Last)}", Verdicts.EffectiveClasses(run)),
            ],
            new("Collapse", Collapse(collapse.Loss), ClassLossText.Definition(collapse.Loss)),
            .. first.RealTestAccuracy is { } before && last.RealTestAccuracy is { } after
                ? [new KeyFigure($"Real {run.Source.Noun} recognised", $"{Typeset.Percent(before)} \u2192 {Typeset.Percent(after)}", Verdicts.Recognition(run))]
                : Array.Empty<KeyFigure>(),
        ];
    }

    private static string Collapse(ClassLoss loss) => loss is { CollapseGeneration: { } generation, IsFirstModelBelow: false }
        ? $"Generation {generation}"
        : ClassLossText.Capitalised(ClassLossText.Cell(loss));
}
