using Ouroboros.Storage;

namespace Ouroboros.Runs;

/// <summary><c>label_counts.csv</c>: a row for each data set, judge and label.</summary>
internal static class LabelCountsCsv
{
    private static readonly string[] Columns = ["generation", "judge", "label", "count"];

    private static readonly Dictionary<string, Judge> Judges = new(StringComparer.Ordinal)
    {
        ["current"] = Judge.Current,
        ["initial"] = Judge.Initial,
    };

    /// <summary>Writes all counts.</summary>
    public static void Write(Stream stream, IEnumerable<LabelCounts> sets)
    {
        using var csv = new CsvWriter(stream, Columns);
        foreach (var set in sets)
        {
            var judge = Judges.Single(pair => pair.Value == set.Judge).Key;
            for (var label = 0; label < set.Counts.Count; label++)
            {
                csv.Cell(set.Generation).Cell(judge).Cell(label).Cell(set.Counts[label]);
                csv.EndRow();
            }
        }
    }

    /// <summary>Reads all counts of a run of <paramref name="generations"/>: labels 0, 1, 2, ... of one data set and judge, then the next.</summary>
    /// <exception cref="RunFileException">A cell is wrong, or a label is missing.</exception>
    public static IReadOnlyList<LabelCounts> Read(CsvTable table, int generations, int classes)
    {
        table.Require(Columns);
        var sets = new List<LabelCounts>();
        foreach (var rows in table.Rows.Chunk(classes))
        {
            var generation = rows[0].Integer("generation", 0, generations);
            var judge = rows[0].OneOf("judge", Judges);
            var counts = new int[classes];
            for (var label = 0; label < rows.Length; label++)
            {
                Expect(rows[label], "generation", rows[0].Text("generation"));
                Expect(rows[label], "judge", rows[0].Text("judge"));
                Expect(rows[label], "label", $"{label}");
                counts[label] = rows[label].Integer("count", 0, int.MaxValue);
            }

            if (rows.Length < classes)
            {
                throw rows[^1].Unexpected("label", $"{classes - rows.Length} more rows, up to label {classes - 1}");
            }

            sets.Add(new LabelCounts(generation, judge, counts));
        }

        return sets;
    }

    private static void Expect(CsvRow row, string column, string value)
    {
        if (row.Text(column) != value)
        {
            throw row.Unexpected(column, $"{column} '{value}'");
        }
    }
}
