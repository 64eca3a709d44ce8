using Ouroboros.Storage;

namespace Ouroboros.Runs;

/// <summary><c>timings.csv</c>: seconds by generation and phase, in the order they passed.</summary>
internal static class TimingsCsv
{
    private static readonly string[] Columns = ["generation", "phase", "seconds"];

    /// <summary>Writes all rows.</summary>
    public static void Write(Stream stream, IEnumerable<PhaseTiming> rows)
    {
        using var csv = new CsvWriter(stream, Columns);
        foreach (var row in rows)
        {
            csv.Cell(row.Generation).Cell(row.Phase).Cell(row.Seconds);
            csv.EndRow();
        }
    }

    /// <summary>Reads all rows.</summary>
    /// <exception cref="RunFileException">A cell is wrong.</exception>
    public static IReadOnlyList<PhaseTiming> Read(CsvTable table)
    {
        table.Require(Columns);
        return
        [
            .. table.Rows.Select(row => new PhaseTiming(row.Integer("generation", 0, int.MaxValue), row.Text("phase"), row.Number("seconds"))),
        ];
    }
}
