using Ouroboros.Storage;
using Spectre.Console;

namespace Ouroboros.Cli.Display;

/// <summary>One line of the live display, built left to right and never longer than its width.</summary>
internal sealed class StyledLine(int width)
{
    private readonly List<(string Text, Style Style)> _parts = [];

    /// <summary>Columns used.</summary>
    public int Length => _parts.Sum(part => part.Text.Length);

    /// <summary>Columns free.</summary>
    public int Free => width - Length;

    /// <summary>The text without its styles.</summary>
    public string Text => string.Concat(_parts.Select(part => part.Text));

    /// <summary>Adds text; what does not fit is cut.</summary>
    public StyledLine Add(string text, Style? style = null)
    {
        text = PlainText.Line(text);
        if (text.Length > 0 && Free > 0)
        {
            _parts.Add((text.Length > Free ? text[..Free] : text, style ?? Style.Plain));
        }

        return this;
    }

    /// <summary>Adds texts one after the other until one does not fit as a whole: half a number would mislead.</summary>
    public StyledLine AddWhole(IEnumerable<string> texts)
    {
        foreach (var text in texts.TakeWhile(text => text.Length <= Free))
        {
            Add(text);
        }

        return this;
    }

    /// <summary>The line for Spectre.Console.</summary>
    public Paragraph ToParagraph()
    {
        var paragraph = new Paragraph { Overflow = Overflow.Crop };
        foreach (var (text, style) in _parts)
        {
            paragraph.Append(text, style);
        }

        return _parts.Count == 0 ? paragraph.Append(" ") : paragraph;
    }
}
