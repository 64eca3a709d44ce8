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
        output.WriteLine(Verdict(history));
        output.WriteLine($"{Units.Count(request.Config.Experiment.Iterations, "generation")} in {Units.Clock(elapsed)}. Look at {folder}:");
        TextTable.Write(output,
        [
            ["  " + RunFiles.Animation, "the generations as a film"],
            ["  samples/", "what each generation made"],
            ["  plots/", "loss, accuracy and labels"],
            ["  " + RunFiles.Metrics, "the numbers"],
        ]);
        var data = request.DataFolder is null ? "" : $" --data-dir {Argument(request.DataFolder)}";
        output.WriteLine($"The same again: ouroboros run -c {Argument(Path.Combine(folder, "config.yaml"))}{data}");
    }

    /// <summary>What happened, in one sentence; see <see cref="CollapseSummary"/>.</summary>
    public static string Verdict(RunHistory history)
    {
        var collapse = CollapseSummary.Of(history);
        var most = collapse.TopLabel < 0 ? "" : $", {Units.Percent(collapse.TopShare)} of the samples are {collapse.TopLabel}s";
        var end = $"{collapse.EffectiveClasses:F2} effective classes are left{most}";
        return collapse.CollapseGeneration is { } generation
            ? $"Collapsed from generation {generation} on: {end}."
            : $"Not collapsed after {Units.Count(history.Metrics[^1].Generation, "generation")}: {end}.";
    }

    private static string Argument(string path) => path.Contains(' ', StringComparison.Ordinal) ? $"\"{path}\"" : path;
}
