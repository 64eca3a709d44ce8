namespace Ouroboros.Bench.Reports;

/// <summary>A table of numbers: text in the first column, numbers in the others.</summary>
/// <param name="Title">What it shows.</param>
/// <param name="Header">Name and unit of each column.</param>
/// <param name="Rows">The cells of each row, as many as the header's.</param>
internal sealed record ReportTable(string Title, IReadOnlyList<string> Header, IReadOnlyList<IReadOnlyList<string>> Rows)
{
    /// <summary>Writes it as a Markdown table with columns as wide as their longest cell.</summary>
    public void Write(TextWriter output)
    {
        var widths = Header.Select((name, column) => Math.Max(3, Rows.Append(Header).Max(row => row[column].Length))).ToArray();
        output.WriteLine($"**{Title}**");
        output.WriteLine();
        WriteRow(output, Header, widths);
        output.WriteLine($"|{string.Join('|', widths.Select((width, column) => new string('-', width + 1) + (column == 0 ? '-' : ':')))}|");
        foreach (var row in Rows)
        {
            WriteRow(output, row, widths);
        }
    }

    private static void WriteRow(TextWriter output, IReadOnlyList<string> cells, int[] widths) =>
        output.WriteLine($"| {string.Join(" | ", cells.Select((cell, column) => column == 0 ? cell.PadRight(widths[column]) : cell.PadLeft(widths[column])))} |");
}
