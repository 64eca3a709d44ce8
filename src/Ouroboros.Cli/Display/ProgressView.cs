using Ouroboros.Runs;
using Spectre.Console;

namespace Ouroboros.Cli.Display;

/// <summary>Lays out a snapshot in a window: two lines of progress, then a table of generations.</summary>
/// <param name="width">Columns of the window.</param>
/// <param name="height">Rows of the window.</param>
/// <param name="unicode">Whether block characters may be used.</param>
internal sealed class ProgressView(int width, int height, bool unicode)
{
    private const int Widest = 100;
    private const int NarrowestBar = 8;
    private const int WidestBar = 40;

    // Room for the names before the bars and for the longest words after them, so that nothing jumps as words come and go.
    private const int NameWidth = 21;
    private const int TimeWidth = 28;
    private const int FactsWidth = 48;
    private static readonly Style Quiet = new(decoration: Decoration.Dim);
    private static readonly Style Loud = new(decoration: Decoration.Bold);
    private static readonly Style Filled = new(Color.Green);

    // The last columns stay free: there the terminal echoes ^C, and a line that wraps would leave its copy on the screen.
    private readonly int _width = Math.Clamp(width - 3, 1, Widest);
    private readonly Bars _bars = new(unicode);

    /// <summary>The lines, fewer than the window has rows.</summary>
    public IReadOnlyList<StyledLine> Lines(ProgressSnapshot now)
    {
        List<StyledLine> head = [Overall(now), Training(now), Line()];
        var table = new GenerationTable(_width, unicode, now.Classes, now.Source);
        return [.. head, .. table.Lines(now.Rows, height - 1 - head.Count)];
    }

    /// <summary>The lines to leave on the screen in the end: every generation, however low the window is.</summary>
    public IReadOnlyList<StyledLine> LastLines(ProgressSnapshot now) =>
        [Overall(now), Line(), .. new GenerationTable(_width, unicode, now.Classes, now.Source).Lines(now.Rows, int.MaxValue)];

    private StyledLine Overall(ProgressSnapshot now)
    {
        if (now.Generations == 0)
        {
            return Line().Add("reading the data", Loud);
        }

        var current = Math.Min(now.Completed + 1, now.Generations);
        var line = Line().Add($"generation {current}/{now.Generations} ".PadRight(NameWidth), Loud);
        var percent = $" {now.Fraction * 100,3:F0} %";
        var elapsed = $"  {Units.Clock(now.Elapsed)}";
        var left = now.IsFinished || now.Left is null ? "" : $"  {Units.Clock(now.Left.Value)} left";
        var after = percent + elapsed + left;
        return AddBar(line, now.Fraction, after.Length > line.Free ? percent + left : after, TimeWidth);
    }

    private StyledLine Training(ProgressSnapshot now)
    {
        if (now.Training is not { } training)
        {
            return Line().Add(now.IsFinished ? "done" : now.Generations == 0 ? "" : "sampling and measuring", Quiet);
        }

        var model = training.Model == TrainedModel.Vae ? "VAE" : "classifier";
        var line = Line().Add($"{model} epoch {training.Epoch}/{training.Epochs} ".PadRight(NameWidth));
        List<string> facts = [];
        if (now.LastEpoch is { } epoch)
        {
            facts.Add(training.Model == TrainedModel.Vae ? $"loss {epoch.Loss:F2}" : $"loss {epoch.Loss:F3}");
            if (epoch.Accuracy is { } accuracy)
            {
                facts.Add($"accuracy {Units.Percent(accuracy)}");
            }
        }

        if (now.ImagesPerSecond is { } rate)
        {
            facts.Add($"{rate:N0} images/s");
        }

        // Half a number would mislead: what does not fit goes, the last first.
        while (facts.Count > 0 && facts.Sum(fact => fact.Length + 2) > line.Free)
        {
            facts.RemoveAt(facts.Count - 1);
        }

        var share = (training.Epoch - 1 + (training.ImagesDone / (double)training.Images)) / training.Epochs;
        return AddBar(line, share, string.Concat(facts.Select(fact => "  " + fact)), FactsWidth);
    }

    // The words are worth more than the bar: it takes what they leave.
    private StyledLine AddBar(StyledLine line, double share, string after, int afterWidth)
    {
        var room = Math.Min(line.Free - Math.Max(after.Length, afterWidth), WidestBar);
        if (room >= NarrowestBar)
        {
            var (filled, empty) = _bars.Progress(share, room);
            line.Add(filled, Filled).Add(empty, Quiet);
        }

        return line.Add(after);
    }

    private StyledLine Line() => new(_width);
}
