using Ouroboros.Data;
using Ouroboros.Reporting.Charts;
using Ouroboros.Reporting.Coloring;
using Ouroboros.Runs;

namespace Ouroboros.Reporting.Plots;

/// <summary>What share of each data set has each label: a full bar a data set.</summary>
internal static class LabelFrequencies
{
    private const double BarWidth = 0.88;

    public static Figure Make(RunHistory history, Judge judge)
    {
        var source = history.Config.Data.Source;
        var counts = history.Labels.Where(c => c.Judge == judge).OrderBy(c => c.Generation).ToArray();
        var classes = counts.Select(c => c.Counts.Count).DefaultIfEmpty(history.Config.Classifier.Classes).Max();
        var last = counts.Length == 0 ? history.Config.Experiment.Iterations : counts[^1].Generation;
        var bars = counts.Select(c => new StackMark(c.Generation, BarWidth, Parts(c.Counts, classes, source)));

        var title = judge == Judge.Current
            ? "Labels given by each generation\u2019s own classifier"
            : "Labels given by the first generation\u2019s classifier";
        var subtitle = judge == Judge.Current
            ? $"Share of each label in what the generation sampled; at 0, the true labels of real {source.Title}"
            : $"Share of each label in what the generation sampled; at 0, in real {source.Title}";
        return new Figure(title, subtitle, new XyChart(
            DataSets(last, source), Axes.Rounded("Share of images (%)", 0, 100, aboutTicks: 5), [.. bars], LabelKey(classes, source)))
        {
            NeedsPaper = Palettes.IsMapped(classes),
        };
    }

    private static Axis DataSets(int last, DataSource source)
    {
        var axis = Axes.Whole($"Generation (0: real {source.Title})", 0, last);
        return axis with { Low = -0.5, High = last + 0.5 };
    }

    // Label 0 on top, as in the key.
    private static StackPart[] Parts(IReadOnlyList<int> counts, int classes, DataSource source)
    {
        var total = counts.Sum(count => (double)count);
        return
        [
            .. counts.Select((count, label) => new StackPart(
                total > 0 ? 100 * count / total : 0, Palettes.OfClass(label, classes), source.NameOf(label))).Reverse(),
        ];
    }

    private static Key LabelKey(int classes, DataSource source)
    {
        const string Heading = "Label";
        var entries = Enumerable.Range(0, classes)
            .Select(c => new KeyEntry(source.NameOf(c), Palettes.OfClass(c, classes), null));

        // Numbers can be counted along a bar of colours; names must each be there.
        return classes <= (source.Set?.LabelNames is null ? ListKey.MostInColumn : ListKey.MostEntries)
            ? new ListKey(Heading, [.. entries])
            : new ColorBar(Axes.Whole(Heading, 0, classes - 1, room: 0), Colormap.Named("viridis"));
    }
}
