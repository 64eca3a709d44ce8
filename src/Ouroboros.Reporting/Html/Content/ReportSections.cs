using Ouroboros.Reporting.Charts;
using Ouroboros.Reporting.Coloring;
using Ouroboros.Reporting.Plots;
using Ouroboros.Runs;

namespace Ouroboros.Reporting.Html.Content;

/// <summary>The charts and tables of a report, theme by theme.</summary>
internal static class ReportSections
{
    public static IReadOnlyList<ReportSection> Of(IReadOnlyList<ReportSubject> subjects, ShownRuns shown) =>
        [MetricsSection.Of(subjects), Labels(shown), Matrices(shown), Training(shown)];

    private static ReportSection Labels(ShownRuns shown) => new(
        "labels",
        $"Which {shown.Runs[0].Run.Source.Noun} are left",
        "Each bar is a whole data set, split by label: the real one at the left, then what each generation drew. Two judges read the same images. The generation\u2019s own classifier has learnt "
            + "from the generation before, so its idea of a digit drifts along; the first generation\u2019s has learnt real images and stays what it is.",
        [.. Figures(shown, run => LabelFrequencies.Make(run.History, Judge.Initial), run => LabelFrequencies.Make(run.History, Judge.Current))],
        [],
        [.. shown.Runs.Select(run => NumberTables.Labels(run.Name, run.Run))]);

    private static ReportSection Matrices(ShownRuns shown) => new(
        "matrix",
        "Every classifier on every generation",
        "A row is the classifier that one generation trained, a column a data set that it is tried on. The two columns at the left are real images: going down, each new classifier knows less of them. "
            + "To the right along a row, a classifier meets what later generations draw.",
        [.. Figures(shown, Accuracy)],
        [.. Figures(shown, run => MatrixPlots.Loss(run.History.Loss, Colors(run), run.Source))],
        [.. shown.Runs.Select(run => NumberTables.Accuracy(run.Name, run.Run))]);

    private static ReportSection Training(ShownRuns shown) => new(
        "training",
        "How training went",
        "The models do not get worse at what they are asked to do: the VAE\u2019s loss falls from generation to generation, since what it learns from moves towards what it expects already.",
        [.. Figures(shown, run => TrainingCurves.VaeLoss(run.History), run => FinalValues.VaeLoss(run.History))],
        [
            .. Figures(
                shown,
                run => TrainingCurves.ClassifierLoss(run.History),
                run => TrainingCurves.ClassifierAccuracy(run.History),
                run => FinalValues.ClassifierLoss(run.History),
                run => FinalValues.ClassifierAccuracy(run.History)),
        ],
        []);

    // One kind of chart for all runs, then the next: like stands beside like.
    private static IEnumerable<ReportFigure> Figures(ShownRuns shown, params Func<ReportedRun, Figure>[] kinds) =>
        kinds.SelectMany(kind => shown.Runs.SelectMany(run => Cards.Of(kind(run.Run), run.Name)));

    private static Figure Accuracy(ReportedRun run) => MatrixPlots.Accuracy(run.History.Accuracy, Colors(run), run.Source);

    private static Colormap Colors(ReportedRun run) => Colormap.Named(run.History.Config.Visualization.Colormap);
}
