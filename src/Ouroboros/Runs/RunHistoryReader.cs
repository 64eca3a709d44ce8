using System.Text;
using Ouroboros.Configuration;

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
        ArgumentNullException.ThrowIfNull(config);
        var generations = config.Experiment.Iterations;
        var history = new RunHistory(config);
        Add(history.Metrics, MetricsCsv.Read(Table(folder, RunFiles.Metrics), generations));
        Add(history.Training, TrainingCsv.Read(Table(folder, RunFiles.Training), generations));
        Add(history.Labels, LabelCountsCsv.Read(Table(folder, RunFiles.LabelCounts), generations, config.Classifier.NumClasses));
        MatrixCsv.Read(Table(folder, RunFiles.AccuracyMatrix), history.Accuracy);
        MatrixCsv.Read(Table(folder, RunFiles.LossMatrix), history.Loss);
        return history;
    }

    /// <summary>Reads the seconds by generation and phase that the run has written so far.</summary>
    /// <exception cref="RunFolderException">The file is missing or unreadable.</exception>
    /// <exception cref="RunFileException">The file does not hold what it should.</exception>
    public static IReadOnlyList<PhaseTiming> LoadTimings(RunFolder folder)
    {
        ArgumentNullException.ThrowIfNull(folder);
        return TimingsCsv.Read(Table(folder, RunFiles.Timings));
    }

    private static CsvTable Table(RunFolder folder, string file) =>
        CsvTable.Parse(Encoding.UTF8.GetString(folder.Read(file)), folder.FullPath(file));

    private static void Add<T>(IList<T> list, IReadOnlyList<T> items)
    {
        foreach (var item in items)
        {
            list.Add(item);
        }
    }
}
