using System.CommandLine;
using System.Globalization;
using Ouroboros.Cli.Display;
using Ouroboros.Cli.RunFolders;

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
            + $"from the generation on after which effective classes stay below {CollapsePoint.Threshold}.",
            "list [options]",
            [new("Options", [HelpRow.Of(folder), HelpRow.Help])]));
    }

    private static int Execute(CliServices services, string? option)
    {
        var terminal = services.Terminal;
        var experiments = ExperimentsFolder.Find(option, terminal);
        var runs = RunFolderReader.All(experiments);
        if (runs.Count == 0)
        {
            terminal.Out.WriteLine($"No runs in {terminal.Shown(experiments)}. ouroboros run --preset quick makes one.");
            return ExitCodes.Success;
        }

        string[] header = ["run", "state", "generations", "seed", "effective classes", "collapsed from"];
        var now = services.Time.GetUtcNow();
        TextTable.Write(terminal.Out, [header, .. runs.Select(run => Row(run, now))], 2, 3, 4, 5);
        return ExitCodes.Success;
    }

    private static string[] Row(RunFolder run, DateTimeOffset now)
    {
        var last = run.EffectiveClasses.LastOrDefault(double.NaN);
        return
        [
            run.Name,
            run.State == "running" && !run.IsAlive(now) ? "stopped" : run.State,
            $"{run.Done}/{run.Planned}",
            run.Seed?.ToString(CultureInfo.InvariantCulture) ?? "-",
            double.IsNaN(last) ? "-" : last.ToString("F2", CultureInfo.InvariantCulture),
            CollapsePoint.Find(run.EffectiveClasses)?.ToString(CultureInfo.InvariantCulture) ?? "-",
        ];
    }
}
