using Ouroboros.Reporting.Charts;
using Ouroboros.Reporting.Plots;
using Ouroboros.Runs;

namespace Ouroboros.Reporting.Html.Content;

/// <summary>The numbers behind the charts, for readers that cannot see them and for those who want to know exactly.</summary>
internal static class NumberTables
{
    private const string Nothing = "\u2013";
    private const string Generations = "generations";

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
            Named($"Metrics by generation{(subject.Numbers.IsGroup ? ", means" : "")}", named ? subject.Name : string.Empty, (generations.Length, subject.Numbers.Generations + 1, Generations)),
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
            Named("Images by label", name, (shown.Count, all.Length, Generations)),
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
    public static ReportTable Accuracy(string name, ReportedRun run, PageDetail detail) =>
        Matrix("Accuracy in percent", name, run.History.Accuracy, value => Numbers.Fixed(100 * value, 1), detail);

    /// <summary>Loss of every classifier on every data set, in nats.</summary>
    public static ReportTable Loss(string name, ReportedRun run, PageDetail detail) => Matrix("Loss in nats", name, run.History.Loss, Numbers.Significant, detail);

    /// <summary>What the models had after each epoch of training; none where nothing was trained.</summary>
    public static IEnumerable<ReportTable> Training(string name, ReportedRun run, PageDetail detail)
    {
        ReportTable?[] tables =
        [
            Epochs("VAE training loss, per image", name, run, TrainedModel.Vae, record => record.Loss, Numbers.Significant, detail),
            Epochs("Classifier training loss in nats", name, run, TrainedModel.Classifier, record => record.Loss, Numbers.Significant, detail),
            Epochs("Classifier training accuracy in percent", name, run, TrainedModel.Classifier, record => record.Accuracy, value => Numbers.Fixed(100 * value, 1), detail),
        ];
        return tables.OfType<ReportTable>();
    }

    private static ReportTable Matrix(string caption, string name, EvaluationMatrix matrix, Func<double, string> print, PageDetail detail)
    {
        var shown = Thinning.Evenly([.. Enumerable.Range(1, matrix.Generations)], detail.MatrixSide);
        int[] columns = [EvaluationMatrix.RealTrain, EvaluationMatrix.RealTest, .. shown.Select(EvaluationMatrix.SamplesOf)];
        return new(
            Named(caption, name, (shown.Length, matrix.Generations, Generations)),
            ["Classifier of", "real train", "real test", .. shown.Select(generation => $"generation {generation}")],
            [
                .. shown.Select(row => (IReadOnlyList<string>)
                [
                    $"generation {row}",
                    .. columns.Select(column => matrix[row, column] is { } value ? print(value) : Nothing),
                ]),
            ]);
    }

    private static ReportTable? Epochs(
        string caption, string name, ReportedRun run, TrainedModel model, Func<EpochRecord, double?> value, Func<double, string> print, PageDetail detail)
    {
        var byPlace = run.History.Training.Where(record => record.Model == model && value(record) is not null)
            .DistinctBy(record => (record.Epoch, record.Generation)).ToDictionary(record => (record.Epoch, record.Generation), record => value(record)!.Value);
        int[] allEpochs = [.. byPlace.Keys.Select(place => place.Epoch).Distinct().Order()], allGenerations = [.. byPlace.Keys.Select(place => place.Generation).Distinct().Order()];
        int[] epochs = Thinning.Evenly(allEpochs, detail.Epochs), generations = Thinning.Evenly(allGenerations, detail.MatrixSide);
        return byPlace.Count == 0 ? null : new(
            Named(caption, name, (epochs.Length, allEpochs.Length, "epochs"), (generations.Length, allGenerations.Length, Generations)),
            ["Epoch", .. generations.Select(generation => $"generation {generation}")],
            [
                .. epochs.Select(epoch => (IReadOnlyList<string>)
                [
                    $"{epoch}",
                    .. generations.Select(generation => byPlace.TryGetValue((epoch, generation), out var found) ? print(found) : Nothing),
                ]),
            ]);
    }

    private static string Named(string caption, string name, params ReadOnlySpan<(int Shown, int All, string What)> parts)
    {
        var notes = new List<string>();
        foreach (var (shown, all, what) in parts)
        {
            if (shown < all)
            {
                notes.Add(PageDetail.Some(shown, all, what));
            }
        }

        return $"{caption}{(name.Length == 0 ? "" : $": {name}")}{(notes.Count == 0 ? "" : $" ({string.Join(", ", notes)})")}";
    }

    private static string Print(MetricColumn column, double value) => column.Unit == MetricUnit.Share ? $"{Numbers.Fixed(100 * value, 1)} %" : Numbers.Significant(value);
}
