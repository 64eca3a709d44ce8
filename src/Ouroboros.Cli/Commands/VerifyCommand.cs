using System.CommandLine;
using Ouroboros.Cli.Display;
using Ouroboros.Cli.Experiments;
using Ouroboros.Cli.Groups;
using Ouroboros.Runs;
using Ouroboros.Storage;

namespace Ouroboros.Cli.Commands;

/// <summary><c>ouroboros verify</c>: holds the files of runs against the hashes in their manifests.</summary>
internal static class VerifyCommand
{
    /// <summary>The command and its help.</summary>
    public static (Command Command, HelpPage Page) Create(CliServices services)
    {
        var names = new Argument<string[]>("RUN") { Arity = ArgumentArity.ZeroOrMore, DefaultValueFactory = _ => [] };
        var folder = Words.Option("--experiments-dir", null, "DIR", ExperimentsFolder.OptionDescription);
        var command = new Command("verify") { names, folder };
        command.SetAction(result => Execute(services, result.GetValue(names)!, result.One(folder)));
        return (command, new HelpPage(
            "Check that the files of runs are what the runs wrote: computes the SHA-256 of every file that manifest.json lists and names "
            + "those that are changed, missing or unreadable. Links are not followed. Files that the manifest does not list are named as "
            + $"unlisted and are no fault, nor are those missing that clean --weights removed; {RunFiles.Manifest}, {RunFiles.Report}, {RunFiles.Timings} and {RunFiles.Log} have no hash. "
            + $"Exits with {ExitCodes.Files} if anything differs.",
            $"{services.Terminal.Command} verify RUN... [options]",
            [
                new("Arguments", [new("RUN", "Names or paths of runs; of a group of replicates or a sweep every run is verified")]),
                new("Options", [HelpRow.Of(folder), HelpRow.Help]),
            ]));
    }

    private static int Execute(CliServices services, string[] names, string? option)
    {
        var terminal = services.Terminal;
        if (names.Length == 0)
        {
            throw new UserError($"command line: RUN: found nothing, expected the name or path of a run. {terminal.Command} list shows the runs.");
        }

        var experiments = ExperimentsFolder.Choose(option, terminal);
        var folders = names.SelectMany(name => Named(name, experiments)).DistinctBy(found => found.Folder.Root).ToList();
        return folders.Count == 0 ? SayNothing(terminal) : folders.Select(found => Verify(services, found.Folder, found.Name)).ToList().Max();
    }

    // Of a group or a sweep every run that has begun, by its path from there: each has a seed_1.
    private static IEnumerable<(RunFolder Folder, string Name)> Named(string name, ExperimentsFolder experiments)
    {
        var asked = experiments.FindFolder(name);
        return SeveralRuns.Folders(asked, experiments.Terminal)
            .Select(folder => (folder, folder.Root == asked ? folder.Name : Path.Combine(Path.GetFileName(asked), Path.GetRelativePath(asked, folder.Root))));
    }

    private static int SayNothing(Terminal terminal)
    {
        terminal.Say("No run has begun yet: there is nothing to verify.");
        return ExitCodes.Success;
    }

    // A run that cannot be verified does not keep the next from it.
    private static int Verify(CliServices services, RunFolder folder, string name)
    {
        var terminal = services.Terminal;
        try
        {
            var run = new KnownRun(folder, ManifestFile.Load(folder));
            var verification = RunVerification.Of(folder, run.Manifest, services.Interruption.Token);
            var differing = verification.Files.Where(file => file.Condition != FileCondition.Whole).ToList();
            string[][] lines = [.. differing.Select(Line), .. verification.Unlisted.Select(file => new[] { "unlisted", file })];
            if (lines.Length > 0)
            {
                TextTable.WriteFacts(terminal, lines);
            }

            terminal.Say($"{name}: {Verdict(differing, verification.Files.Count)}{Removed(verification.Removed.Count)}.");
            if (differing.Count == 0)
            {
                return ExitCodes.Success;
            }

            terminal.Say(Advice(run, differing, services));
        }
        catch (RunException exception)
        {
            terminal.Complain($"ouroboros: {exception.Message}");
        }

        return ExitCodes.Files;
    }

    private static string[] Line(VerifiedFile file) =>
        [file.Condition.ToString().ToLowerInvariant(), file.Path + (file.Reason is null ? "" : $" ({file.Reason})")];

    private static string Verdict(List<VerifiedFile> differing, int files) => (differing.Count, files) switch
    {
        (0, 1) => "its one file is as it was written",
        (0, _) => $"all {Units.Count(files, "file")} are as they were written",
        var (count, _) => $"{count:N0} of {Units.Count(files, "file")} {(count == 1 ? "differs" : "differ")} from what the run wrote"
            + (differing.Exists(IsUnreadable) ? " or cannot be read" : ""),
    };

    private static string Removed(int files) => files == 0 ? "" : $"; {files:N0} more {(files == 1 ? "was" : "were")} removed with the weights (clean --weights)";

    private static string Advice(KnownRun run, List<VerifiedFile> differing, CliServices services)
    {
        var terminal = services.Terminal;
        if (run.IsAlive())
        {
            return "The run is at work: a file may be newer than the manifest, which is written last. Verify it again when it has ended.";
        }

        var folder = terminal.Shown(run.Folder.Root);
        var permissions = differing.Exists(IsUnreadable) ? "Check the permissions of what cannot be read. " : "";
        return permissions + run.Manifest.State switch
        {
            RunState.Finished when differing.Exists(file => file.Path == RunFiles.Config) => "Restore the files from a copy.",
            RunState.Finished => $"Restore the files from a copy. Version {run.Manifest.Version} makes the same bytes again (from the same "
                + $"data):\n  {terminal.Command} run -c {Terminal.Word(Path.Combine(folder, RunFiles.Config))}",
            _ => "The run did not finish. If it was killed, files may be newer than the manifest, which is written last; going on writes those anew, and "
                + $"looks first at what it needs:\n  {terminal.Command} resume {Terminal.Word(folder)}",
        };
    }

    private static bool IsUnreadable(VerifiedFile file) => file.Condition == FileCondition.Unreadable;
}
