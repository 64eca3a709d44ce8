namespace Ouroboros.Cli;

/// <summary>Breaks text between words, and words that are too long after the separators of a path.</summary>
internal static class Wrapping
{
    /// <summary>The lines of a text, none longer than <paramref name="width"/> unless a single name is.</summary>
    /// <param name="text">Words with single spaces between.</param>
    /// <param name="width">Columns.</param>
    /// <param name="indent">Spaces before every line but the first.</param>
    public static IReadOnlyList<string> Lines(string text, int width, int indent = 0)
    {
        var lines = new List<string>();
        string? line = null;
        foreach (var word in text.Split(' '))
        {
            foreach (var (place, part) in Parts(word, width - indent).Index())
            {
                if (line is null)
                {
                    line = part;
                }
                else if (place == 0 && line.Length + 1 + part.Length <= width)
                {
                    line += " " + part;
                }
                else
                {
                    lines.Add(line);
                    line = new string(' ', indent) + part;
                }
            }
        }

        return [.. lines, line ?? ""];
    }

    /// <summary>A name with its middle left out where it is longer than there is room: what tells names apart often stands at their ends.</summary>
    /// <param name="name">The name.</param>
    /// <param name="width">Columns, at least 1.</param>
    /// <param name="unicode">Whether an ellipsis may be used, or only ASCII.</param>
    public static string Shortened(string name, int width, bool unicode)
    {
        var sign = unicode ? "\u2026" : "..";
        if (name.Length <= width)
        {
            return name;
        }

        var tail = (width - sign.Length + 1) / 2;
        return width <= sign.Length ? name[..width] : $"{name[..(width - sign.Length - tail)]}{sign}{name[^tail..]}";
    }

    // As many names of a path as fit, its separators at their ends.
    private static IEnumerable<string> Parts(string word, int room)
    {
        var start = 0;
        while (word.Length - start > room)
        {
            var end = word.AsSpan(start, Math.Max(1, room)).LastIndexOfAny('/', '\\');
            end = end < 0 ? word.AsSpan(start).IndexOfAny('/', '\\') : end;
            if (end < 0 || start + end + 1 == word.Length)
            {
                break;
            }

            yield return word.Substring(start, end + 1);
            start += end + 1;
        }

        yield return word[start..];
    }
}
