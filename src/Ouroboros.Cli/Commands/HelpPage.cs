using System.CommandLine;

namespace Ouroboros.Cli.Commands;

/// <summary>A command's help: what it does, how to call it, and tables of options, keys and examples.</summary>
/// <param name="Summary">What the command does: one or two sentences.</param>
/// <param name="Usage">How to call it.</param>
/// <param name="Sections">The tables, in order.</param>
internal sealed record HelpPage(string Summary, string Usage, IReadOnlyList<HelpSection> Sections)
{
    private const int WidestLeft = 46;
    private const int NarrowestRight = 30;
    private const int NarrowIndent = 8;
    private const string UsageBegins = "Usage: ";

    /// <summary>Writes the page, no line longer than <paramref name="width"/> unless a single word is.</summary>
    public void Write(TextWriter output, int width)
    {
        WriteWrapped(output, Summary, 0, width);
        output.WriteLine();
        output.Write(UsageBegins);
        WriteWrapped(output, Usage, UsageBegins.Length, width);
        foreach (var section in Sections)
        {
            output.WriteLine();
            output.WriteLine(section.Title + ":");
            var left = Math.Min(WidestLeft, section.Rows.Max(row => row.Left.Length));
            foreach (var row in section.Rows)
            {
                WriteRow(output, row, left, width);
            }
        }
    }

    private static void WriteRow(TextWriter output, HelpRow row, int left, int width)
    {
        output.Write("  " + row.Left);
        if (row.Right.Length == 0)
        {
            output.WriteLine();
            return;
        }

        // In a narrow window, and after a long name, the explanation goes below the name.
        var isNarrow = width - left - 4 < NarrowestRight;
        var indent = isNarrow ? NarrowIndent : left + 4;
        if (isNarrow || row.Left.Length > left)
        {
            output.WriteLine();
            output.Write(new string(' ', indent));
        }
        else
        {
            output.Write(new string(' ', left - row.Left.Length + 2));
        }

        WriteWrapped(output, row.Right, indent, width);
    }

    // Writes from the current place on; further lines begin at the indent.
    private static void WriteWrapped(TextWriter output, string text, int indent, int width) =>
        output.WriteLine(string.Join(output.NewLine + new string(' ', indent), Wrapping.Lines(text, width - indent)));
}

/// <summary>A table of a help page.</summary>
/// <param name="Title">Its title, without the colon.</param>
/// <param name="Rows">Its rows.</param>
internal sealed record HelpSection(string Title, IReadOnlyList<HelpRow> Rows);

/// <summary>A row of a help table.</summary>
/// <param name="Left">The option, key or command line.</param>
/// <param name="Right">What it does.</param>
internal sealed record HelpRow(string Left, string Right)
{
    /// <summary>The help option, which every command has.</summary>
    public static HelpRow Help { get; } = new("-h, --help", "Show this help");

    /// <summary>A row for an option: its forms, its value's place holder, its description.</summary>
    public static HelpRow Of(Option option)
    {
        var shortForm = option.Aliases.FirstOrDefault();
        var forms = shortForm is null ? "    " + option.Name : $"{shortForm}, {option.Name}";
        return new(option.HelpName is null ? forms : $"{forms} {option.HelpName}", option.Description ?? "");
    }
}
