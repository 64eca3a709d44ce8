using System.Text;

namespace Ouroboros.Bench.Reports;

/// <summary>The Markdown file of one processor: a section for each command line, replaced when that is run again.</summary>
internal static class ResultsFile
{
    private const string SectionStart = "## ";

    /// <summary>A file name for a processor: <c>amd-epyc-9r14</c>.</summary>
    public static string NameOf(string processor)
    {
        var plain = processor.Replace("(R)", "", StringComparison.OrdinalIgnoreCase).Replace("(TM)", "", StringComparison.OrdinalIgnoreCase);
        var name = new StringBuilder();
        foreach (var character in plain)
        {
            if (char.IsAsciiLetterOrDigit(character))
            {
                name.Append(char.ToLowerInvariant(character));
            }
            else if (name.Length > 0 && name[^1] != '-')
            {
                name.Append('-');
            }
        }

        return name.ToString().Trim('-');
    }

    /// <summary>The file's text with a section new or in the place of its old self.</summary>
    /// <param name="text">The file as it is; null when there is none yet.</param>
    /// <param name="processor">Name of the processor, the file's title.</param>
    /// <param name="heading">Heading of the section.</param>
    /// <param name="body">The section's lines; none may begin with <c>## </c>.</param>
    public static string WithSection(string? text, string processor, string heading, string body)
    {
        var sections = Sections(text ?? $"# {processor}\n\nHow to read this: [bench/README.md](../README.md).\n");
        var section = $"{SectionStart}{heading}\n\n{body.ReplaceLineEndings("\n").Trim()}\n";
        var old = sections.FindIndex(other => other.StartsWith($"{SectionStart}{heading}\n", StringComparison.Ordinal));
        if (old < 0)
        {
            sections.Add(section);
        }
        else
        {
            sections[old] = section;
        }

        return string.Join('\n', sections.Select(part => $"{part.Trim()}\n"));
    }

    /// <summary>The text before the first heading, then each section from its heading on.</summary>
    private static List<string> Sections(string text)
    {
        var sections = new List<string>();
        foreach (var line in text.ReplaceLineEndings("\n").Split('\n'))
        {
            if (sections.Count == 0 || line.StartsWith(SectionStart, StringComparison.Ordinal))
            {
                sections.Add("");
            }

            sections[^1] += $"{line}\n";
        }

        return sections;
    }
}
