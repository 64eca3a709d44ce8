using System.CommandLine;
using Ouroboros.Cli.Display;
using Ouroboros.Cli.Experiments;
using Ouroboros.Cli.Groups;
using Ouroboros.Cli.Running;
using Ouroboros.Replication;
using Ouroboros.Reporting;
using Ouroboros.Runs;
using Ouroboros.Storage;

namespace Ouroboros.Cli.Commands;

/// <summary><c>ouroboros compare</c>: runs side by side, as table, CSV and plots.</summary>
internal static class CompareCommand
{
    private const string Option = "--output";

    /// <summary>The command and its help.</summary>
    public static (Command Command, HelpPage Page) Create(CliServices services)
    {
        var names = new Argument<string[]>("RUN") { Arity = ArgumentArity.ZeroOrMore, DefaultValueFactory = _ => [] };
        var output = Words.Option(
            "--output", "-o", "DIR", $"Folder to write {GroupFiles.Comparison} and plots to. Default: comparison_ and the time, in the experiments folder");
        var table = Words.Switch("--table", "Print the table only, write nothing");
        var name = Words.Option(
            NamedRuns.Option, null, "RUN=LABEL", "What RUN is called beside the others; may be given for each. RUN: as typed here, or a point of a sweep. Default: the name of its folder");
        var folder = Words.Option("--experiments-dir", null, "DIR", ExperimentsFolder.OptionDescription);
        var command = new Command("compare") { names, output, name, table, folder };
        command.SetAction(result => Execute(
            services,
            NamedRuns.Find(result.GetValue(names)!, result.GetValue(name)!, ExperimentsFolder.Choose(result.One(folder), services.Terminal)),
            result.One(output),
            ExperimentsFolder.Choose(result.One(folder), services.Terminal),
            result.GetValue(table)));
        return (command, new HelpPage(
            "Show runs side by side: the last value of every metric and the generation of collapse in a table, every metric by generation in "
            + $"{GroupFiles.Comparison}, and a plot for each metric. Groups of replicates are shown by their means and 95 % intervals (fewer than five replicates by their range); a sweep by its points.",
            $"{services.Terminal.Command} compare RUN... [options]",
            [
                new("Arguments", [new("RUN", $"Names or paths of runs, groups of replicates, or sweeps, up to {ComparisonPlots.MostRuns} in all")]),
                new("Options", [HelpRow.Of(output), HelpRow.Of(name), HelpRow.Of(table), HelpRow.Of(folder), HelpRow.Help]),
            ]));
    }

    private static int Execute(CliServices services, NamedRuns asked, string? output, ExperimentsFolder experiments, bool tableOnly)
    {
        var terminal = services.Terminal;
        var found = asked.Paths.SelectMany(path => ComparedRuns.Of(path, terminal)).ToList();
        List<ComparedRun> runs = [.. found.Zip(asked.NamesOf([.. found.Select(one => (one.Run.Name, one.Path))]), (one, name) => one.Run with { Name = name })];
        if (runs.Count > ComparisonPlots.MostRuns && !tableOnly)
        {
            throw new UserError(
                $"command line: RUN: found {runs.Count} runs, expected at most {ComparisonPlots.MostRuns}, which a plot can tell apart. Compare fewer, or add --table.");
        }

        var target = tableOnly ? null : Target(output, experiments, services);
        foreach (var difference in RunConditions.Differences(runs))
        {
            terminal.Complain($"ouroboros: warning: {difference}");
        }

        ComparisonTable.Write(terminal, runs);
        if (target is not null)
        {
            // Two at once would leave the numbers of one and the plots of the other.
            using (OutputFolder.Enter(target.Root, terminal))
            {
                if (output is not null)
                {
                    CheckFolder(target, terminal);
                }

                Write(target, runs);
            }

            terminal.Say("");
            terminal.Say($"Look at {terminal.Shown(target.Root)}:");
            TextTable.WriteFacts(terminal, [["  plots/", "each metric by generation"], ["  " + GroupFiles.Comparison, "the numbers"]]);
        }

        return ExitCodes.Success;
    }

    private static void Write(RunFolder target, IReadOnlyList<ComparedRun> runs)
    {
        target.Write(GroupFiles.Comparison, stream => ComparedRun.Write(stream, runs));
        foreach (var file in ComparisonPlots.Render(runs))
        {
            target.Write(file.Path, stream => stream.Write(file.Content));
        }

        target.FlushFolders();
    }

    private static RunFolder Target(string? asked, ExperimentsFolder experiments, CliServices services)
    {
        var terminal = services.Terminal;
        if (asked is null)
        {
            NamedOutput.CheckPlace(ExperimentsFolder.Option, experiments.Path, terminal);
            var name = $"comparison_{services.Time.GetLocalNow():yyyy-MM-dd_HH-mm-ss}";
            return new RunFolder(OutputFolder.CreateNew(Path.Combine(experiments.Path, name), terminal));
        }

        // What a folder holds is looked at once nobody else writes there.
        var folder = new RunFolder(terminal.FullPath(asked));
        NamedOutput.CheckPlace(Option, folder.Root, terminal);
        if (!Directory.Exists(folder.Root))
        {
            CheckFolder(folder, terminal);
        }

        return folder;
    }

    private static void CheckFolder(RunFolder folder, Terminal terminal)
    {
        NamedOutput.CheckFolder(Option, folder.Root, "an earlier comparison", IsOne, terminal);
        NamedOutput.CheckPlace(Option, folder.FullPath("plots"), terminal);
    }

    private static bool IsOne(string folder)
    {
        var table = Path.Join(folder, GroupFiles.Comparison);
        var header = "run,generation,metric,"u8;
        return File.Exists(table) && RegularFile.ReadStart(table, header.Length).AsSpan().SequenceEqual(header);
    }
}
