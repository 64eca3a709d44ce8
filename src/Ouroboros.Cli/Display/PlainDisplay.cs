using Ouroboros.Runs;

namespace Ouroboros.Cli.Display;

/// <summary>A line a generation, for logs and pipes.</summary>
/// <param name="progress">Told before this display of each event.</param>
/// <param name="output">Where the lines go.</param>
/// <param name="name">What its lines begin with, where there are several runs; empty for one.</param>
internal sealed class PlainDisplay(RunProgress progress, TextWriter output, string name = "") : IRunObserver
{
    /// <inheritdoc/>
    public void GenerationCompleted(GenerationResult result)
    {
        var snapshot = progress.Snapshot();
        Write(Line(snapshot.Rows[^1], snapshot));
    }

    /// <inheritdoc/>
    public void Waiting(string reason) => Write(reason);

    private void Write(string line)
    {
        lock (output)
        {
            output.WriteLine(name.Length == 0 ? line : $"{name}: {line}");
            output.Flush();
        }
    }

    private static string Line(GenerationRow row, ProgressSnapshot snapshot)
    {
        List<string> parts = [];
        if (!double.IsNaN(row.EffectiveClasses))
        {
            parts.Add($"effective classes {row.EffectiveClasses:F2}");
        }

        if (row.TopLabel is { } top)
        {
            parts.Add($"{Units.Percent(row.TopShare)} are {Units.Plural(snapshot.Source, top)}{(row.IsByTrueLabels ? "" : " (classifier 1)")}");
        }

        if (row.RealTestAccuracy is { } accuracy)
        {
            parts.Add($"real test accuracy {Units.Percent(accuracy)}");
        }

        if (row.VaeLoss is { } loss)
        {
            parts.Add($"VAE loss {loss:F2}");
        }

        if (row.Generation == 0)
        {
            return (row.IsByTrueLabels ? "real data, true labels: " : "real data: ") + string.Join(", ", parts);
        }

        parts.Add($"elapsed {Units.Clock(snapshot.Elapsed)}");
        if (snapshot.Left is { } left && row.Generation < snapshot.Generations)
        {
            parts.Add($"left {Units.Clock(left)}");
        }

        return $"generation {row.Generation}/{snapshot.Generations}: " + string.Join(", ", parts);
    }
}
