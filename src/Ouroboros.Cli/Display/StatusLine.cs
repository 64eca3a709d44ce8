using Ouroboros.Storage;

namespace Ouroboros.Cli.Display;

/// <summary>One line on standard error that says what the program is at, gone when it is done. Only a person at a terminal sees it.</summary>
internal sealed class StatusLine(Terminal terminal) : IDisposable
{
    private int _length;

    /// <summary>Replaces what the line says.</summary>
    public void Show(string text)
    {
        if (terminal.ErrorIsLive)
        {
            var room = Math.Max(0, terminal.Size().Columns - 1);
            text = PlainText.Line(text);
            var shown = text[..Math.Min(text.Length, room)];
            terminal.DrawError(Erase() + shown);
            _length = shown.Length;
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (_length > 0)
        {
            terminal.DrawError(Erase());
            _length = 0;
        }
    }

    // A window that has become narrower has broken the line into several rows; the cursor is in the last.
    private string Erase()
    {
        var above = Math.Max(0, _length - 1) / Math.Max(1, terminal.Size().Columns);
        return above > 0 ? $"\u001b[{above}A\r\u001b[J" : "\r\u001b[K";
    }
}
