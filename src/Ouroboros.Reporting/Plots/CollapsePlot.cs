using Ouroboros.Reporting.Charts;
using Ouroboros.Reporting.Coloring;
using Ouroboros.Reporting.Shapes;
using Ouroboros.Runs;

namespace Ouroboros.Reporting.Plots;

/// <summary>The run in one picture: how much variety is left, and what is still known of real data.</summary>
internal static class CollapsePlot
{
    // More markers than this on a line run into each other.
    private const int MostMarkers = 40;

    public static Figure Make(RunHistory history)
    {
        var rows = history.Metrics.OrderBy(m => m.Generation).ToArray();
        var last = rows.Length == 0 ? history.Config.Experiment.Iterations : rows[^1].Generation;
        var classes = history.Config.Classifier.Classes;
        var loss = ClassLoss.From(history);
        var collapse = loss.CollapseGeneration;
        var source = history.Config.Data.Source;
        var generations = Axes.Whole($"Generation (0: real {source.Title})", 0, last);
        var sign = $"Fewer than {Numbers.Fixed(loss.Threshold, loss.Threshold == ClassLoss.MaxThreshold ? 0 : 2)} from generation {collapse} on";

        var variety = Axes.Rounded(
            "Effective classes of the samples, as generation 1\u2019s classifier labels them",
            0, classes, aboutTicks: 5);
        var knowledge = Axes.Rounded(
            $"Accuracy of each generation\u2019s classifier on real test {source.Noun} (%)", 0, 100, aboutTicks: 5);
        return new Figure(
            ClassLossText.Title(loss),
            $"Effective classes: {classes} when all are equally frequent in the samples, 1 when only one is left",
            new PanelsChart(
            [
                Panel(variety, sign, 0, m => m.EffectiveClassesInitial),
                Panel(knowledge, string.Empty, 1, m => 100 * m.RealTestAccuracy),
            ]));

        XyChart Panel(Axis axis, string text, int color, Func<GenerationMetrics, double?> value)
        {
            var marker = rows.Length <= MostMarkers ? MarkerShape.Disc : MarkerShape.None;
            var points = rows.Where(m => value(m) is not null).Select(m => new Point(m.Generation, value(m)!.Value));
            var line = new LineMark([.. points], Palettes.Lines[color], marker);
            return new XyChart(generations, axis, collapse is { } x ? [new PostMark(x, text), line] : [line], null);
        }
    }
}
