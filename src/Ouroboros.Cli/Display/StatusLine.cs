namespace Ouroboros.Cli.Display;

/// <summary>One line on standard error that says what the program is at, gone when it is done. Only a person at a terminal sees it.</summary>
internal sealed class StatusLine(Terminal terminal) : IDisposable
{
    private const string Erase = "\r\u001b[K";
    private bool _written;

    /// <summary>Replaces what the line says.</summary>
    public void Show(string text)
    {
        if (terminal.ErrorIsLive)
        {
            var room = Math.Max(0, terminal.Size().Columns - 1);
            terminal.Error.Write(Erase + text[..Math.Min(text.Length, room)]);
            terminal.Error.Flush();
            _written = true;
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (_written)
        {
            terminal.Error.Write(Erase);
            terminal.Error.Flush();
        }
    }
}
