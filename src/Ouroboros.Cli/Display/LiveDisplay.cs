using System.Globalization;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace Ouroboros.Cli.Display;

/// <summary>The live display on a terminal: redrawn five times a second, by a thread of its own.</summary>
/// <remarks>
/// <para>The loop's thread only notes what happened, so that drawing does not hold up training.</para>
/// <para>
/// It is drawn on the terminal's alternate screen, each time from its first row. Terminals break the lines of the ordinary screen anew when their
/// window changes its size, some do not, and what no longer fits moves out of reach: a picture there could not be found again.
/// </para>
/// </remarks>
/// <param name="view">What to show.</param>
/// <param name="services">Where, the clock of the redrawing, and what may end it.</param>
internal sealed class LiveDisplay(ILiveView view, CliServices services)
{
    private const string Enter = "\u001b[?1049h\u001b[?25l";
    private const string Exit = "\u001b[?25h\u001b[?1049l";
    private const string FirstRow = "\u001b[H";
    private const string RestOfLine = "\u001b[K";
    private const string RestOfScreen = "\u001b[J";
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(200);

    private readonly Terminal _terminal = services.Terminal;
    private readonly Lock _drawing = new();
    private bool _isOn;

    /// <summary>The display of a run.</summary>
    public LiveDisplay(RunProgress progress, CliServices services)
        : this(new RunView(progress, services.Terminal), services)
    {
    }

    /// <summary>Runs <paramref name="work"/> with the display on; then all generations are left as ordinary lines.</summary>
    public T Around<T>(Func<T> work)
    {
        var console = _terminal.CreateConsole();
        try
        {
            return Run(work);
        }
        finally
        {
            Leave(console);
        }
    }

    private T Run<T>(Func<T> work)
    {
        services.Interruption.RestoreScreen = Exit;
        Put(Enter);
        _isOn = true;
        Draw();
        using var timer = services.Time.CreateTimer(_ => Draw(), null, Interval, Interval);
        try
        {
            return work();
        }
        finally
        {
            lock (_drawing)
            {
                _isOn = false;
                Put(Exit);
            }

            services.Interruption.RestoreScreen = null;
        }
    }

    // A timer's last call may come after the timer is gone.
    private void Draw()
    {
        lock (_drawing)
        {
            if (_isOn)
            {
                Put(Picture());
            }
        }
    }

    // All at once, so that nobody sees half a picture.
    private void Put(string text)
    {
        try
        {
            _terminal.Draw(text);
        }
        catch (IOException)
        {
            // The terminal is gone: nobody looks, and the work goes on.
        }
    }

    private string Picture()
    {
        var (columns, rows) = _terminal.Size();
        using var text = new StringWriter(CultureInfo.InvariantCulture);
        var console = (_terminal with { Out = text, Size = () => (columns, rows) }).CreateConsole();
        text.Write(FirstRow);
        foreach (var (place, line) in view.Lines(columns, rows).Take(rows).Index())
        {
            text.Write(place == 0 ? "" : "\r\n");
            console.Write(line.ToParagraph());
            text.Write(RestOfLine);
        }

        text.Write(RestOfScreen);
        return text.ToString();
    }

    private void Leave(IAnsiConsole console)
    {
        var (columns, rows) = _terminal.Size();
        if (view.LastLines(columns, rows) is { Count: > 0 } lines)
        {
            console.Write(new Rows(lines.Select(line => (IRenderable)line.ToParagraph())));
        }
    }
}
