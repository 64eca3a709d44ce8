namespace Ouroboros.Runs;

/// <summary>The CSV files that hold a <see cref="RunHistory"/>, and how each is written.</summary>
internal static class RunTables
{
    /// <summary>Every file's name and writer.</summary>
    public static IReadOnlyDictionary<string, Action<Stream>> Of(RunHistory history) => new Dictionary<string, Action<Stream>>
    {
        [RunFiles.Metrics] = stream => MetricsCsv.Write(stream, history.Metrics),
        [RunFiles.Training] = stream => TrainingCsv.Write(stream, history.Training),
        [RunFiles.LabelCounts] = stream => LabelCountsCsv.Write(stream, history.Labels),
        [RunFiles.AccuracyMatrix] = stream => MatrixCsv.Write(stream, history.Accuracy),
        [RunFiles.LossMatrix] = stream => MatrixCsv.Write(stream, history.Loss),
    };
}
