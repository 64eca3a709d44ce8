using System.Buffers;
using System.Globalization;
using System.Text;

namespace Ouroboros.Storage;

/// <summary>Writes CSV (RFC 4180) in UTF-8, lines ended by a line feed on every system.</summary>
/// <remarks>
/// A double is the shortest text that reads back as the same number, in the invariant culture; null is an empty cell.
/// </remarks>
internal sealed class CsvWriter : IDisposable
{
    private static readonly SearchValues<char> Special = SearchValues.Create(",\"\r\n");

    private readonly StreamWriter _writer;
    private bool _rowBegun;

    /// <summary>Writes the header. The stream stays the caller's.</summary>
    public CsvWriter(Stream stream, IEnumerable<string> columns)
    {
        _writer = new StreamWriter(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), leaveOpen: true) { NewLine = "\n" };
        foreach (var column in columns)
        {
            Cell(column);
        }

        EndRow();
    }

    /// <summary>Adds a cell of text.</summary>
    public CsvWriter Cell(string text)
    {
        if (_rowBegun)
        {
            _writer.Write(',');
        }

        _rowBegun = true;
        _writer.Write(text.AsSpan().ContainsAny(Special) ? $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : text);
        return this;
    }

    /// <summary>Adds a cell of an integer.</summary>
    public CsvWriter Cell(int value) => Cell(value.ToString(CultureInfo.InvariantCulture));

    /// <summary>Adds a cell of a number, or an empty one.</summary>
    public CsvWriter Cell(double? value) => Cell(value?.ToString("R", CultureInfo.InvariantCulture) ?? "");

    /// <summary>Ends the row.</summary>
    public void EndRow()
    {
        _writer.WriteLine();
        _rowBegun = false;
    }

    /// <summary>Hands everything on to the stream.</summary>
    public void Dispose() => _writer.Dispose();
}
