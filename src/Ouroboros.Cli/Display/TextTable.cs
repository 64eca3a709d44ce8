namespace Ouroboros.Cli.Display;

/// <summary>A table in plain text: columns as wide as their longest cell, two spaces between.</summary>
internal static class TextTable
{
    /// <summary>Columns that a table takes on the screen.</summary>
    public static int Width(IReadOnlyList<string[]> rows) => Widths(rows).Sum() + (2 * (rows[0].Length - 1));

    /// <summary>Writes rows, the header first; cells of the columns marked are set to the right.</summary>
    public static void Write(TextWriter output, IReadOnlyList<string[]> rows, params int[] rightColumns)
    {
        var widths = Widths(rows);
        foreach (var row in rows)
        {
            var cells = row.Select((cell, column) =>
                rightColumns.Contains(column) ? cell.PadLeft(widths[column]) : cell.PadRight(widths[column]));
            output.WriteLine(string.Join("  ", cells).TrimEnd());
        }
    }

    private static int[] Widths(IReadOnlyList<string[]> rows) =>
        [.. Enumerable.Range(0, rows[0].Length).Select(column => rows.Max(row => row[column].Length))];
}
