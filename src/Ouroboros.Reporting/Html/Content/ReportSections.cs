using Ouroboros.Regimes;
using Ouroboros.Reporting.Charts;
using Ouroboros.Reporting.Coloring;
using Ouroboros.Reporting.Plots;
using Ouroboros.Runs;

namespace Ouroboros.Reporting.Html.Content;

/// <summary>The charts and tables of a report, theme by theme.</summary>
internal static class ReportSections
{
    public static IReadOnlyList<ReportSection> Of(IReadOnlyList<ReportSubject> subjects, ShownRuns shown, PageDetail detail)
    {
        // A run that has only measured the real data has no models yet to tell of.
        var trained = shown with { Runs = [.. shown.Runs.Where(run => run.Run.History.Metrics.Count > 1)] };
        return
        [
            MetricsSection.Of(subjects, detail),
            Labels(shown, detail),
            .. trained.Runs.Count > 0 ? [Matrices(trained, detail), Training(trained, detail, withReal: subjects is [{ Numbers.IsGroup: false }])] : Array.Empty<ReportSection>(),
        ];
    }

    private static ReportSection Labels(ShownRuns shown, PageDetail detail) => new(
        "labels",
        $"Which {shown.Runs[0].Run.Source.Noun} are read",
        (LastGeneration(shown) == 0
            ? "The bar is the real data set, split by label."
            : "Each bar is a whole data set, split by label, the name that a classifier gives an image: the real one at the left, then what each generation drew. First read by the first generation\u2019s classifier, which learned real images and stays as it is; "
                + "then by each generation\u2019s own"
                + (LearnsDrawnImages(shown) ? ", which learns from drawn images from the second on: its idea of each kind drifts along, and the two may come to disagree." : "."))
            + Also(shown),
        [.. Figures(shown, detail, run => LabelFrequencies.Make(run.History, Judge.Initial), run => LabelFrequencies.Make(run.History, Judge.Current))],
        [],
        [.. shown.Runs.Select(run => NumberTables.Labels(run.Name, run.Run, detail))]);

    private static ReportSection Matrices(ShownRuns shown, PageDetail detail) => new(
        "matrix",
        "Every classifier on every generation",
        "A row is the classifier of one generation, a column the images that it is tried on: real ones at the left, then what each generation drew. An answer is right if it is the image\u2019s label: the true one of a real image, of a drawn one the one that it was given in the run. "
            + "Accuracy is left blank where the classifier has given those labels itself."
            + (LearnsDrawnImages(shown) ? " Further down, classifiers have learned from later generations, and under a collapse know ever less of real images. Where one kind is all that is left, one answer is always right." : "")
            + Also(shown),
        [.. Figures(shown, detail, Accuracy)],
        [.. Figures(shown, detail, run => MatrixPlots.Loss(run.History.Loss, Colors(run), run.Source))],
        [.. shown.Runs.SelectMany(run => new[] { NumberTables.Accuracy(run.Name, run.Run, detail), NumberTables.Loss(run.Name, run.Run, detail) })]);

    // Of groups and of several runs the loss on real images is a chart of all of them, among the metrics.
    private static ReportSection Training(ShownRuns shown, PageDetail detail, bool withReal) => new(
        "training",
        "How training went",
        "The error (loss) of the models on what they learn from, epoch by epoch, an epoch being one pass over the training set."
            + (LearnsDrawnImages(shown) ? " Under a collapse the VAE\u2019s loss falls, to nearly nothing in the end: what it learns from first loses detail, then becomes all alike, and so is easier. On real images it rises." : "")
            + Also(shown),
        [.. Figures(shown, detail, run => TrainingCurves.VaeLoss(run.History), run => FinalValues.VaeLoss(run.History)), .. withReal ? Figures(shown, detail, run => FinalValues.VaeLossOnReal(run.History)) : Array.Empty<ReportFigure>()],
        [
            .. Figures(
                shown,
                detail,
                run => TrainingCurves.ClassifierLoss(run.History),
                run => TrainingCurves.ClassifierAccuracy(run.History),
                run => FinalValues.ClassifierLoss(run.History),
                run => FinalValues.ClassifierAccuracy(run.History)),
        ],
        [.. shown.Runs.SelectMany(run => NumberTables.Training(run.Name, run.Run, detail))]);

    private static int LastGeneration(ShownRuns shown) => shown.Runs.Max(run => run.Run.History.Metrics.Select(row => row.Generation).DefaultIfEmpty(0).Max());

    // The first generation learns real images under every regime, and under one all do.
    private static bool LearnsDrawnImages(ShownRuns shown) => shown.Runs.Any(run =>
        run.Run.History.Config.Regime.Kind != Regime.Real && run.Run.History.Metrics.Any(row => row.Generation > 1));

    private static string Also(ShownRuns shown) => shown.LeftOut.Length == 0 ? string.Empty : $" {shown.LeftOut}";

    // One kind of chart for all runs, then the next: like stands beside like.
    private static IEnumerable<ReportFigure> Figures(ShownRuns shown, PageDetail detail, params Func<ReportedRun, Figure>[] kinds) =>
        kinds.SelectMany(kind => shown.Runs.Select(run => Cards.Of(kind(run.Run), detail, run.Name)));

    private static Figure Accuracy(ReportedRun run) => MatrixPlots.Accuracy(run.History.Accuracy, Colors(run), run.Source);

    private static Colormap Colors(ReportedRun run) => Colormap.Named(run.History.Config.Visualization.Colormap);
}
