using Spectre.Console;
using Spectre.Console.Rendering;

namespace Ouroboros.Cli.Display;

/// <summary>The live display on a terminal: redrawn in place, five times a second, by a thread of its own.</summary>
/// <remarks>The loop's thread only notes what happened, so that drawing does not hold up training.</remarks>
internal sealed class LiveDisplay(RunProgress progress, Terminal terminal, TimeProvider time)
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(200);

    /// <summary>Runs <paramref name="work"/> with the display on; the last picture stays on the screen.</summary>
    public T Around<T>(Func<T> work)
    {
        var console = terminal.CreateConsole();
        return console.Live(Picture()).Overflow(VerticalOverflow.Crop).Start(context =>
        {
            var drawing = new Lock();
            using var timer = time.CreateTimer(_ => Draw(context, drawing), null, Interval, Interval);
            try
            {
                return work();
            }
            finally
            {
                timer.Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
                Draw(context, drawing);
            }
        });
    }

    private void Draw(LiveDisplayContext context, Lock drawing)
    {
        lock (drawing)
        {
            context.UpdateTarget(Picture());
        }
    }

    private Rows Picture()
    {
        var (columns, rows) = terminal.Size();
        var lines = new ProgressView(columns, rows, terminal.HasUnicode).Lines(progress.Snapshot());
        return new Rows(lines.Select(line => (IRenderable)line.ToParagraph()));
    }
}
