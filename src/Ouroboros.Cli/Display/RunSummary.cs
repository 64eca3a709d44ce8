using Ouroboros.Reporting;
using Ouroboros.Runs;

namespace Ouroboros.Cli.Display;

/// <summary>The end of a run: what happened, and where to look.</summary>
internal static class RunSummary
{
    /// <summary>What the program's one number means.</summary>
    public const string EffectiveClasses =
        "Effective classes are exp of the entropy of the labels: as many as there are classes if all are equally common, 1 if only one is left.";

    /// <summary>Writes the summary.</summary>
    /// <param name="terminal">Where to.</param>
    /// <param name="history">The run's numbers.</param>
    /// <param name="before">Generations that were complete before this process took it up.</param>
    /// <param name="elapsed">How long this process took.</param>
    /// <param name="folder">Its folder; of its files those are named that are there.</param>
    /// <param name="device">The option that repeats it on the same device, with a space before it; empty for none.</param>
    public static void Write(Terminal terminal, RunHistory history, int before, TimeSpan elapsed, RunFolder folder, string device)
    {
        string[][] Named(string file, string what) => folder.Has(file) ? [["  " + file, what]] : [];

        var shown = terminal.Shown(folder.Root);
        terminal.Say("");
        terminal.Say(Verdict(history));
        terminal.Say(EffectiveClasses);
        terminal.Say(ClassLossText.Definition(ClassLoss.From(history)));
        terminal.Say("");
        var all = history.Config.Experiment.Iterations;
        var rest = before == 0 ? "" : before == all ? ", all before" : $", the last {all - before}";
        terminal.Say($"{Units.Count(all, "generation")}{rest} in {Units.Clock(elapsed)}. Look at {shown}:");
        TextTable.WriteFacts(terminal,
        [
            .. Named(RunFiles.Report, "all of it in one page: open it in a browser"),
            .. Named(RunFiles.Animation, "the generations as an animation"),
            ["  samples/", "what each generation made"],
            ["  plots/", "loss, accuracy, labels, latent space"],
            ["  " + RunFiles.Metrics, "the numbers"],
        ]);
        terminal.Say("The same again:");
        terminal.Say($"  {terminal.Command} run -c {Terminal.Word(Path.Combine(shown, RunFiles.Config))}{device}");
    }

    /// <summary>What happened, in one sentence.</summary>
    public static string Verdict(RunHistory history)
    {
        var collapse = CollapseSummary.Of(history);
        var top = collapse.TopLabel < 0
            ? ""
            : $"; generation 1's classifier labels {Units.Percent(collapse.TopShare)} of the last samples as {history.Config.Data.Source.NameOf(collapse.TopLabel)}";
        return $"{ClassLossText.Headline(collapse.Loss, history.Config.Regime.Kind)}{top}.";
    }
}
