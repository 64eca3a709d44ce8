using Ouroboros.Storage;

namespace Ouroboros.Runs;

/// <summary><c>training.csv</c>: a row an epoch, in the order they ran.</summary>
internal static class TrainingCsv
{
    private static readonly string[] Columns = ["generation", "model", "epoch", "loss", "reconstruction", "kl", "accuracy"];

    private static readonly Dictionary<string, TrainedModel> Models = new(StringComparer.Ordinal)
    {
        ["vae"] = TrainedModel.Vae,
        ["classifier"] = TrainedModel.Classifier,
    };

    /// <summary>Name of a model in files.</summary>
    public static string NameOf(TrainedModel model) => Models.Single(pair => pair.Value == model).Key;

    /// <summary>The model of a name in files; null when there is none.</summary>
    public static TrainedModel? ModelOf(string name) => Models.TryGetValue(name, out var model) ? model : null;

    /// <summary>Writes all rows.</summary>
    public static void Write(Stream stream, IEnumerable<EpochRecord> rows)
    {
        using var csv = new CsvWriter(stream, Columns);
        foreach (var row in rows)
        {
            csv.Cell(row.Generation).Cell(NameOf(row.Model)).Cell(row.Epoch);
            csv.Cell(row.Loss).Cell(row.Reconstruction).Cell(row.Kl).Cell(row.Accuracy);
            csv.EndRow();
        }
    }

    /// <summary>Reads all rows of a run of <paramref name="generations"/>.</summary>
    /// <exception cref="RunFileException">A cell is wrong.</exception>
    public static IReadOnlyList<EpochRecord> Read(CsvTable table, int generations)
    {
        table.Require(Columns);
        return
        [
            .. table.Rows.Select(row => new EpochRecord(
                row.Integer("generation", 1, generations),
                row.OneOf("model", Models),
                row.Integer("epoch", 1, int.MaxValue),
                row.Number("loss"),
                row.OptionalNumber("reconstruction"),
                row.OptionalNumber("kl"),
                row.OptionalNumber("accuracy"))),
        ];
    }
}
