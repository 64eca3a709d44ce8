namespace Ouroboros.Cli.Display;

/// <summary>What a <see cref="LiveDisplay"/> shows; asked from a thread of its own.</summary>
internal interface ILiveView
{
    /// <summary>The lines now, fewer than the window has rows.</summary>
    IReadOnlyList<StyledLine> Lines(int columns, int rows);

    /// <summary>The lines to leave on the screen in the end; none when there is nothing to leave.</summary>
    IReadOnlyList<StyledLine> LastLines(int columns, int rows);
}

/// <summary>A run.</summary>
internal sealed class RunView(RunProgress progress, Terminal terminal) : ILiveView
{
    /// <inheritdoc/>
    public IReadOnlyList<StyledLine> Lines(int columns, int rows) =>
        new ProgressView(columns, rows, terminal.HasUnicode).Lines(progress.Snapshot());

    /// <inheritdoc/>
    public IReadOnlyList<StyledLine> LastLines(int columns, int rows)
    {
        var now = progress.Snapshot();
        return now.Rows.Count == 0 ? [] : new ProgressView(columns, rows, terminal.HasUnicode).LastLines(now);
    }
}
