namespace Ouroboros.Storage;

/// <summary>A CSV file with a header, read whole. Columns are found by name, so their order is free and others may be added.</summary>
internal sealed class CsvTable
{
    private readonly Dictionary<string, int> _columns = new(StringComparer.Ordinal);

    private CsvTable(string file, CsvRecord header)
    {
        File = file;
        foreach (var column in header.Cells)
        {
            if (!_columns.TryAdd(column, _columns.Count))
            {
                throw new RunFileException(file, header.Line, $"column '{column}' twice", "each column once");
            }
        }

        Columns = header.Cells;
    }

    /// <summary>Name for messages.</summary>
    public string File { get; }

    /// <summary>The header, in the file's order.</summary>
    public IReadOnlyList<string> Columns { get; }

    /// <summary>The rows below the header.</summary>
    public IReadOnlyList<CsvRow> Rows { get; private set; } = [];

    /// <summary>Reads a table.</summary>
    /// <exception cref="RunFileException">There is no header, a row has not as many cells, or a quote is never closed.</exception>
    public static CsvTable Parse(string text, string file)
    {
        var records = CsvParser.Parse(text, file);
        if (records.Count == 0)
        {
            throw new RunFileException(file, 1, "an empty file", "a header");
        }

        var table = new CsvTable(file, records[0]);
        table.Rows = [.. records.Skip(1).Select(table.Row)];
        return table;
    }

    /// <summary>Position of a column.</summary>
    /// <exception cref="RunFileException">There is none of this name.</exception>
    public int Column(string name) => _columns.TryGetValue(name, out var column)
        ? column
        : throw new RunFileException(File, 1, $"no column '{name}' among {string.Join(", ", Columns)}", $"a column '{name}'");

    /// <summary>Makes sure of columns, which a table without rows would not be asked for.</summary>
    /// <exception cref="RunFileException">There is none of one of these names.</exception>
    public void Require(IEnumerable<string> names)
    {
        foreach (var name in names)
        {
            Column(name);
        }
    }

    private CsvRow Row(CsvRecord record) => record.Cells.Count == Columns.Count
        ? new CsvRow(this, record)
        : throw new RunFileException(File, record.Line, $"{record.Cells.Count} cells", $"{Columns.Count}, as in the header");
}
