using System.CommandLine;
using Ouroboros.Cli.Display;
using Ouroboros.Cli.Experiments;
using Ouroboros.Runs;
using Ouroboros.Storage;

namespace Ouroboros.Cli.Commands;

/// <summary><c>ouroboros clean</c>: deletes runs, or their weights alone (<see cref="CleanWeights"/>), after naming them and asking.</summary>
internal static class CleanCommand
{
    /// <summary>The command and its help.</summary>
    public static (Command Command, HelpPage Page) Create(CliServices services)
    {
        var names = new Argument<string[]>("RUN") { Arity = ArgumentArity.ZeroOrMore, DefaultValueFactory = _ => [] };
        var folder = Words.Option("--experiments-dir", null, "DIR", ExperimentsFolder.OptionDescription);
        var yes = Words.Switch("--yes", "Do not ask", "-y");
        var weights = Words.Switch(
            "--weights",
            $"Delete only the weights of finished runs, {RunFiles.CheckpointFolder}/ and {RunFiles.StateFolder}/, and note their SHA-256 as removed in {RunFiles.Manifest}. All else stays, "
            + $"{RunFiles.DataSetFolder}/ too, and verify still passes; but a run cannot go on past its end then");
        var all = Words.Switch("--all", "Every run in the folder that nothing is writing; with --weights every one that has finished");
        var command = new Command("clean") { names, all, weights, folder, yes };
        command.SetAction(result =>
        {
            Check(result.GetValue(names)!, result.GetValue(all), services.Terminal);
            return result.GetValue(weights)
                ? new CleanWeights(services, ExperimentsFolder.Choose(result.One(folder), services.Terminal)).Execute(result.GetValue(names)!, result.GetValue(yes))
                : Execute(services, result.GetValue(names)!, result.One(folder), result.GetValue(yes));
        });
        return (command, new HelpPage(
            "Delete runs: names them and their sizes, asks, then deletes. Only folders whose manifest.json says that they are "
            + "runs of this program are touched; links are never followed.",
            $"{services.Terminal.Command} clean RUN... [options]",
            [
                new("Arguments", [new("RUN", "Names or paths of runs, or of folders of several")]),
                new("Options", [HelpRow.Of(all), HelpRow.Of(weights), HelpRow.Of(yes), HelpRow.Of(folder), HelpRow.Help]),
            ]));
    }

    // Everything is never meant by saying nothing.
    private static void Check(string[] names, bool all, Terminal terminal)
    {
        if ((names.Length == 0) != all)
        {
            throw new UserError(
                $"command line: RUN: found {(all ? "names and --all" : "no name")}, expected names or paths of runs, or --all. Nothing was deleted; {terminal.Command} list shows the runs.");
        }
    }

    private static int Execute(CliServices services, string[] names, string? option, bool yes)
    {
        var terminal = services.Terminal;
        var experiments = ExperimentsFolder.Choose(option, terminal);
        var chosen = names.Length == 0
            ? Idle(services, experiments)
            : [.. names.Select(name => Named(name, experiments)).DistinctBy(run => run.Folder.Root)];
        if (chosen.Count == 0)
        {
            terminal.Out.WriteLine($"No runs to delete in {experiments.Shown}.");
            return ExitCodes.Success;
        }

        var sizes = chosen.ConvertAll(run => Size(run.Folder.Root));
        var total = $"{Units.Count(chosen.Sum(run => Math.Max(1, run.Runs.Count + run.Unreadable.Count)), "run")}, {Units.Bytes(sizes.Sum())}";
        TextTable.Write(
            terminal,
            header: null,
            [.. chosen.Zip(sizes, (run, size) => new[] { terminal.Shown(run.Folder.Root), ListCommand.StateOf(run), Units.Bytes(size) })],
            2);
        if (!yes && !Agreed(terminal, $"Delete {total}?"))
        {
            terminal.Out.WriteLine("Nothing deleted.");
            return ExitCodes.Success;
        }

        foreach (var run in chosen)
        {
            Delete(run.Folder.Root);
        }

        terminal.Out.WriteLine($"Deleted {total}.");
        return ExitCodes.Success;
    }

    /// <summary>The folders in which nothing is at work and that this version knows all of; the others are named.</summary>
    public static List<KnownFolder> Idle(CliServices services, ExperimentsFolder experiments)
    {
        var (found, unreadable) = experiments.Everything();
        foreach (var folder in unreadable.Concat(found.SelectMany(run => run.Unreadable.Where(IsNewer))))
        {
            services.Terminal.Complain($"ouroboros: {folder.Reason.Message} It is left out.");
        }

        foreach (var run in found.Where(run => run.IsAlive()))
        {
            services.Terminal.Complain($"ouroboros: {run.Folder.Name} is at work and left out.");
        }

        return [.. found.Where(run => !run.IsAlive() && !run.Unreadable.Any(IsNewer))];
    }

    private static KnownFolder Named(string name, ExperimentsFolder experiments)
    {
        var path = experiments.FindFolder(name);
        try
        {
            var run = KnownFolder.Find(path) ?? throw new UserError(
                $"command line: found {experiments.Terminal.Shown(path)}, which is no run of this program, expected a folder with its manifest.json. "
                + "Nothing was deleted; delete it yourself if you mean it.");
            ThrowIfAlive(run, experiments.Terminal);
            return run.Unreadable.FirstOrDefault(IsNewer) is { } newer ? throw newer.Reason : run;
        }
        catch (RunException unreadable)
        {
            throw new UserError($"ouroboros: {unreadable.Message} Nothing was deleted; delete it yourself if you mean it.", ExitCodes.Files);
        }
    }

    private static bool IsNewer(UnreadableFolder folder) => folder.Reason is RunFormatException;

    /// <summary>Makes sure that nothing is at work in a folder.</summary>
    /// <exception cref="UserError">A process is, which the message names.</exception>
    public static void ThrowIfAlive(KnownFolder run, Terminal terminal)
    {
        if (run.IsAlive())
        {
            throw new UserError(
                $"ouroboros: {terminal.Shown(run.Folder.Root)}: {RunLock.NameOfHolder(run.Folder)} is at work on this run. Stop it first; nothing was deleted.", ExitCodes.Files);
        }
    }

    /// <summary>Asks whether to delete.</summary>
    /// <exception cref="UserError">There is nobody to ask.</exception>
    public static bool Agreed(Terminal terminal, string question)
    {
        if (!terminal.InIsTerminal)
        {
            throw new UserError("ouroboros clean: cannot ask for confirmation: standard input is not a terminal. Add --yes to delete without asking; nothing was deleted.");
        }

        terminal.Out.Write($"{question} [y/N] ");
        terminal.Out.Flush();
        if (terminal.OutIsLost)
        {
            throw new UserError("ouroboros clean: the question could not be shown. Add --yes to delete without asking; nothing was deleted.", ExitCodes.Files);
        }

        return terminal.In.ReadLine()?.Trim().ToLowerInvariant() is "y" or "yes";
    }

    private static long Size(string path) => new DirectoryInfo(path)
        .EnumerateFiles("*", new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.ReparsePoint })
        .Sum(file => file.Length);

    // Looked at once more: between the list and the answer the folder may have become something else.
    private static void Delete(string path)
    {
        if (KnownFolder.Find(path) is { } run)
        {
            if (run.IsSeveral && run.IsAlive())
            {
                throw new UserError($"ouroboros: {path}: a process has begun to work on it. It was not deleted.", ExitCodes.Files);
            }

            using var held = RunLock.Take(run.Folder);
            Directory.Delete(path, recursive: true);
        }
    }
}
