using System.Text;
using Ouroboros.Replication;
using Ouroboros.Runs;
using Ouroboros.Storage;
using Ouroboros.Tests.Runs;

namespace Ouroboros.Fuzzing.Readers;

/// <summary>The readers of a run's CSV files.</summary>
internal static class TableReaders
{
    private static readonly int Classes = SampleRun.Config.Classifier.Classes;

    public static IReadOnlyList<FuzzedReader> All { get; } =
    [
        Table("metrics", RunFiles.Metrics, table => MetricsCsv.Read(table, SampleRun.Generations)),
        Table("floors", RunFiles.Floors, table => (object?)FloorsCsv.Read(table) ?? table),
        Table("training", RunFiles.Training, table => TrainingCsv.Read(table, SampleRun.Generations)),
        Table("label-counts", RunFiles.LabelCounts, table => LabelCountsCsv.Read(table, SampleRun.Generations, Classes)),
        Table("accuracy-matrix", RunFiles.AccuracyMatrix, ReadMatrix),
        Table("loss-matrix", RunFiles.LossMatrix, ReadMatrix),
        Table("metric-series", RunFiles.Metrics, MetricSeries.Read),
        new("compared-floors", [new("metric,floor\nfrechet_distance,1.5\nvendi_score,\n"u8.ToArray())], Reading(ComparedRun.ReadFloors), typeof(RunFileException)) { AllocatedByByte = AllocatedByByte },
        new("timings", [new(Timings()), .. Quoted(Timings())], Reading(TimingsCsv.Read), typeof(RunFileException)) { AllocatedByByte = AllocatedByByte },
    ];

    // A line feed alone is a row of one empty cell: a list, a record and a row.
    private const long AllocatedByByte = 400;

    private static FuzzedReader Table(string name, string file, Func<CsvTable, object> read)
    {
        var seeds = new[] { 0, 1, SampleRun.Generations }.Select(generation => Written(file, generation)).ToList();
        return new(name, [.. seeds.Select(seed => new FuzzSeed(seed)), .. Quoted(seeds[^1])], Reading(read), typeof(RunFileException))
        {
            AllocatedByByte = AllocatedByByte,
        };
    }

    private static byte[] Written(string file, int generation)
    {
        using var stream = new MemoryStream();
        RunTables.Of(SampleRun.History(generation))[file](stream);
        return stream.ToArray();
    }

    private static byte[] Timings()
    {
        using var stream = new MemoryStream();
        TimingsCsv.Write(stream, SampleRun.Result(2).Timings);
        return stream.ToArray();
    }

    // The same table with every cell in quotes and Windows' line ends.
    private static IEnumerable<FuzzSeed> Quoted(byte[] table)
    {
        var lines = Encoding.UTF8.GetString(table).TrimEnd('\n').Split('\n');
        var quoted = lines.Select(line => $"\"{line.Replace(",", "\",\"", StringComparison.Ordinal)}\"\r\n");
        return [new FuzzSeed(Encoding.UTF8.GetBytes(string.Concat(quoted)))];
    }

    private static Func<byte[], bool> Reading(Func<CsvTable, object> read) =>
        file => read(CsvTable.Parse(Encoding.UTF8.GetString(file), "table.csv")) is not null;

    private static EvaluationMatrix ReadMatrix(CsvTable table)
    {
        var matrix = new EvaluationMatrix(SampleRun.Generations);
        MatrixCsv.Read(table, matrix);
        return matrix;
    }
}
