using System.CommandLine;
using Ouroboros.Cli.Display;
using Ouroboros.Cli.Experiments;
using Ouroboros.Configuration;
using Ouroboros.Reporting;
using Ouroboros.Runs;
using Ouroboros.Storage;

namespace Ouroboros.Cli.Commands;

/// <summary><c>ouroboros list</c>: a table of the runs.</summary>
internal static class ListCommand
{
    // The columns of words come first; those of numbers are set to the right.
    private const int LastText = 3;
    private const int MostNamed = 2;

    /// <summary>The command and its help.</summary>
    public static (Command Command, HelpPage Page) Create(CliServices services)
    {
        var folder = Words.Option("--experiments-dir", null, "DIR", ExperimentsFolder.OptionDescription);
        var command = new Command("list") { folder };
        command.SetAction(result => Execute(services, result.One(folder)));
        return (command, new HelpPage(
            "Show the runs, oldest first: state, regime, data set, generations, seed, and how far each has collapsed. A run counts as collapsed "
            + $"from the first generation that has, like all later ones, fewer than {ClassLoss.MaxThreshold} effective classes, or, where the real "
            + "data has fewer than four, fewer than a third of the way from one class to the real data's. "
            + "\"first model\": the first generation is already below that, before any feedback. \"too early\": too few generations to tell. "
            + $"{RunSummary.EffectiveClasses} A run that was killed is shown as stopped: resume goes on with it.",
            $"{services.Terminal.Command} list [options]",
            [new("Options", [HelpRow.Of(folder), HelpRow.Help])]));
    }

    private static int Execute(CliServices services, string? option)
    {
        var terminal = services.Terminal;
        var experiments = ExperimentsFolder.Choose(option, terminal);
        var (runs, unreadable) = experiments.Everything();
        var (rows, damaged) = Rows(runs);
        rows.AddRange(unreadable.Concat(damaged).Select(Row));
        if (rows.Count == 0)
        {
            terminal.Say($"No runs in {experiments.Shown}{experiments.Why}. {experiments.Advice}");
            return ExitCodes.Success;
        }

        string[] header = ["run", "state", "regime", "data set", "generations", "seed", "effective classes", "top label", "collapsed from"];
        string[] shortHeader = ["run", "state", "regime", "data set", "gens", "seed", "classes", "top label", "collapsed"];
        var isShort = TextTable.Width([header, .. rows]) > terminal.Columns;
        int[] all = [.. Enumerable.Range(0, header.Length)];

        // What can be looked up in the run's folder goes first. Where there is no room for the rest, all stand below each other.
        var columns = (isShort ? [7, 5, 4, 8, 3] : Array.Empty<int>()).Aggregate(all, (kept, next) => Fits(kept) ? kept : [.. kept.Where(column => column != next)]);
        columns = Fits(columns) ? columns : all;
        TextTable.Write(
            terminal,
            Of(columns, isShort ? shortHeader : header),
            [.. rows.Select(row => Of(columns, row))],
            [.. columns.Index().Where(column => column.Item > LastText).Select(column => column.Index)]);
        foreach (var folder in unreadable.Concat(damaged).Concat(runs.SelectMany(run => run.Unreadable)))
        {
            terminal.Complain($"ouroboros: warning: {folder.Name}: {folder.Reason.Message}");
        }

        return ExitCodes.Success;

        bool Fits(int[] some) => TextTable.Width([Of(some, isShort ? shortHeader : header), .. rows.Select(row => Of(some, row))]) <= terminal.Columns;
    }

    // A manifest may be whole beside a config that is not.
    private static (List<string[]> Rows, List<UnreadableFolder> Damaged) Rows(IReadOnlyList<KnownFolder> runs)
    {
        var (rows, damaged) = (new List<string[]>(), new List<UnreadableFolder>());
        foreach (var run in runs)
        {
            try
            {
                rows.Add(Row(run));
            }
            catch (RunException exception)
            {
                damaged.Add(new(run.Folder.Name, exception));
            }
        }

        return (rows, damaged);
    }

    private static string[] Of(int[] columns, string[] row) => [.. columns.Select(column => row[column])];

    private static string[] Row(UnreadableFolder folder) => [folder.Name, folder.State, "-", "-", "-", "-", "-", "-", "-"];

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
            Common(found, RegimeOf),
            Common(found, DataOf),
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
            RegimeOf(run),
            DataOf(run),
            $"{run.Manifest.GenerationsDone}/{run.Manifest.GenerationsPlanned}",
            $"{run.Manifest.Seed}",
            hasNumber ? $"{collapse!.EffectiveClasses:F2}" : "-",
            collapse is { TopLabel: >= 0 } ? $"{run.Source().NameOf(collapse.TopLabel)} ({Units.Percent(collapse.TopShare)})" : "-",
            ClassLossText.Cell(collapse?.Loss),
        ];
    }

    // Of several runs what they share, else all that they have, as long as that can be read.
    private static string Common(KnownFolder found, Func<KnownRun, string> value)
    {
        string[] values = [.. found.Runs.Select(value).Distinct(StringComparer.Ordinal)];
        return values.Length switch
        {
            0 => "-",
            <= MostNamed => string.Join(", ", values),
            var count => $"{count} different",
        };
    }

    private static string DataOf(KnownRun run) => run.Source() is { Set: { } set } ? set.Name : run.Source().Title;

    private static string RegimeOf(KnownRun run) =>
        run.Folder.Has(RunFiles.Config) ? ConfigKeys.Find("regime.kind")!.Format(run.Config()) : "-";

    /// <summary>The state in a word; of several runs what they are, and how many of them finished.</summary>
    public static string StateOf(KnownFolder found)
    {
        if (!found.IsSeveral)
        {
            return StateOf(found.Runs[0]);
        }

        var finished = found.Runs.Count(run => run.Manifest.State == RunState.Finished);
        var at = found.IsAlive() ? ", running" : "";
        var lost = found.Unreadable.Count == 0 ? "" : $", {found.Unreadable.Count} unreadable";
        return finished == found.Planned ? $"{found.Kind} finished" : $"{found.Kind}, {finished} of {found.Planned} finished{at}{lost}";
    }

    /// <summary>The state in a word, and whether weights of it were removed.</summary>
    public static string StateOf(KnownRun run) => run.Manifest.State switch
    {
        RunState.Running => run.IsAlive() ? "running" : "stopped",
        var state => state.ToString().ToLowerInvariant() + (run.Manifest.Removed.Keys.Any(file => !run.Folder.Has(file)) ? ", no weights" : ""),
    };
}
