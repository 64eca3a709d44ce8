using Ouroboros.Cli.Running;
using Ouroboros.Runs;

namespace Ouroboros.Cli.Display;

/// <summary>The end of a run: what happened, and where to look.</summary>
internal static class RunSummary
{
    /// <summary>Writes the summary; with <paramref name="quiet"/> the folder's path alone.</summary>
    public static void Write(Terminal terminal, RunRequest request, RunHistory history, TimeSpan elapsed, bool quiet)
    {
        var output = terminal.Out;
        if (quiet)
        {
            output.WriteLine(request.OutputFolder);
            return;
        }

        var folder = terminal.Shown(request.OutputFolder);
        output.WriteLine();
        output.WriteLine(Verdict(GenerationRow.From(history)));
        output.WriteLine($"{Units.Count(request.Config.Experiment.Iterations, "generation")} in {Units.Clock(elapsed)}. Look at");
        TextTable.Write(output,
        [
            ["  " + Path.Combine(folder, "model_collapse.gif"), "the generations as a film"],
            ["  " + Path.Combine(folder, "samples"), "what each generation made"],
            ["  " + Path.Combine(folder, "plots"), "loss, accuracy and labels"],
            ["  " + Path.Combine(folder, "metrics.csv"), "the numbers"],
        ]);
        var data = request.DataFolder is null ? "" : $" --data-dir {Argument(request.DataFolder)}";
        output.WriteLine($"The same again: ouroboros run -c {Argument(Path.Combine(folder, "config.yaml"))}{data}");
    }

    private static string Argument(string path) => path.Contains(' ', StringComparison.Ordinal) ? $"\"{path}\"" : path;

    /// <summary>What happened, in one sentence.</summary>
    public static string Verdict(IReadOnlyList<GenerationRow> rows)
    {
        var last = rows[^1];
        var most = last.TopLabel is null ? "" : $"{Units.Percent(last.TopShare)} of the samples are {last.TopLabel}s";
        var from = CollapsePoint.Find([.. rows.Select(row => row.EffectiveClasses)]);
        if (from is { } generation)
        {
            return $"Collapsed: from generation {generation} on fewer than {CollapsePoint.Threshold} effective classes are left"
                + (most.Length == 0 ? "." : $"; at the end {most}.");
        }

        var classes = $"{last.EffectiveClasses:F1} effective classes are left of {rows[0].EffectiveClasses:F1}";
        return $"Not collapsed after {Units.Count(last.Generation, "generation")}: {classes}" + (most.Length == 0 ? "." : $"; {most}.");
    }
}
