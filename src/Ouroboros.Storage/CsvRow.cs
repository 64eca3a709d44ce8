using System.Globalization;

namespace Ouroboros.Storage;

/// <summary>A row of a <see cref="CsvTable"/>, its cells by column name.</summary>
internal sealed class CsvRow(CsvTable table, CsvRecord record)
{
    /// <summary>Text of a cell.</summary>
    public string Text(string column) => record.Cells[table.Column(column)];

    /// <summary>An integer within a range, both ends included.</summary>
    /// <exception cref="RunFileException">The cell is none.</exception>
    public int Integer(string column, int least, int most)
    {
        var text = Text(column);
        return int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value) && value >= least && value <= most
            ? value
            : throw Unexpected(column, $"an integer from {least} to {most}");
    }

    /// <summary>A number.</summary>
    /// <exception cref="RunFileException">The cell is none.</exception>
    public double Number(string column) => OptionalNumber(column) ?? throw Unexpected(column, "a number");

    /// <summary>A number, or null for an empty cell.</summary>
    /// <exception cref="RunFileException">The cell is neither.</exception>
    public double? OptionalNumber(string column)
    {
        var text = Text(column);
        if (text.Length == 0)
        {
            return null;
        }

        return double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value)
            ? value
            : throw Unexpected(column, "a number or nothing");
    }

    /// <summary>One of some words.</summary>
    /// <exception cref="RunFileException">The cell is none of them.</exception>
    public T OneOf<T>(string column, IReadOnlyDictionary<string, T> words) => words.TryGetValue(Text(column), out var value)
        ? value
        : throw Unexpected(column, string.Join(" or ", words.Keys));

    /// <summary>An error that names the file, this line and the column.</summary>
    public RunFileException Unexpected(string column, string expected) =>
        new(table.File, record.Line, $"{column} '{Text(column)}'", expected);
}
