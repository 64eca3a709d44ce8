using System.CommandLine;
using Ouroboros.Cli.Experiments;
using Ouroboros.Cli.Groups;
using Ouroboros.Cli.Reports;
using Ouroboros.Cli.Running;
using Ouroboros.Reporting;
using Ouroboros.Reporting.Html;
using Ouroboros.Runs;
using Ouroboros.Storage;

namespace Ouroboros.Cli.Commands;

/// <summary><c>ouroboros report</c>: one HTML file that anyone can read, of a run or of several.</summary>
internal static class ReportCommand
{
    /// <summary>The command and its help.</summary>
    public static (Command Command, HelpPage Page) Create(CliServices services)
    {
        var program = services.Terminal.Command;
        var names = new Argument<string[]>("RUN") { Arity = ArgumentArity.ZeroOrMore, DefaultValueFactory = _ => [] };
        var output = Words.Option(
            "--output", "-o", "FILE", $"File to write. Default: {RunFiles.Report} in the folder of the run; for several, report_ and the time in the experiments folder");
        var name = Words.Option(
            NamedRuns.Option, null, "RUN=LABEL", "What RUN is called beside the others; may be given for each. RUN: as typed here, or a point of a sweep. Default: the name of its folder");
        var folder = Words.Option("--experiments-dir", null, "DIR", ExperimentsFolder.OptionDescription);
        var command = new Command("report") { names, output, name, folder };
        command.SetAction(result => Execute(
            services,
            NamedRuns.Find(result.GetValue(names)!, result.GetValue(name)!, ExperimentsFolder.Choose(result.One(folder), services.Terminal)),
            result.One(output),
            ExperimentsFolder.Choose(result.One(folder), services.Terminal)));
        return (command, new HelpPage(
            "Write a report of runs: one HTML file that opens from the disk without network or scripts, with the samples of each generation, the latent space, every metric, "
            + "label counts, matrices, training curves, and what it takes to repeat them. Several runs, groups of replicates or the points of a sweep stand side by side and over each other. "
            + "Runs, groups and sweeps write theirs themselves when they end.",
            $"{program} report RUN... [options]",
            [
                new("Arguments", [new("RUN", $"Names or paths of runs, groups of replicates, or sweeps, up to {ComparisonPlots.MostRuns} in all")]),
                new("Options", [HelpRow.Of(output), HelpRow.Of(name), HelpRow.Of(folder), HelpRow.Help]),
                new("Examples",
                [
                    new($"{program} report seven", $"Writes {RunFiles.Report} of the run seven anew"),
                    new($"{program} report seven five -o both.html", "Two side by side"),
                    new($"{program} report seven five {NamedRuns.Option} \"five=10 % real\"", "One of them under another name"),
                ]),
            ]));
    }

    private static int Execute(CliServices services, NamedRuns asked, string? output, ExperimentsFolder experiments)
    {
        var terminal = services.Terminal;
        var paths = asked.Paths;
        var ownReport = NamedOutput.RealPath(Path.Combine(paths[0], RunFiles.Report));
        if (output is not null && paths.Count == 1 && NamedOutput.RealPath(terminal.FullPath(output)) == ownReport)
        {
            // Its own place by its own name.
            output = null;
        }

        if (output is not null)
        {
            NamedOutput.CheckFile("--output", terminal.FullPath(output), "report", RunReport.IsOne, terminal);
        }
        else if (paths.Count > 1)
        {
            NamedOutput.CheckPlace(ExperimentsFolder.Option, experiments.Path, terminal);
        }

        // A running run writes its own report. For one that has ended, several commands may: they write the same bytes.
        using var held = output is null && paths.Count == 1 && KnownFolder.Find(paths[0]) is { } own
            && own.Runs.Any(run => run.Manifest.State == RunState.Running)
                ? RunLock.Take(own.Folder)
                : null;
        var found = paths.SelectMany(path => ReportSubjects.Of(path, terminal)).ToList();
        var names = asked.NamesOf([.. found.Select(one => (one.Subject.Name, one.Path))]);
        List<ReportSubject> subjects = [.. found.Zip(names, (one, name) => one.Subject with { Numbers = one.Subject.Numbers with { Name = name } })];
        if (subjects.Count == 0)
        {
            throw new UserError($"ouroboros: {terminal.Shown(paths[0])}: found no generation that is complete, expected at least the real data to be measured. Run it first.");
        }

        if (subjects.Count > ComparisonPlots.MostRuns)
        {
            throw new UserError($"command line: RUN: found {subjects.Count} runs, expected at most {ComparisonPlots.MostRuns}, which a chart can tell apart. Name fewer.");
        }

        var target = output is not null ? terminal.FullPath(output) : Path.Combine(
            paths.Count == 1 ? paths[0] : experiments.Path,
            paths.Count == 1 ? RunFiles.Report : $"report_{services.Time.GetLocalNow():yyyy-MM-dd_HH-mm-ss}.html");
        OutputFolder.Create(Path.GetDirectoryName(target)!, terminal);
        var report = RunReport.Render(subjects);
        if (output is null && paths.Count > 1)
        {
            // Several reports may be asked for within a second.
            target = AtomicFile.WriteNew(target, report);
        }
        else
        {
            AtomicFile.Write(target, report);
        }

        terminal.Say($"{terminal.Shown(target)}: {Units.Bytes(new FileInfo(target).Length)}. Open it in a browser.");
        return ExitCodes.Success;
    }
}
