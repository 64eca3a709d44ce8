using System.Buffers;
using System.Text;
using System.Text.Unicode;

namespace Ouroboros.Storage;

/// <summary>Text without characters that steer a terminal, reorder what it shows, or break a line.</summary>
/// <remarks>
/// These are the control characters (U+0000 to U+001F and U+007F to U+009F), the separators U+2028 and U+2029, and the
/// bidirectional controls of Unicode (UAX #9).
/// </remarks>
public static class PlainText
{
    private static readonly char[] Controls =
    [
        .. Enumerable.Range(0, 0xA0).Select(code => (char)code).Where(char.IsControl),
        .. "\u061C\u200E\u200F\u2028\u2029\u202A\u202B\u202C\u202D\u202E\u2066\u2067\u2068\u2069",
    ];

    private static readonly SearchValues<char> NotInLines = SearchValues.Create(Controls);
    private static readonly SearchValues<char> NotInText = SearchValues.Create([.. Controls.Except("\t\n\r")]);
    private static readonly SearchValues<char> NotInOutput = SearchValues.Create([.. Controls.Except("\t\n")]);

    /// <summary>
    /// The name of the first character that a line of plain text must not hold: <c>U+001B</c>; null if there is none.
    /// </summary>
    public static string? FirstControl(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var place = text.AsSpan().IndexOfAny(NotInLines);
        return place < 0 ? null : Name(text[place]);
    }

    /// <summary>
    /// The text on one line: every such character, line breaks and tabs too, becomes <c>\u001b</c> and the like.
    /// </summary>
    public static string Line(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return Escape(text, NotInLines);
    }

    /// <summary>
    /// The same, but tabs and line breaks (a line feed, with or without a carriage return before it) stay.
    /// </summary>
    public static string Lines(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return Escape(text, NotInOutput);
    }

    /// <summary>Decodes UTF-8 text that holds tabs and line breaks, and no other of these characters.</summary>
    /// <param name="content">The bytes, with or without a byte order mark.</param>
    /// <param name="flaw">The first place where they are no such text; null if there is none.</param>
    /// <returns>The text without a byte order mark, up to the flaw.</returns>
    public static string Decode(ReadOnlySpan<byte> content, out TextFlaw? flaw)
    {
        var characters = new char[content.Length];
        Utf8.ToUtf16(content, characters, out var read, out var written, replaceInvalidSequences: false);
        var text = characters.AsSpan(0, written);
        var control = text.IndexOfAny(NotInText);
        if (control >= 0)
        {
            flaw = new(text[..control], $"the control character {Name(text[control])}");
            text = text[..control];
        }
        else
        {
            flaw = read < content.Length ? new(text, $"the byte 0x{content[read]:X2}, which is not UTF-8") : null;
        }

        return text.TrimStart('\uFEFF').ToString();
    }

    private static string Escape(string text, SearchValues<char> unwanted)
    {
        if (!text.AsSpan().ContainsAny(unwanted))
        {
            return text;
        }

        var escaped = new StringBuilder(text.Length + 16);
        foreach (var (place, character) in text.Index())
        {
            var isLineBreak = character == '\r' && unwanted == NotInOutput && text.AsSpan(place + 1).StartsWith("\n");
            escaped.Append(unwanted.Contains(character) && !isLineBreak ? $"\\u{(int)character:x4}" : $"{character}");
        }

        return escaped.ToString();
    }

    private static string Name(char character) => $"U+{(int)character:X4}";
}
