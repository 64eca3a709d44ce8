using Ouroboros.Cli.Display;
using Spectre.Console;

namespace Ouroboros.Cli.Groups;

/// <summary>Several runs on a terminal: a line for all, and a line for each.</summary>
/// <param name="runs">The runs.</param>
/// <param name="noun">What one of them is called.</param>
/// <param name="time">Clock.</param>
/// <param name="unicode">Whether block characters may be used.</param>
internal sealed class BatchView(IReadOnlyList<BatchRun> runs, string noun, TimeProvider time, bool unicode) : ILiveView
{
    private const int Widest = 100;
    private const int WidestBar = 20;
    private const int UsualBar = 8;
    private const int NarrowestNames = 8;

    // What stands after a bar: percent and times, or generations, classes and time.
    private const int TimesWidth = 28;
    private const int FactsWidth = 44;

    // With less room, words are shorter and the empty row goes.
    private const int NarrowWidth = 44;
    private const int LowHeight = 8;
    private static readonly TimeSpan EnoughToEstimate = TimeSpan.FromSeconds(2);
    private static readonly Style Quiet = new(decoration: Decoration.Dim);
    private static readonly Style Loud = new(decoration: Decoration.Bold);
    private static readonly Style Filled = new(Color.Green);

    private readonly long _started = time.GetTimestamp();
    private readonly Bars _bars = new(unicode);

    // What was over before this process began is no sign of how fast it is.
    private readonly HashSet<BatchRun> _before = [.. runs.Where(run => run.State is BatchState.Finished or BatchState.Failed)];

    /// <summary>Time since the beginning, and the estimated time to the end; null while it cannot be told.</summary>
    public (TimeSpan Elapsed, TimeSpan? Left) Times()
    {
        var elapsed = time.GetElapsedTime(_started);
        var gained = runs.Where(run => !_before.Contains(run)).Sum(run => Share(run) - run.Progress.Snapshot().BegunAt);
        return (elapsed, elapsed > EnoughToEstimate && gained > 0 ? elapsed * ((runs.Count - runs.Sum(Share)) / gained) : null);
    }

    /// <inheritdoc/>
    public IReadOnlyList<StyledLine> Lines(int columns, int rows)
    {
        var width = Math.Clamp(columns - 3, 1, Widest);

        // Who is at work is worth more than who waits or is done.
        StyledLine[] head = rows < LowHeight ? [Overall(width)] : [Overall(width), new(width)];
        var room = Math.Max(1, rows - 1 - head.Length);
        var shown = runs.Index().OrderBy(run => Rank(run.Item.State)).ThenBy(run => run.Index).Take(runs.Count > room ? room - 1 : room).OrderBy(run => run.Index);
        List<StyledLine> lines = [.. head, .. shown.Select(run => Line(run.Item, width))];
        if (runs.Count > room)
        {
            lines.Add(new StyledLine(width).Add($"and {runs.Count - room + 1} more", Quiet));
        }

        return lines;
    }

    /// <inheritdoc/>
    public IReadOnlyList<StyledLine> LastLines(int columns, int rows) => [];

    private static int Rank(BatchState state) => state switch
    {
        BatchState.Running => 0,
        BatchState.Failed => 1,
        BatchState.Waiting => 2,
        _ => 3,
    };

    private static double Share(BatchRun run) => run.State switch
    {
        BatchState.Finished or BatchState.Failed => 1,
        BatchState.Waiting => 0,
        _ => run.Progress.Snapshot().Fraction,
    };

    private StyledLine Overall(int width)
    {
        var (elapsed, left) = Times();
        var over = runs.Count(run => run.State is BatchState.Finished or BatchState.Failed);
        var share = runs.Average(Share);
        var line = new StyledLine(width).Add(width < NarrowWidth ? $"{over}/{runs.Count} " : $"{over} of {Units.Count(runs.Count, noun)} done ", Loud);
        AddBar(line, share, TimesWidth);
        return line.AddWhole([$" {share * 100,3:F0} %", $"  {Units.Clock(elapsed)}", left is { } rest ? $"  {Units.Clock(rest)} left" : ""]);
    }

    private StyledLine Line(BatchRun run, int width)
    {
        var names = Math.Min(runs.Max(other => other.Item.Name.Length), Math.Max(NarrowestNames, 2 * width / 5));
        var line = new StyledLine(width).Add(Wrapping.Shortened(run.Item.Name, names, unicode).PadRight(names) + "  ");
        if (run.State is BatchState.Waiting or BatchState.Failed)
        {
            return line.Add(run.State == BatchState.Waiting ? "waiting" : $"failed{(run.Error is { } error ? $": {error.Message}" : "")}", Quiet);
        }

        var now = run.Progress.Snapshot();
        AddBar(line, run.State == BatchState.Finished ? 1 : now.Fraction, FactsWidth);
        if (now.Generations == 0)
        {
            return line.AddWhole([run.State == BatchState.Finished ? "  finished before" : "  reading the data"]);
        }

        return line.AddWhole(
        [
            $"  {now.Completed}/{now.Generations}{(width < NarrowWidth ? "" : " generations")}",
            now.Rows.Count > 0 ? $"  {now.Rows[^1].EffectiveClasses:F2} classes" : "",
            run.State == BatchState.Finished ? "  finished" : now.Left is { } left ? $"  {Units.Clock(left)} left" : "",
        ]);
    }

    // It takes what the words leave; in a narrow window a short bar is worth more than the last of them.
    private void AddBar(StyledLine line, double share, int wordsWidth)
    {
        var (filled, empty) = _bars.Progress(share, Math.Clamp(line.Free - wordsWidth, Math.Min(UsualBar, line.Free / 2), WidestBar));
        line.Add(filled, Filled).Add(empty, Quiet);
    }
}
