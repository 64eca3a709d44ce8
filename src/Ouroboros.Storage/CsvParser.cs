using System.Text;

namespace Ouroboros.Storage;

/// <summary>A line of a CSV file cut into cells.</summary>
/// <param name="Line">Line it begins on, from 1.</param>
/// <param name="Cells">Its cells, unquoted.</param>
internal sealed record CsvRecord(int Line, IReadOnlyList<string> Cells);

/// <summary>Cuts CSV text (RFC 4180) into records. Lines end in a line feed, with or without a carriage return before it.</summary>
internal static class CsvParser
{
    /// <summary>All records of a text.</summary>
    /// <exception cref="RunFileException">A quote is never closed, or stands where none may.</exception>
    public static IReadOnlyList<CsvRecord> Parse(string text, string file)
    {
        var records = new List<CsvRecord>();
        var line = 1;
        for (var position = 0; position < text.Length;)
        {
            var begun = line;
            var cells = new List<string>();
            do
            {
                cells.Add(Cell(text, file, ref position, ref line));
            }
            while (Skip(text, ',', ref position));

            Skip(text, '\r', ref position);
            if (position < text.Length && !Skip(text, '\n', ref position))
            {
                throw new RunFileException(file, line, $"'{text[position]}' after a cell", "a comma or the end of the line");
            }

            line++;
            records.Add(new CsvRecord(begun, cells));
        }

        return records;
    }

    private static string Cell(string text, string file, ref int position, ref int line)
    {
        if (Skip(text, '"', ref position))
        {
            return Quoted(text, file, ref position, ref line);
        }

        var end = text.AsSpan(position).IndexOfAny(",\"\r\n");
        var length = end < 0 ? text.Length - position : end;
        position += length;
        return text.Substring(position - length, length);
    }

    private static string Quoted(string text, string file, ref int position, ref int line)
    {
        var opened = line;
        var cell = new StringBuilder();
        while (position < text.Length)
        {
            var character = text[position++];
            if (character == '"' && !Skip(text, '"', ref position))
            {
                return cell.ToString();
            }

            line += character == '\n' ? 1 : 0;
            cell.Append(character);
        }

        throw new RunFileException(file, opened, "a quote that is never closed", "a closing quote");
    }

    private static bool Skip(string text, char character, ref int position)
    {
        if (position >= text.Length || text[position] != character)
        {
            return false;
        }

        position++;
        return true;
    }
}
