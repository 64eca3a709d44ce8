using Ouroboros.Storage;

namespace Ouroboros.Runs;

/// <summary><c>floors.csv</c>: a row a metric, what it is between two halves of held-out real images; no row where nothing is compared.</summary>
internal static class FloorsCsv
{
    private const int HashLength = 64;

    private static readonly string[] Columns = ["metric", "floor", "images", "reference_sha256"];

    /// <summary>Writes all rows.</summary>
    public static void Write(Stream stream, MetricFloors? floors)
    {
        using var csv = new CsvWriter(stream, Columns);
        if (floors is null)
        {
            return;
        }

        foreach (var (name, value) in DistributionColumns.All)
        {
            csv.Cell(name).Cell(value(floors.Values)).Cell(floors.Images).Cell(floors.ReferenceSha256);
            csv.EndRow();
        }
    }

    /// <summary>Reads all rows; null if there are none.</summary>
    /// <exception cref="RunFileException">A row is missing, out of order, or does not hold what it should.</exception>
    public static MetricFloors? Read(CsvTable table)
    {
        table.Require(Columns);
        if (table.Rows.Count == 0)
        {
            return null;
        }

        var values = new Dictionary<string, double?>(StringComparer.Ordinal);
        if (table.Rows.Count != DistributionColumns.All.Count)
        {
            throw table.Rows[^1].Unexpected("metric", $"{DistributionColumns.All.Count} rows, or none");
        }

        var first = (Images: Images(table.Rows[0]), Hash: Hash(table.Rows[0]));
        foreach (var (row, (name, _)) in table.Rows.Zip(DistributionColumns.All))
        {
            values[name] = row.Text("metric") == name ? row.OptionalNumber("floor") : throw row.Unexpected("metric", name);
            _ = Images(row) == first.Images ? true : throw row.Unexpected("images", $"{first.Images} as before");
            _ = Hash(row) == first.Hash ? true : throw row.Unexpected("reference_sha256", "the same as before");
        }

        return new MetricFloors(first.Images, first.Hash, DistributionColumns.Join(name => values[name]));
    }

    private static int Images(CsvRow row) => row.Integer("images", 0, int.MaxValue);

    private static string Hash(CsvRow row)
    {
        var hash = row.Text("reference_sha256");
        return hash.Length == HashLength && hash.All(char.IsAsciiHexDigitLower)
            ? hash
            : throw row.Unexpected("reference_sha256", $"{HashLength} lower-case hexadecimal digits");
    }
}
