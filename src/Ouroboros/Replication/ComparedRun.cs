using Ouroboros.Runs;
using Ouroboros.Storage;

namespace Ouroboros.Replication;

/// <summary>A run, or a group of replicates, beside others.</summary>
/// <param name="Name">Name in tables and plots.</param>
/// <param name="Summary">Its numbers; a single run is a group of one.</param>
/// <param name="IsGroup">Whether it is a group of replicates.</param>
public sealed record ComparedRun(string Name, GroupSummary Summary, bool IsGroup)
{
    /// <summary>The file of a run that holds what each metric is between two halves of the real data: columns <c>metric</c> and <c>floor</c>.</summary>
    public const string FloorsFile = "floors.csv";

    /// <summary>What a metric is between two halves of the real data, by metric; empty when the run has no such file.</summary>
    public IReadOnlyDictionary<string, double> Floors { get; init; } = new Dictionary<string, double>();

    /// <summary>What its numbers depend on; null where it is not known.</summary>
    public RunConditions? Conditions { get; init; }

    /// <summary>Generations complete in the longest replicate.</summary>
    public int Generations => Summary.Replicates.Max(replicate => replicate.Done);

    /// <summary>Real images that the first generation learns from; null where no generation is complete.</summary>
    public double? RealImages => Summary.Of(MetricColumns.TrainImages) is [var first, ..] ? first.Mean : null;

    /// <summary>A metric in the last generation that has it; null when none has.</summary>
    public MetricSummary? Last(string metric) => Summary.Of(metric) is { Count: > 0 } rows ? rows[^1] : null;

    /// <summary>Reads a single run.</summary>
    /// <exception cref="RunFolderException">A table is missing, or the disk refuses.</exception>
    /// <exception cref="RunFileException">A table does not hold what it should.</exception>
    public static ComparedRun OfRun(RunFolder folder, Manifest manifest)
    {
        ArgumentNullException.ThrowIfNull(folder);
        ArgumentNullException.ThrowIfNull(manifest);
        var replicate = new Replicate(manifest.Seed, manifest.State, manifest.Reason, MetricSeries.Load(folder), manifest.GenerationsPlanned);
        return new(folder.Name, GroupSummary.Of([replicate]), IsGroup: false) { Floors = LoadFloors(folder) };
    }

    /// <summary>Reads a run's floors; none when it has no such file.</summary>
    /// <exception cref="RunFolderException">The disk refuses.</exception>
    /// <exception cref="RunFileException">The file does not hold what it should.</exception>
    public static IReadOnlyDictionary<string, double> LoadFloors(RunFolder folder)
    {
        ArgumentNullException.ThrowIfNull(folder);
        return folder.Has(FloorsFile)
            ? ReadFloors(CsvTable.Parse(folder.ReadText(FloorsFile), folder.FullPath(FloorsFile)))
            : new Dictionary<string, double>();
    }

    /// <summary>Reads a table of floors; a metric without a number has none.</summary>
    /// <exception cref="RunFileException">A cell is wrong, or a metric stands twice.</exception>
    internal static IReadOnlyDictionary<string, double> ReadFloors(CsvTable table)
    {
        table.Require(["metric", "floor"]);
        var floors = new Dictionary<string, double>(StringComparer.Ordinal);
        foreach (var row in table.Rows)
        {
            if (row.OptionalNumber("floor") is { } floor && double.IsFinite(floor) && !floors.TryAdd(row.Text("metric"), floor))
            {
                throw row.Unexpected("metric", "each metric once");
            }
        }

        return floors;
    }

    /// <summary><c>comparison.csv</c>: a row for each run, generation and metric.</summary>
    public static void Write(Stream stream, IEnumerable<ComparedRun> runs)
    {
        ArgumentNullException.ThrowIfNull(runs);
        using var csv = new CsvWriter(stream, ["run", MetricColumns.Generation, "metric", "n", "mean", "standard_deviation", "mean_low", "mean_high", "floor"]);
        foreach (var run in runs)
        {
            foreach (var row in run.Summary.Rows)
            {
                csv.Cell(run.Name).Cell(row.Generation).Cell(row.Metric).Cell(row.Count).Cell(row.Mean).Cell(row.Deviation);
                csv.Cell(row.Interval?.Low).Cell(row.Interval?.High);
                csv.Cell(run.Floors.TryGetValue(row.Metric, out var floor) ? floor : null);
                csv.EndRow();
            }
        }
    }
}
