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
    private const int UsualBar = 8;
    private const int ShortestBar = 4;
    private const int WidestBar = 40;

    // Room for the names before the bars and for the longest words after them, so that nothing jumps as words come and go.
    private const int NameWidth = 21;
    private const int TimeWidth = 28;
    private const int FactsWidth = 48;

    // In a narrow window names are short, and a bar leaves room for the share and for the time left, or for the share alone.
    private const int NarrowestNames = 44;
    private const int ShortNameWidth = 15;
    private const int ShareWidth = 6;
    private const int ShareAndTimeWidth = 17;
    private static readonly Style Quiet = new(decoration: Decoration.Dim);
    private static readonly Style Loud = new(decoration: Decoration.Bold);
    private static readonly Style Filled = new(Color.Green);

    // The last columns stay free: there the terminal echoes ^C, and a line that wraps would leave its copy on the screen.
    private readonly int _width = Math.Clamp(width - 3, 1, Widest);
    private readonly Bars _bars = new(unicode);

    private bool IsNarrow => _width < NarrowestNames;

    /// <summary>The lines, fewer than the window has rows unless it has one only.</summary>
    public IReadOnlyList<StyledLine> Lines(ProgressSnapshot now)
    {
        List<StyledLine> head = [Overall(now), Training(now), Line()];
        var table = new GenerationTable(_width, unicode, now.Classes, now.Source);
        return [.. head.Concat(table.Lines(now.Rows, height - 1 - head.Count)).Take(Math.Max(1, height - 1))];
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
        var share = $" {now.Fraction * 100,3:F0} %";
        var left = now.IsFinished || now.Left is null ? "" : $"  {Units.Clock(now.Left.Value)} left";
        var line = AddBar(Name($"{(IsNarrow ? "gen" : "generation")} {current}/{now.Generations}", Loud), now.Fraction, TimeWidth);
        string[] all = [share, $"  {Units.Clock(now.Elapsed)}", left];
        return line.AddWhole(all.Sum(part => part.Length) <= line.Free ? all : [share, left]);
    }

    private StyledLine Training(ProgressSnapshot now)
    {
        if (now.Training is not { } training)
        {
            var phase = now.Generations == 0 ? "" : now.Waiting ?? "sampling and measuring";
            return Line().Add(now.IsFinished ? "done" : phase, Quiet);
        }

        List<string> facts = [];
        if (now.LastEpoch is { } epoch)
        {
            facts.Add(training.Model == TrainedModel.Vae ? $"  loss {epoch.Loss:F2}" : $"  loss {epoch.Loss:F3}");
            if (epoch.Accuracy is { } accuracy)
            {
                facts.Add($"  accuracy {Units.Percent(accuracy)}");
            }
        }

        if (now.ImagesPerSecond is { } rate)
        {
            facts.Add($"  {rate:N0} images/s");
        }

        var model = training.Model == TrainedModel.Vae ? "VAE" : "classifier";
        var done = (training.Epoch - 1 + (training.ImagesDone / (double)training.Images)) / training.Epochs;
        return AddBar(Name($"{model} {(IsNarrow ? "" : "epoch ")}{training.Epoch}/{training.Epochs}"), done, FactsWidth).AddWhole(facts);
    }

    private StyledLine Name(string name, Style? style = null) =>
        Line().Add($"{name} ".PadRight(IsNarrow ? Math.Min(ShortNameWidth, Math.Max(0, _width - ShareWidth)) : NameWidth), style);

    // The words are worth more than a long bar: it takes what they leave. A short one is worth more than the last of them.
    private StyledLine AddBar(StyledLine line, double share, int wordsWidth)
    {
        var room = line.Free - wordsWidth >= UsualBar ? Math.Min(line.Free - wordsWidth, WidestBar)
            : line.Free - ShareWidth >= ShortestBar ? Math.Clamp(line.Free - ShareAndTimeWidth, ShortestBar, UsualBar)
            : 0;
        var (filled, empty) = _bars.Progress(share, room);
        return line.Add(filled, Filled).Add(empty, Quiet);
    }

    private StyledLine Line() => new(_width);
}
