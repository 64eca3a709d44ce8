namespace Ouroboros.Reporting.Html.Content;

/// <summary>Numbers as they stand in running text.</summary>
internal static class Typeset
{
    private const char UnbreakableSpace = '\u00A0';

    /// <summary>A share, 0 to 1, in percent, that no line breaks in two.</summary>
    public static string Percent(double share) => Units.Percent(share).Replace(' ', UnbreakableSpace);

    /// <summary>Words one after the other: <c>a, b and c</c>.</summary>
    public static string List(IReadOnlyList<string> words) => words.Count switch
    {
        0 => string.Empty,
        1 => words[0],
        _ => $"{string.Join(", ", words.Take(words.Count - 1))} and {words[^1]}",
    };
}
