using System.CommandLine;
using Ouroboros.Cli.Display;
using Ouroboros.Cli.Experiments;
using Ouroboros.Runs;

namespace Ouroboros.Cli.Commands;

/// <summary><c>ouroboros list</c>: a table of the runs.</summary>
internal static class ListCommand
{
    /// <summary>The command and its help.</summary>
    public static (Command Command, HelpPage Page) Create(CliServices services)
    {
        var folder = Words.Option("--experiments-dir", null, "DIR", ExperimentsFolder.OptionDescription);
        var command = new Command("list") { folder };
        command.SetAction(result => Execute(services, result.One(folder)));
        return (command, new HelpPage(
            "Show the runs, oldest first: state, generations, seed, and how far each has collapsed. A run counts as collapsed "
            + $"from the generation on after which effective classes stay below {CollapseSummary.Threshold}. "
            + $"{RunSummary.EffectiveClasses} A run that was killed is shown as stopped: resume goes on with it.",
            $"{services.Terminal.Command} list [options]",
            [new("Options", [HelpRow.Of(folder), HelpRow.Help])]));
    }

    private static int Execute(CliServices services, string? option)
    {
        var terminal = services.Terminal;
        var experiments = ExperimentsFolder.Choose(option, terminal);
        var runs = experiments.Everything();
        if (runs.Count == 0)
        {
            terminal.Say($"No runs in {experiments.Shown}. {terminal.Command} run --preset quick makes one.");
            return ExitCodes.Success;
        }

        string[] header = ["run", "state", "generations", "seed", "effective classes", "top label", "collapsed from"];
        string[] shortHeader = ["run", "state", "gens", "seed", "classes", "top label", "collapsed"];
        var rows = runs.Select(Row).ToList();
        var width = terminal.OutIsTerminal ? terminal.Size().Columns : int.MaxValue;
        if (TextTable.Width([header, .. rows]) <= width)
        {
            TextTable.Write(terminal.Out, [header, .. rows], 2, 3, 4, 5, 6);
            return ExitCodes.Success;
        }

        // What can be looked up in the run's folder goes first.
        List<int> columns = [0, 1, 2, 3, 4, 5, 6];
        string[][] all = [shortHeader, .. rows];
        foreach (var next in new[] { 5, 3, 2, 6 })
        {
            if (TextTable.Width(Of(columns, all)) > width)
            {
                columns.Remove(next);
            }
        }

        TextTable.Write(terminal.Out, Of(columns, all), [.. Enumerable.Range(2, columns.Count - 2)]);
        return ExitCodes.Success;
    }

    private static string[][] Of(List<int> columns, string[][] rows) =>
        [.. rows.Select(row => columns.Select(column => row[column]).ToArray())];

    private static string[] Row(KnownFolder found) => found.IsSeveral ? Row(found, [.. found.Runs.Select(run => run.Collapse()).OfType<CollapseSummary>()]) : Row(found.Runs[0]);

    // Of several runs the mean, and how many collapsed.
    private static string[] Row(KnownFolder found, IReadOnlyList<CollapseSummary> collapses)
    {
        double[] classes = [.. collapses.Select(collapse => collapse.EffectiveClasses).Where(double.IsFinite)];
        var seeds = found.Runs.Select(run => run.Manifest.Seed).Distinct().Count();
        return
        [
            found.Folder.Name,
            StateOf(found),
            $"{found.Runs.Sum(run => run.Manifest.GenerationsDone)}/{found.Runs.Sum(run => run.Manifest.GenerationsPlanned)}",
            seeds == 1 ? $"{found.Runs[0].Manifest.Seed}" : Units.Count(seeds, "seed"),
            classes.Length > 0 ? $"{classes.Average():F2}" : "-",
            "-",
            $"{collapses.Count(collapse => collapse.CollapseGeneration is not null)} of {found.Planned}",
        ];
    }

    private static string[] Row(KnownRun run)
    {
        var collapse = run.Collapse();
        var hasNumber = collapse is not null && !double.IsNaN(collapse.EffectiveClasses);
        return
        [
            run.Folder.Name,
            StateOf(run),
            $"{run.Manifest.GenerationsDone}/{run.Manifest.GenerationsPlanned}",
            $"{run.Manifest.Seed}",
            hasNumber ? $"{collapse!.EffectiveClasses:F2}" : "-",
            collapse is { TopLabel: >= 0 } ? $"{run.Source().NameOf(collapse.TopLabel)} ({Units.Percent(collapse.TopShare)})" : "-",
            collapse?.CollapseGeneration is { } generation ? $"{generation}" : "-",
        ];
    }

    /// <summary>The state in a word; of several runs what they are, and how many of them finished.</summary>
    public static string StateOf(KnownFolder found)
    {
        if (!found.IsSeveral)
        {
            return StateOf(found.Runs[0]);
        }

        var finished = found.Runs.Count(run => run.Manifest.State == RunState.Finished);
        var at = found.IsAlive() ? ", running" : "";
        return finished == found.Planned ? $"{found.Kind} finished" : $"{found.Kind}, {finished} of {found.Planned} finished{at}";
    }

    /// <summary>The state in a word, and whether weights of it were removed.</summary>
    public static string StateOf(KnownRun run) => run.Manifest.State switch
    {
        RunState.Running => run.IsAlive() ? "running" : "stopped",
        var state => state.ToString().ToLowerInvariant() + (run.Manifest.Removed.Keys.Any(file => !run.Folder.Has(file)) ? ", no weights" : ""),
    };
}
