using Ouroboros.Storage;

namespace Ouroboros.Runs;

/// <summary><c>metrics.csv</c>: a row a generation, row 0 the real training set.</summary>
internal static class MetricsCsv
{
    private static readonly string[] Columns =
    [
        "generation", "train_images", "vae_loss", "vae_reconstruction", "vae_kl", "classifier_loss", "classifier_accuracy",
        "label_entropy_current", "label_entropy_initial", "effective_classes_initial", "pixel_variance",
        "real_train_accuracy", "real_test_accuracy", "real_test_vae_loss",
        .. DistributionColumns.All.Select(column => column.Name),
    ];

    /// <summary>Writes all rows.</summary>
    public static void Write(Stream stream, IEnumerable<GenerationMetrics> rows)
    {
        using var csv = new CsvWriter(stream, Columns);
        foreach (var row in rows)
        {
            csv.Cell(row.Generation).Cell(row.TrainImages);
            csv.Cell(row.VaeLoss).Cell(row.VaeReconstruction).Cell(row.VaeKl);
            csv.Cell(row.ClassifierLoss).Cell(row.ClassifierAccuracy);
            csv.Cell(row.LabelEntropyCurrent).Cell(row.LabelEntropyInitial).Cell(row.EffectiveClassesInitial).Cell(row.PixelVariance);
            csv.Cell(row.RealTrainAccuracy).Cell(row.RealTestAccuracy).Cell(row.RealTestVaeLoss);
            foreach (var (_, value) in DistributionColumns.All)
            {
                csv.Cell(value(row.Distribution));
            }

            csv.EndRow();
        }
    }

    /// <summary>Reads all rows; they must be generations 0, 1, 2, ... of a run of <paramref name="generations"/>.</summary>
    /// <exception cref="RunFileException">A cell or the order is wrong.</exception>
    public static IReadOnlyList<GenerationMetrics> Read(CsvTable table, int generations)
    {
        table.Require(Columns);
        var rows = table.Rows.Select(row => Parse(row, generations)).ToList();
        for (var i = 0; i < rows.Count; i++)
        {
            if (rows[i].Generation != i)
            {
                throw table.Rows[i].Unexpected("generation", $"generation {i}");
            }
        }

        return rows;
    }

    private static GenerationMetrics Parse(CsvRow row, int generations) => new()
    {
        Generation = row.Integer("generation", 0, generations),
        TrainImages = row.Integer("train_images", 1, int.MaxValue),
        VaeLoss = row.OptionalNumber("vae_loss"),
        VaeReconstruction = row.OptionalNumber("vae_reconstruction"),
        VaeKl = row.OptionalNumber("vae_kl"),
        ClassifierLoss = row.OptionalNumber("classifier_loss"),
        ClassifierAccuracy = row.OptionalNumber("classifier_accuracy"),
        LabelEntropyCurrent = row.Number("label_entropy_current"),
        LabelEntropyInitial = row.Number("label_entropy_initial"),
        EffectiveClassesInitial = row.Number("effective_classes_initial"),
        PixelVariance = row.Number("pixel_variance"),
        RealTrainAccuracy = row.OptionalNumber("real_train_accuracy"),
        RealTestAccuracy = row.OptionalNumber("real_test_accuracy"),
        RealTestVaeLoss = row.OptionalNumber("real_test_vae_loss"),
        Distribution = DistributionColumns.Join(row.OptionalNumber),
    };
}
