using Ouroboros.Cli.Experiments;
using Ouroboros.Cli.Groups;
using Ouroboros.Configuration;
using Ouroboros.Runs;
using Ouroboros.Storage;

namespace Ouroboros.Cli.Running;

/// <summary>Chooses the folder of a run.</summary>
internal static class OutputFolder
{
    private const string ExperimentsKey = "output.experiments_dir";
    private const string Option = "--output-dir";

    /// <summary>Full path of the folder; it does not exist or is empty, unless it is named after the time.</summary>
    /// <param name="asked">Value of <c>--output-dir</c>; null for a name made of the time.</param>
    /// <param name="config">The config, which names the experiments folder.</param>
    /// <param name="terminal">Current folder.</param>
    /// <param name="time">Clock, local time.</param>
    /// <param name="kind">What a name made of the time begins with.</param>
    /// <exception cref="UserError">The folder is taken, or no name at all.</exception>
    public static string Choose(string? asked, ExperimentConfig config, Terminal terminal, TimeProvider time, string kind = "run")
    {
        var experiments = terminal.FullPath(config.Output.ExperimentsDir);
        asked = asked is null ? null : terminal.WithHome(asked);
        if ((asked is null || !Path.IsPathFullyQualified(asked)) && FileOnTheWay(experiments) is { } file)
        {
            throw new UserError(
                $"{ExperimentsKey}: found {terminal.Shown(file)}, a file, expected a folder. Move the file, or set {ExperimentsKey} to another folder.");
        }

        if (asked is null)
        {
            NamedOutput.CheckPlace(ExperimentsKey, experiments, terminal);
            return Path.Combine(experiments, $"{kind}_{time.GetLocalNow():yyyy-MM-dd_HH-mm-ss}");
        }

        if (!Path.IsPathFullyQualified(asked) && !IsName(asked))
        {
            throw Wrong($"\"{asked}\"", "a name inside the experiments folder, or a full path", "A path from the current folder would be ambiguous.");
        }

        var folder = Path.TrimEndingDirectorySeparator(Path.GetFullPath(asked, experiments));
        if (FileOnTheWay(folder) is { } obstacle)
        {
            throw Wrong($"{terminal.Shown(obstacle)}, a file", "a folder that is new or empty", "Choose another name.");
        }

        if (!new RunFolder(folder).IsUntouched())
        {
            throw Taken(folder, terminal);
        }

        // What was killed before it wrote anything may be begun again; but that is no reason to write into another run.
        NamedOutput.CheckPlace(Option, folder, terminal, own: folder);
        return folder;
    }

    /// <summary>
    /// Makes the folder that <see cref="Choose"/> found and takes its lock, before anything is computed. Of several processes that made the
    /// same name of the time, each gets a name of its own; of several that were given one name, one gets the folder.
    /// </summary>
    /// <param name="asked">Value of <c>--output-dir</c>; null for a name made of the time.</param>
    /// <param name="folder">What was chosen.</param>
    /// <param name="terminal">Current folder.</param>
    /// <returns>The folder, and its lock.</returns>
    /// <exception cref="UserError">The folder is taken, or the system refuses.</exception>
    /// <exception cref="RunFolderException">Another process has the lock.</exception>
    public static (RunFolder Folder, RunLock Held) Begin(string? asked, string folder, Terminal terminal)
    {
        var target = new RunFolder(asked is null ? CreateNew(folder, terminal) : folder);
        Create(target.Root, terminal);
        var held = RunLock.Take(target);
        if (target.IsUntouched())
        {
            return (target, held);
        }

        held.Dispose();
        throw Taken(target.Root, terminal);
    }

    /// <summary>Makes a folder that is new, under a name or the next number that is free.</summary>
    /// <returns>Full path of the folder.</returns>
    /// <exception cref="UserError">The system refuses.</exception>
    public static string CreateNew(string folder, Terminal terminal)
    {
        Create(Path.GetDirectoryName(folder)!, terminal);
        return Guarded(folder, terminal, () => NumberedNames.Of(folder, extension: "").First(NewFolder.TryCreate));
    }

    /// <summary>
    /// Takes the lock of a folder that several processes may write to, and waits for the one that has it.
    /// </summary>
    /// <returns>What gives it back.</returns>
    /// <exception cref="UserError">The system refuses.</exception>
    public static IDisposable Enter(string folder, Terminal terminal)
    {
        Create(folder, terminal);
        var waiting = $"ouroboros: waiting for another process that writes to {terminal.Shown(folder)}";
        return Guarded(
            folder,
            terminal,
            () => FolderLock.Wait(folder, () => terminal.Complain(waiting), CancellationToken.None).GetAwaiter().GetResult());
    }

    /// <summary>Makes the folder, if it is not there.</summary>
    /// <exception cref="UserError">The system refuses.</exception>
    public static void Create(string folder, Terminal terminal)
        => Guarded(folder, terminal, () => Directory.CreateDirectory(folder));

    private static T Guarded<T>(string folder, Terminal terminal, Func<T> create)
    {
        try
        {
            return create();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new UserError(
                $"ouroboros: {terminal.Shown(folder)}: found no way to make this folder or to write to it ({exception.Message.TrimEnd('.')}), "
                + "expected one that can be written. Choose another place.",
                ExitCodes.Files);
        }
    }

    private static UserError Taken(string folder, Terminal terminal)
    {
        const string expected = "a folder that is new or empty";
        var (shown, word) = (terminal.Shown(folder), Terminal.Word(terminal.Shown(folder)));
        if (SeveralRuns.AreIn(new RunFolder(folder)))
        {
            return Wrong(
                $"{shown}, which holds several runs", expected,
                $"Choose another name, go on with what is not done: {terminal.Command} resume {word}, or delete them: {terminal.Command} clean {word}");
        }

        KnownRun? run;
        try
        {
            run = KnownRun.Find(folder);
        }
        catch (RunException unreadable)
        {
            return Wrong($"{shown}, a run that cannot be read", expected, $"Choose another name. {unreadable.Message}");
        }

        if (run is null)
        {
            return Wrong($"{shown} with files in it, which are no run of this program", expected, "Choose another name.");
        }

        if (run.Manifest.State == RunState.Finished)
        {
            return Wrong(
                $"{shown}, a finished run", expected, $"Choose another name, or delete that run: {terminal.Command} clean {word}");
        }

        var done = $"{run.Manifest.GenerationsDone} of {Units.Count(run.Manifest.GenerationsPlanned, "generation")} done";
        return run.IsAlive()
            ? Wrong($"{shown}, where {RunLock.NameOfHolder(run.Folder)} is at work ({done})", expected, "Choose another name.")
            : Wrong(
                $"{shown}, an unfinished run ({done})", expected,
                $"Choose another name, go on with that run: {terminal.Command} resume {word}, or delete it: {terminal.Command} clean {word}");
    }

    // A file where the path needs a folder, at its end or above.
    private static string? FileOnTheWay(string? path)
    {
        while (path is not null && !Path.Exists(path))
        {
            path = Path.GetDirectoryName(path);
        }

        return File.Exists(path) ? path : null;
    }

    private static bool IsName(string text) =>
        text.Length > 0 && text is not ("." or "..") && text.IndexOfAny(['/', '\\', ':', '\0']) < 0;

    private static UserError Wrong(string found, string expected, string advice) =>
        new($"command line: {Option}: found {found}, expected {expected}. {advice}");
}
