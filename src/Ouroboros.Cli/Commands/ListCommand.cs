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
        command.SetAction(result => Execute(services, result.Last(folder)));
        return (command, new HelpPage(
            "Show the runs, oldest first: state, generations, seed, and how far each has collapsed. A run counts as collapsed "
            + $"from the generation on after which effective classes stay below {CollapseSummary.Threshold}. A run that is marked "
            + "as running but has written nothing for an hour is shown as stopped.",
            "list [options]",
            [new("Options", [HelpRow.Of(folder), HelpRow.Help])]));
    }

    private static int Execute(CliServices services, string? option)
    {
        var output = services.Terminal.Out;
        var experiments = ExperimentsFolder.Choose(option, services.Terminal);
        var runs = experiments.Runs();
        if (runs.Count == 0)
        {
            output.WriteLine($"No runs in {experiments.Shown}. ouroboros run --preset quick makes one.");
            return ExitCodes.Success;
        }

        string[] header = ["run", "state", "generations", "seed", "effective classes", "top label", "collapsed from"];
        var now = services.Time.GetUtcNow();
        TextTable.Write(output, [header, .. runs.Select(run => Row(run, now))], 2, 3, 4, 5, 6);
        return ExitCodes.Success;
    }

    private static string[] Row(KnownRun run, DateTimeOffset now)
    {
        var collapse = run.Collapse();
        var hasNumber = collapse is not null && !double.IsNaN(collapse.EffectiveClasses);
        return
        [
            run.Folder.Name,
            StateOf(run, now),
            $"{run.Manifest.GenerationsDone}/{run.Manifest.GenerationsPlanned}",
            $"{run.Manifest.Seed}",
            hasNumber ? $"{collapse!.EffectiveClasses:F2}" : "-",
            collapse is { TopLabel: >= 0 } ? $"{collapse.TopLabel} ({Units.Percent(collapse.TopShare)})" : "-",
            collapse?.CollapseGeneration is { } generation ? $"{generation}" : "-",
        ];
    }

    /// <summary>The state in a word.</summary>
    public static string StateOf(KnownRun run, DateTimeOffset now) => run.Manifest.State switch
    {
        RunState.Finished => "finished",
        RunState.Failed => "failed",
        _ => run.IsAlive(now) ? "running" : "stopped",
    };
}
