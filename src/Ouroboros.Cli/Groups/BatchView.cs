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
    private const int BarWidth = 20;
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
        var room = Math.Max(1, rows - 4);
        var shown = runs.Index().OrderBy(run => Rank(run.Item.State)).ThenBy(run => run.Index).Take(runs.Count > room ? room - 1 : room).OrderBy(run => run.Index);
        List<StyledLine> lines = [Overall(width), new StyledLine(width), .. shown.Select(run => Line(run.Item, width))];
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
        var line = new StyledLine(width).Add($"{over} of {Units.Count(runs.Count, noun)} done ", Loud);
        AddBar(line, share);
        return line.Add($" {share * 100,3:F0} %  {Units.Clock(elapsed)}" + (left is { } rest ? $"  {Units.Clock(rest)} left" : ""));
    }

    private StyledLine Line(BatchRun run, int width)
    {
        var names = Math.Min(runs.Max(other => other.Item.Name.Length), width / 2);
        var line = new StyledLine(width).Add(run.Item.Name.PadRight(names)[..names] + "  ");
        if (run.State is BatchState.Waiting or BatchState.Failed)
        {
            return line.Add(run.State == BatchState.Waiting ? "waiting" : $"failed{(run.Error is { } error ? $": {error.Message}" : "")}", Quiet);
        }

        var now = run.Progress.Snapshot();
        AddBar(line, run.State == BatchState.Finished ? 1 : now.Fraction);
        if (now.Generations == 0)
        {
            return line.Add(run.State == BatchState.Finished ? "  finished before" : "  reading the data", Quiet);
        }

        line.Add($"  {now.Completed}/{now.Generations} generations");
        if (now.Rows.Count > 0)
        {
            line.Add($"  {now.Rows[^1].EffectiveClasses:F2} classes");
        }

        return run.State == BatchState.Finished ? line.Add("  finished") : line.Add(now.Left is { } left ? $"  {Units.Clock(left)} left" : "");
    }

    private void AddBar(StyledLine line, double share)
    {
        var (filled, empty) = _bars.Progress(share, BarWidth);
        line.Add(filled, Filled).Add(empty, Quiet);
    }
}
