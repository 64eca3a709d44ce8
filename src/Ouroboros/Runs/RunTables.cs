using System.Text;

namespace Ouroboros.Runs;

/// <summary>The CSV files that hold a <see cref="RunHistory"/>, and how each is written.</summary>
internal static class RunTables
{
    /// <summary>The files' content as it is now.</summary>
    public static IReadOnlyDictionary<string, string> Texts(RunHistory history)
    {
        var texts = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (file, write) in Of(history))
        {
            using var stream = new MemoryStream();
            write(stream);
            texts.Add(file, Encoding.UTF8.GetString(stream.GetBuffer().AsSpan(0, (int)stream.Length)));
        }

        return texts;
    }

    /// <summary>Every file's name and writer.</summary>
    public static IReadOnlyDictionary<string, Action<Stream>> Of(RunHistory history) => new Dictionary<string, Action<Stream>>
    {
        [RunFiles.Metrics] = stream => MetricsCsv.Write(stream, history.Metrics),
        [RunFiles.Floors] = stream => FloorsCsv.Write(stream, history.Floors),
        [RunFiles.Training] = stream => TrainingCsv.Write(stream, history.Training),
        [RunFiles.LabelCounts] = stream => LabelCountsCsv.Write(stream, history.Labels),
        [RunFiles.AccuracyMatrix] = stream => MatrixCsv.Write(stream, history.Accuracy),
        [RunFiles.LossMatrix] = stream => MatrixCsv.Write(stream, history.Loss),
    };
}
