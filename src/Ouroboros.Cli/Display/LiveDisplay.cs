using Spectre.Console;
using Spectre.Console.Rendering;

namespace Ouroboros.Cli.Display;

/// <summary>The live display on a terminal: redrawn in place, five times a second, by a thread of its own.</summary>
/// <remarks>The loop's thread only notes what happened, so that drawing does not hold up training.</remarks>
internal sealed class LiveDisplay(RunProgress progress, Terminal terminal, TimeProvider time)
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(200);

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
        var now = progress.Snapshot();
        if (now.Rows.Count > 0)
        {
            var (columns, rows) = terminal.Size();
            console.Write(Join(new ProgressView(columns, rows, terminal.HasUnicode).LastLines(now)));
        }
    }

    private Rows Picture()
    {
        var (columns, rows) = terminal.Size();
        return Join(new ProgressView(columns, rows, terminal.HasUnicode).Lines(progress.Snapshot()));
    }

    private static Rows Join(IEnumerable<StyledLine> lines) => new(lines.Select(line => (IRenderable)line.ToParagraph()));
}
