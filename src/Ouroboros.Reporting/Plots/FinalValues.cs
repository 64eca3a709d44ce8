using Ouroboros.Reporting.Charts;
using Ouroboros.Reporting.Coloring;
using Ouroboros.Reporting.Shapes;
using Ouroboros.Runs;

namespace Ouroboros.Reporting.Plots;

/// <summary>Where training ended, generation by generation.</summary>
internal static class FinalValues
{
    private static readonly MarkerShape[] Markers = [MarkerShape.Disc, MarkerShape.Square, MarkerShape.Triangle];

    public static Figure VaeLoss(RunHistory history)
    {
        Curve[] curves =
        [
            new("loss", m => m.VaeLoss),
            new("squared error", m => m.VaeReconstruction),
            new("KL divergence", m => m.VaeKl),
        ];
        return Make(
            "VAE loss at the end of training", "Summed over an image, averaged over the generation\u2019s training set",
            history, curves, values => Axes.FromZero("Loss per image", values));
    }

    public static Figure VaeLossOnReal(RunHistory history)
    {
        var column = MetricColumns.Of(MetricColumns.RealTestVaeLoss);
        return Make(column.Label, column.Reading, history, [new("loss", m => m.RealTestVaeLoss)], values => Axes.FromZero("Loss per image", values));
    }

    public static Figure ClassifierLoss(RunHistory history) => Make(
        "Classifier loss at the end of training", "Against the labels of the generation\u2019s own training set",
        history, [new("loss", m => m.ClassifierLoss)],
        values => Axes.FromZero("Cross-entropy per image (nats)", values));

    public static Figure ClassifierAccuracy(RunHistory history)
    {
        var source = history.Config.Data.Source;
        Curve[] curves =
        [
            new("own training set", m => 100 * m.ClassifierAccuracy),
            new($"real {source.Title} test", m => 100 * m.RealTestAccuracy),
        ];
        return Make(
            "Classifier accuracy at the end of training",
            $"On what it learned from, and on real {source.Noun} it has never seen",
            history, curves, _ => Axes.Rounded("Accuracy (%)", 0, 100, aboutTicks: 5));
    }

    private static Figure Make(
        string title, string subtitle, RunHistory history, Curve[] curves, Func<IEnumerable<double>, Axis> axis)
    {
        var rows = history.Metrics.Where(m => m.Generation > 0).OrderBy(m => m.Generation).ToArray();
        var lines = curves.Select((curve, i) => new LineMark(PointsOf(curve, rows), Palettes.Lines[i], Markers[i]) { Name = curves.Length > 1 ? curve.Name : string.Empty })
            .ToArray();
        var entries = curves.Select((curve, i) => new KeyEntry(curve.Name, Palettes.Lines[i], Markers[i]));

        var last = rows.Length == 0 ? history.Config.Experiment.Iterations : rows[^1].Generation;
        return new Figure(title, subtitle, new XyChart(
            Axes.Whole("Generation", 1, last), axis(lines.SelectMany(l => l.Points).Select(p => p.Y)), lines,
            curves.Length > 1 ? new ListKey(string.Empty, [.. entries]) : null));
    }

    private static Point[] PointsOf(Curve curve, GenerationMetrics[] rows) =>
        [.. rows.Where(m => curve.Value(m) is not null).Select(m => new Point(m.Generation, curve.Value(m)!.Value))];

    private sealed record Curve(string Name, Func<GenerationMetrics, double?> Value);
}
