using Ouroboros.Configuration;
using Ouroboros.Storage;

namespace Ouroboros.Runs;

/// <summary>Rebuilds the numbers of a run from its CSV files.</summary>
public static class RunHistoryReader
{
    /// <summary>Reads all numbers that the run has written so far.</summary>
    /// <param name="folder">The run.</param>
    /// <param name="config">The run's resolved config.</param>
    /// <exception cref="RunFolderException">A file is missing or unreadable: a run has none of them before its data set 0 is measured.</exception>
    /// <exception cref="RunFileException">A file does not hold what it should, or does not fit the config.</exception>
    public static RunHistory Load(RunFolder folder, ExperimentConfig config)
    {
        ArgumentNullException.ThrowIfNull(folder);
        return Parse(folder.ReadText, folder.FullPath, config);
    }

    /// <summary>Rebuilds the numbers from tables kept elsewhere.</summary>
    /// <param name="text">Content of a file of <see cref="RunTables.Of"/>.</param>
    /// <param name="nameOf">Name of such a file for messages.</param>
    /// <param name="config">The config that the tables were written under.</param>
    /// <exception cref="RunFileException">A table does not hold what it should, or does not fit the config.</exception>
    internal static RunHistory Parse(Func<string, string> text, Func<string, string> nameOf, ExperimentConfig config)
    {
        ArgumentNullException.ThrowIfNull(config);
        var generations = config.Experiment.Iterations;
        var history = new RunHistory(config);
        Add(history.Metrics, MetricsCsv.Read(Table(RunFiles.Metrics), generations));
        history.Floors = FloorsCsv.Read(Table(RunFiles.Floors));
        Add(history.Training, TrainingCsv.Read(Table(RunFiles.Training), generations));
        Add(history.Labels, LabelCountsCsv.Read(Table(RunFiles.LabelCounts), generations, config.Classifier.Classes));
        MatrixCsv.Read(Table(RunFiles.AccuracyMatrix), history.Accuracy);
        MatrixCsv.Read(Table(RunFiles.LossMatrix), history.Loss);
        return history;

        CsvTable Table(string file) => CsvTable.Parse(text(file), nameOf(file));
    }

    /// <summary>Reads the seconds by generation and phase that the run has written so far.</summary>
    /// <exception cref="RunFolderException">The file is missing or unreadable.</exception>
    /// <exception cref="RunFileException">The file does not hold what it should.</exception>
    public static IReadOnlyList<PhaseTiming> LoadTimings(RunFolder folder)
    {
        ArgumentNullException.ThrowIfNull(folder);
        return TimingsCsv.Read(CsvTable.Parse(folder.ReadText(RunFiles.Timings), folder.FullPath(RunFiles.Timings)));
    }

    private static void Add<T>(IList<T> list, IReadOnlyList<T> items)
    {
        foreach (var item in items)
        {
            list.Add(item);
        }
    }
}
