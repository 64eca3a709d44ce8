using System.Text;
using Ouroboros.Configuration;
using Ouroboros.Runs;

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
        return Read(CsvTable.Parse(Encoding.UTF8.GetString(folder.Read(RunFiles.Metrics)), folder.FullPath(RunFiles.Metrics)));
    }

    /// <summary>The first generation from which on effective classes stay below <see cref="CollapseSummary.Threshold"/>; null if there is none.</summary>
    public int? CollapseGeneration()
    {
        var first = Generations;
        while (first > 1 && this[MetricColumns.EffectiveClasses, first - 1] < CollapseSummary.Threshold)
        {
            first--;
        }

        return first < Generations ? first : null;
    }

    /// <summary>The generation whose effective classes are furthest below those before, the first of equals; null where they never fall.</summary>
    public int? LargestDrop()
    {
        var (drop, largest) = ((int?)null, 0.0);
        for (var generation = 1; generation < Generations; generation++)
        {
            var fall = this[MetricColumns.EffectiveClasses, generation - 1] - this[MetricColumns.EffectiveClasses, generation];
            if (fall > largest)
            {
                (drop, largest) = (generation, fall.Value);
            }
        }

        return drop;
    }

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
