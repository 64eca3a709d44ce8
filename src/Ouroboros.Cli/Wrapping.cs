namespace Ouroboros.Cli;

/// <summary>Breaks text between words.</summary>
internal static class Wrapping
{
    /// <summary>The lines of a text, none longer than <paramref name="width"/> unless a single word is.</summary>
    /// <param name="text">Words with single spaces between.</param>
    /// <param name="width">Columns.</param>
    /// <param name="indent">Spaces before every line but the first.</param>
    public static IReadOnlyList<string> Lines(string text, int width, int indent = 0)
    {
        var lines = new List<string>();
        string? line = null;
        foreach (var word in text.Split(' '))
        {
            if (line is null)
            {
                line = word;
            }
            else if (line.Length + 1 + word.Length <= width)
            {
                line += " " + word;
            }
            else
            {
                lines.Add(line);
                line = new string(' ', indent) + word;
            }
        }

        return [.. lines, line ?? ""];
    }
}
