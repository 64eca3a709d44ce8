using Spectre.Console;
using Spectre.Console.Rendering;

namespace Ouroboros.Cli.Display;

/// <summary>The live display on a terminal: redrawn in place, five times a second, by a thread of its own.</summary>
/// <remarks>The loop's thread only notes what happened, so that drawing does not hold up training.</remarks>
/// <param name="view">What to show.</param>
/// <param name="terminal">Where.</param>
/// <param name="time">Clock of the redrawing.</param>
internal sealed class LiveDisplay(ILiveView view, Terminal terminal, TimeProvider time)
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(200);

    /// <summary>The display of a run.</summary>
    public LiveDisplay(RunProgress progress, Terminal terminal, TimeProvider time)
        : this(new RunView(progress, terminal), terminal, time)
    {
    }

    /// <summary>Runs <paramref name="work"/> with the display on; then all generations are left as ordinary lines.</summary>
    public T Around<T>(Func<T> work)
    {
        var console = terminal.CreateConsole();
        try
        {
            return Run(console, work);
        }
        finally
        {
            Leave(console);
        }
    }

    private T Run<T>(IAnsiConsole console, Func<T> work) =>
        console.Live(Picture()).AutoClear(true).Overflow(VerticalOverflow.Crop).Start(context =>
        {
            var drawing = new Lock();
            var ended = false;
            using var timer = time.CreateTimer(_ => Draw(), null, Interval, Interval);
            try
            {
                return work();
            }
            finally
            {
                Draw();
                lock (drawing)
                {
                    ended = true;
                }
            }

            // A timer's last call may come after the timer is gone.
            void Draw()
            {
                lock (drawing)
                {
                    if (!ended)
                    {
                        context.UpdateTarget(Picture());
                    }
                }
            }
        });

    private void Leave(IAnsiConsole console)
    {
        var (columns, rows) = terminal.Size();
        if (view.LastLines(columns, rows) is { Count: > 0 } lines)
        {
            console.Write(Join(lines));
        }
    }

    private Rows Picture()
    {
        var (columns, rows) = terminal.Size();
        return Join(view.Lines(columns, rows));
    }

    private static Rows Join(IEnumerable<StyledLine> lines) => new(lines.Select(line => (IRenderable)line.ToParagraph()));
}
