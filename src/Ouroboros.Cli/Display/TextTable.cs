using Ouroboros.Storage;

namespace Ouroboros.Cli.Display;

/// <summary>Tables in plain text: columns as wide as their longest cell, two spaces between.</summary>
internal static class TextTable
{
    private const string Gap = "  ";

    // An explanation in a narrower column than this is harder to read than one below its name.
    private const int NarrowestText = 24;
    private const int TextIndent = 6;

    /// <summary>Columns that a table takes on the screen.</summary>
    public static int Width(IReadOnlyList<string[]> rows) => Widths(Plain(rows)).Sum() + (Gap.Length * (rows[0].Length - 1));

    /// <summary>Writes rows, the header first; cells of the columns marked are set to the right.</summary>
    public static void Write(TextWriter output, IReadOnlyList<string[]> rows, params int[] rightColumns)
    {
        rows = Plain(rows);
        var widths = Widths(rows);
        foreach (var row in rows)
        {
            var cells = row.Select((cell, column) =>
                rightColumns.Contains(column) ? cell.PadLeft(widths[column]) : cell.PadRight(widths[column]));
            output.WriteLine(string.Join(Gap, cells).TrimEnd());
        }
    }

    /// <summary>Writes a table; in a window too narrow for it, a line for the first cell of each row and the other cells below.</summary>
    /// <param name="terminal">Where to.</param>
    /// <param name="header">Names of the columns; null for none.</param>
    /// <param name="rows">The rows.</param>
    /// <param name="rightColumns">Columns whose cells are set to the right.</param>
    public static void Write(Terminal terminal, string[]? header, IReadOnlyList<string[]> rows, params int[] rightColumns)
    {
        rows = Plain(rows);
        string[][] all = header is null ? [.. rows] : [header, .. rows];
        if (rows.Count == 0 || Width(all) <= terminal.Columns)
        {
            Write(terminal.Out, all, rightColumns);
            return;
        }

        var names = header?.Skip(1).Max(name => name.Length);
        foreach (var row in rows)
        {
            terminal.Out.WriteLine(row[0]);
            foreach (var (column, cell) in row.Index().Skip(1))
            {
                terminal.Out.WriteLine(names is { } width ? $"{Gap}{header![column].PadRight(width)}{Gap}{cell}" : $"{Gap}{cell}");
            }
        }
    }

    /// <summary>Writes names and what belongs to each, broken at words where the window is too narrow.</summary>
    /// <param name="terminal">Where to.</param>
    /// <param name="rows">A name and a text each; spaces before the names stay.</param>
    public static void WriteFacts(Terminal terminal, IReadOnlyList<string[]> rows)
    {
        rows = Plain(rows);
        var names = rows.Max(row => row[0].Length);
        var room = terminal.Columns - names - Gap.Length;
        var isNarrow = room < NarrowestText && Width(rows) > terminal.Columns;
        var indent = isNarrow ? TextIndent : names + Gap.Length;
        foreach (var row in rows)
        {
            if (isNarrow)
            {
                terminal.Out.WriteLine(row[0].TrimEnd());
            }

            foreach (var (place, line) in Wrapping.Lines(row[1], terminal.Columns - indent).Index())
            {
                var before = place == 0 && !isNarrow ? row[0].PadRight(indent) : new string(' ', indent);
                terminal.Out.WriteLine((before + line).TrimEnd());
            }
        }
    }

    // A name from a file breaks no row.
    private static IReadOnlyList<string[]> Plain(IReadOnlyList<string[]> rows) => [.. rows.Select(row => Array.ConvertAll(row, PlainText.Line))];

    private static int[] Widths(IReadOnlyList<string[]> rows) =>
        [.. Enumerable.Range(0, rows[0].Length).Select(column => rows.Max(row => row[column].Length))];
}
