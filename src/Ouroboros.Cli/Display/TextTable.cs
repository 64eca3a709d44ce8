namespace Ouroboros.Cli.Display;

/// <summary>A table in plain text: columns as wide as their longest cell, two spaces between.</summary>
internal static class TextTable
{
    /// <summary>Writes rows, the header first; cells of the columns marked are set to the right.</summary>
    public static void Write(TextWriter output, IReadOnlyList<string[]> rows, params int[] rightColumns)
    {
        var widths = Enumerable.Range(0, rows[0].Length).Select(column => rows.Max(row => row[column].Length)).ToArray();
        foreach (var row in rows)
        {
            var cells = row.Select((cell, column) =>
                rightColumns.Contains(column) ? cell.PadLeft(widths[column]) : cell.PadRight(widths[column]));
            output.WriteLine(string.Join("  ", cells).TrimEnd());
        }
    }
}
