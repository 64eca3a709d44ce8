using Ouroboros.Reporting.Charts;
using Ouroboros.Reporting.Plots;
using Ouroboros.Runs;

namespace Ouroboros.Reporting.Html.Content;

/// <summary>The numbers behind the charts, for readers that cannot see them and for those who want to know exactly.</summary>
internal static class NumberTables
{
    private const string Nothing = "\u2013";

    /// <summary>Every metric by generation; of a group the means.</summary>
    public static ReportTable Metrics(ReportSubject subject, bool named, PageDetail detail)
    {
        var generations = Thinning.Evenly([.. Enumerable.Range(0, subject.Numbers.Generations + 1)], detail.TableRows);
        var summary = subject.Numbers.Summary;
        var columns = MetricColumns.InOrder(summary.Metrics).Select(MetricColumns.Of).ToArray();
        var byPlace = summary.Rows.ToDictionary(row => (row.Generation, row.Metric), row => row.Mean);
        var floors = subject.Numbers.Floors;
        IReadOnlyList<string>[] floorRow = floors.Count == 0
            ? []
            : [["real data, two halves", .. columns.Select(column => floors.TryGetValue(column.Name, out var floor) ? Print(column, floor) : Nothing)]];
        return new(
            Named($"Metrics by generation{(subject.Numbers.IsGroup ? ", means" : "")}", named ? subject.Name : string.Empty, generations.Length, subject.Numbers.Generations + 1),
            ["Generation", .. columns.Select(column => column.Label)],
            [
                .. floorRow,
                .. generations.Select(generation => (IReadOnlyList<string>)
                [
                    $"{generation}",
                    .. columns.Select(column => byPlace.TryGetValue((generation, column.Name), out var value) ? Print(column, value) : Nothing),
                ]),
            ]);
    }

    /// <summary>Label counts of both judges.</summary>
    public static ReportTable Labels(string name, ReportedRun run, PageDetail detail)
    {
        int[] all = [.. run.History.Labels.Select(labels => labels.Generation).Distinct().Order()];
        var shown = Thinning.Evenly(all, detail.TableRows / 2).ToHashSet();
        var classes = run.History.Labels.Select(labels => labels.Counts.Count).DefaultIfEmpty(0).Max();
        return new(
            Named("Images by label", name, shown.Count, all.Length),
            ["Data set, judge", .. Enumerable.Range(0, classes).Select(run.Source.NameOf)],
            [
                .. run.History.Labels.Where(labels => shown.Contains(labels.Generation)).OrderBy(labels => labels.Generation).ThenByDescending(labels => labels.Judge).Select(labels => (IReadOnlyList<string>)
                [
                    $"{labels.Generation}, {(labels.Judge == Judge.Initial ? "first" : labels.Generation == 0 ? "true labels" : "own")}",
                    .. labels.Counts.Select(count => $"{count:N0}"),
                ]),
            ]);
    }

    /// <summary>Accuracy of every classifier on every data set, in percent.</summary>
    public static ReportTable Accuracy(string name, ReportedRun run, PageDetail detail)
    {
        var matrix = run.History.Accuracy;
        var shown = Thinning.Evenly([.. Enumerable.Range(1, matrix.Generations)], detail.MatrixSide);
        int[] columns = [EvaluationMatrix.RealTrain, EvaluationMatrix.RealTest, .. shown.Select(EvaluationMatrix.SamplesOf)];
        return new(
            Named("Accuracy in percent", name, shown.Length, matrix.Generations),
            ["Classifier of", "real train", "real test", .. shown.Select(generation => $"generation {generation}")],
            [
                .. shown.Select(row => (IReadOnlyList<string>)
                [
                    $"generation {row}",
                    .. columns.Select(column => matrix[row, column] is { } value ? Numbers.Fixed(100 * value, 1) : Nothing),
                ]),
            ]);
    }

    private static string Named(string caption, string name, int shown, int all) =>
        $"{caption}{(name.Length == 0 ? "" : $": {name}")}{(shown == all ? "" : $" ({PageDetail.Some(shown, all, "generations")})")}";

    private static string Print(MetricColumn column, double value) => column.Unit == MetricUnit.Share ? $"{Numbers.Fixed(100 * value, 1)} %" : Numbers.Significant(value);
}
