using Ouroboros.Reporting.Charts;
using Ouroboros.Reporting.Coloring;
using Ouroboros.Reporting.Shapes;
using Ouroboros.Runs;

namespace Ouroboros.Reporting.Plots;

/// <summary>How training went, a curve a generation.</summary>
internal static class TrainingCurves
{
    // More markers than this on a curve run into each other.
    private const int MostMarkers = 20;

    // Below, a loss is as good as zero: what a model has on a collapsed set.
    private const double LeastLoss = 0.001;

    public static Figure VaeLoss(RunHistory history) => Make(
        "VAE training loss", "Squared error plus KL divergence, summed over an image, averaged over images",
        "Loss per image", history, TrainedModel.Vae, record => record.Loss, LossAxis);

    public static Figure ClassifierLoss(RunHistory history) => Make(
        "Classifier training loss", "Against the labels of the generation\u2019s own training set",
        "Cross-entropy per image (nats)", history, TrainedModel.Classifier, record => record.Loss, LossAxis);

    public static Figure ClassifierAccuracy(RunHistory history) => Make(
        "Classifier training accuracy", "Against the labels of the generation\u2019s own training set",
        "Accuracy (%)", history, TrainedModel.Classifier, record => record.Accuracy,
        (label, values) => Axes.Percent(label, values), unit: 100);

    private static Axis LossAxis(string label, IEnumerable<double> values) => Axes.Loss(label, values, LeastLoss);

    private static Figure Make(
        string title, string subtitle, string label, RunHistory history, TrainedModel model,
        Func<EpochRecord, double?> value, Func<string, IEnumerable<double>, Axis> axis, double unit = 1)
    {
        var curves = history.Training.Where(r => r.Model == model && value(r) is not null)
            .GroupBy(r => r.Generation).OrderBy(g => g.Key).ToArray();
        var drawn = Thinning.Evenly(curves, history.Config.Visualization.TrainingCurvesMaxLines);
        var colors = Colormap.Named(history.Config.Visualization.Colormap);
        var epochs = drawn.SelectMany(g => g).Select(r => r.Epoch).DefaultIfEmpty(1).Max();
        var y = axis(label, drawn.SelectMany(g => g).Select(r => value(r)!.Value));
        var marker = epochs <= MostMarkers ? MarkerShape.Disc : MarkerShape.None;

        var lines = drawn.Select((curve, i) => new LineMark(
            [.. curve.OrderBy(r => r.Epoch).Select(r => new Point(r.Epoch, unit * value(r)!.Value))],
            ColorOf(i), marker)
        { Name = $"generation {curve.Key}" });
        var key = GenerationKey([.. drawn.Select(g => g.Key)], ColorOf, colors, marker);
        if (drawn.Length < curves.Length)
        {
            key = key! with { Note = $"{drawn.Length} of {curves.Length} shown" };
        }

        return new Figure(title, subtitle, new XyChart(Axes.Whole("Epoch", 1, epochs), y, [.. lines], key)) { NeedsPaper = true };

        Rgb ColorOf(int i) => colors.OfLine(drawn[i].Key - drawn[0].Key, drawn[^1].Key - drawn[0].Key + 1);
    }

    private static Key? GenerationKey(int[] generations, Func<int, Rgb> colorOf, Colormap colors, MarkerShape marker)
    {
        const string Heading = "Generation";
        return generations.Length switch
        {
            0 => null,
            <= ListKey.MostInColumn => new ListKey(
                Heading, [.. generations.Select((g, i) => new KeyEntry($"{g}", colorOf(i), marker))]),
            _ => new ColorBar(
                Axes.Whole(Heading, generations[0], generations[^1], room: 0), colors, Colormap.PalestLine),
        };
    }
}
