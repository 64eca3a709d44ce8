using Ouroboros.Configuration;

namespace Ouroboros.Cli.Running;

/// <summary>Chooses the folder of a run.</summary>
internal static class OutputFolder
{
    /// <summary>Full path of the folder; it does not exist, or is empty.</summary>
    /// <param name="asked">Value of <c>--output-dir</c>; null for a name made of the time.</param>
    /// <param name="config">The config, which names the experiments folder.</param>
    /// <param name="terminal">Current folder.</param>
    /// <param name="time">Clock, local time.</param>
    /// <exception cref="UserError">The folder is taken, or no name at all.</exception>
    public static string Choose(string? asked, ExperimentConfig config, Terminal terminal, TimeProvider time)
    {
        var experiments = terminal.FullPath(config.Output.ExperimentsDir);
        if (asked is null)
        {
            return Unused(Path.Combine(experiments, $"run_{time.GetLocalNow():yyyy-MM-dd_HH-mm-ss}"));
        }

        if (!Path.IsPathFullyQualified(asked) && !IsName(asked))
        {
            throw Wrong($"\"{asked}\"", "a name inside the experiments folder, or a full path", "A path from the current folder would be ambiguous.");
        }

        var folder = Path.TrimEndingDirectorySeparator(Path.GetFullPath(asked, experiments));
        if (File.Exists(folder))
        {
            throw Wrong($"{terminal.Shown(folder)}, a file", "a folder that is new or empty", "Choose another name.");
        }

        if (Directory.Exists(folder) && Directory.EnumerateFileSystemEntries(folder).Any())
        {
            throw Wrong(
                $"{terminal.Shown(folder)} with files in it", "a folder that is new or empty",
                $"Choose another name, or delete that run: ouroboros clean {terminal.Shown(folder)}");
        }

        return folder;
    }

    // Two runs may start within a second.
    private static string Unused(string folder)
    {
        var candidate = folder;
        for (var number = 2; Path.Exists(candidate); number++)
        {
            candidate = $"{folder}_{number}";
        }

        return candidate;
    }

    private static bool IsName(string text) =>
        text.Length > 0 && text is not ("." or "..") && text.IndexOfAny(['/', '\\', ':', '\0']) < 0;

    private static UserError Wrong(string found, string expected, string advice) =>
        new($"command line: --output-dir: found {found}, expected {expected}. {advice}");
}
