using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;

namespace Ouroboros.Cli.Commands;

/// <summary>The program as a whole: its commands, <c>--help</c> and <c>--version</c>.</summary>
internal static class MainCommand
{
    private const int WidestHelp = 100;

    private static HelpPage Page(string program) => new(
        $"Model Ouroboros {ProductVersion.Current.Version}: a generative model learns from its own output until it collapses.",
        $"{program} COMMAND [options]",
        [
            new("Commands",
            [
                new("run", "Train, sample, learn from the samples, again and again; watch the model collapse"),
                new("sweep", "Run an experiment for each combination of values"),
                new("resume", "Go on with a run that was interrupted or killed, or past its planned end"),
                new("theory", "Watch collapse in small models whose mathematics is known, beside their closed forms"),
                new("gif", "Remake the GIF of a run"),
                new("report", "Write a report that anyone can read: one HTML file of one run or several"),
                new("list", "Show the runs: state, generations, seed, collapse so far"),
                new("compare", "Show runs side by side: a table, CSV and plots"),
                new("export", "Write runs as JSON lines or TensorBoard event files"),
                new("verify", "Check that the files of runs are what the runs wrote"),
                new("clean", "Delete runs, or only their weights, after naming them and asking"),
                new("data", "Fetch, show and check data sets other than MNIST"),
                new("info", "Show version, machine, threads and kernels; measure their speed"),
            ]),
            new("Options",
            [
                new("-h, --help", "Show this help; after a command, the command's. The word help before a command does the same"),
                new("    --version", "Show the version"),
            ]),
            new("Start here",
            [
                new($"{program} run --preset quick", "The whole collapse in under a minute"),
                new($"{program} run", "The full experiment, or the one of ./config.yaml"),
                new($"{program} run --help", "Everything that can be changed"),
            ]),
            new("Exit codes",
            [
                new("0", "done"),
                new("1", "an error of the program itself"),
                new("2", "command line, config or data are wrong; nothing was trained"),
                new("3", "trouble with the disk, a file, the network or standard output, or a file is damaged"),
                new("4", "training diverged: a loss became infinite or not a number"),
                new("128 + N", "interrupted by signal N (130: Ctrl+C, 143: SIGTERM, 129: terminal closed); resume goes on"),
            ]),
        ]);

    /// <summary>The command tree.</summary>
    /// <param name="services">What the commands work with.</param>
    /// <param name="commandLine">The words as typed, for the record. Commands that no word names come without their options: making
    /// them is most of the work of a start.</param>
    public static RootCommand Create(CliServices services, IReadOnlyList<string> commandLine)
    {
        var root = new RootCommand();
        var pages = new Dictionary<Command, HelpPage> { [root] = Page(services.Terminal.Command) };
        foreach (var (name, create) in new (string, Func<(Command, HelpPage)>)[]
        {
            ("run", () => RunCommand.Create(services, commandLine)),
            ("sweep", () => RunCommand.CreateSweep(services, commandLine)),
            ("resume", () => ResumeCommand.Create(services, commandLine)),
            ("theory", () => TheoryCommand.Create(services)),
            ("gif", () => GifCommand.Create(services)),
            ("report", () => ReportCommand.Create(services)),
            ("list", () => ListCommand.Create(services)),
            ("compare", () => CompareCommand.Create(services)),
            ("export", () => ExportCommand.Create(services)),
            ("verify", () => VerifyCommand.Create(services)),
            ("clean", () => CleanCommand.Create(services)),
            ("data", () => DataCommand.Create(services, pages)),
            ("info", () => InfoCommand.Create(services)),
        })
        {
            if (!commandLine.Contains(name))
            {
                root.Add(new Command(name));
                continue;
            }

            var (command, page) = create();
            root.Add(command);
            pages.Add(command, page);
        }

        var help = new ShowHelp(pages, services.Terminal);
        root.SetAction(result => help.Invoke(result));
        root.Options.OfType<HelpOption>().Single().Action = help;
        root.Options.OfType<VersionOption>().Single().Action = new ShowVersion(services.Terminal);
        return root;
    }

    private sealed class ShowHelp(Dictionary<Command, HelpPage> pages, Terminal terminal) : SynchronousCommandLineAction
    {
        public override bool ClearsParseErrors => true;

        public override int Invoke(ParseResult parseResult)
        {
            var width = terminal.OutIsTerminal ? Math.Min(terminal.Size().Columns, WidestHelp) : WidestHelp;
            pages[parseResult.CommandResult.Command].Write(terminal.Out, width);
            return ExitCodes.Success;
        }
    }

    private sealed class ShowVersion(Terminal terminal) : SynchronousCommandLineAction
    {
        public override int Invoke(ParseResult parseResult)
        {
            terminal.Out.WriteLine($"ouroboros {ProductVersion.Current.Version}");
            return ExitCodes.Success;
        }
    }
}
