using Ouroboros.Configuration;
using Ouroboros.Runs;
using Ouroboros.Storage;

namespace Ouroboros.Replication;

/// <summary>Every number of a run's <c>metrics.csv</c>, by metric and generation, whatever columns the file has.</summary>
public sealed class MetricSeries
{
    private readonly Dictionary<string, IReadOnlyList<double?>> _values;

    /// <summary>A series.</summary>
    /// <param name="columns">Metrics in the file's order, each with a value for each of the generations 0, 1, 2, ...</param>
    public MetricSeries(IReadOnlyList<KeyValuePair<string, IReadOnlyList<double?>>> columns)
    {
        ArgumentNullException.ThrowIfNull(columns);
        Metrics = [.. columns.Select(column => column.Key)];
        Generations = columns.Count == 0 ? 0 : columns[0].Value.Count;
        _values = columns.ToDictionary(StringComparer.Ordinal);
    }

    /// <summary>Names of the metrics, in the file's order.</summary>
    public IReadOnlyList<string> Metrics { get; }

    /// <summary>Rows: generations complete, and one for the real data.</summary>
    public int Generations { get; }

    /// <summary>A metric's value; null where it was not computed, is not finite, or the run has no such metric or generation.</summary>
    public double? this[string metric, int generation] =>
        _values.TryGetValue(metric, out var values) && generation < values.Count && values[generation] is { } value && double.IsFinite(value) ? value : null;

    /// <summary>Reads what a run has written so far.</summary>
    /// <exception cref="RunFolderException">There is no <c>metrics.csv</c>, or it cannot be read.</exception>
    /// <exception cref="RunFileException">It does not hold what it should.</exception>
    public static MetricSeries Load(RunFolder folder)
    {
        ArgumentNullException.ThrowIfNull(folder);
        return Read(CsvTable.Parse(folder.ReadText(RunFiles.Metrics), folder.FullPath(RunFiles.Metrics)));
    }

    /// <summary>What became of the variety of the run.</summary>
    public ClassLoss Loss() =>
        ClassLoss.From(Enumerable.Range(0, Generations).Select(generation => this[MetricColumns.EffectiveClasses, generation]));

    /// <summary>Reads a table whose rows are generations 0, 1, 2, ... and whose other columns are numbers.</summary>
    /// <exception cref="RunFileException">A cell or the order is wrong.</exception>
    internal static MetricSeries Read(CsvTable table)
    {
        table.Require([MetricColumns.Generation]);
        foreach (var (number, row) in table.Rows.Index())
        {
            if (row.Integer(MetricColumns.Generation, 0, ExperimentSettings.MostIterations) != number)
            {
                throw row.Unexpected(MetricColumns.Generation, $"generation {number}");
            }
        }

        return new(
        [
            .. table.Columns.Where(column => column != MetricColumns.Generation)
                .Select(column => KeyValuePair.Create<string, IReadOnlyList<double?>>(column, [.. table.Rows.Select(row => row.OptionalNumber(column))])),
        ]);
    }
}
