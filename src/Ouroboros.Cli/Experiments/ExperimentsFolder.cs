using Ouroboros.Cli.Config;
using Ouroboros.Configuration;

namespace Ouroboros.Cli.Experiments;

/// <summary>The folder that holds the runs.</summary>
/// <param name="Path">Full path.</param>
/// <param name="Terminal">For relative paths.</param>
internal sealed record ExperimentsFolder(string Path, Terminal Terminal)
{
    /// <summary>The option that names it.</summary>
    public const string Option = "--experiments-dir";

    private const string ExperimentsKey = "output.experiments_dir";

    /// <summary>What the option that names it does, for help pages.</summary>
    public const string OptionDescription =
        "Folder of the runs. Default: output.experiments_dir of ./config.yaml if there is one, else experiments";

    // Null where an option names it.
    private bool? IsConfigured { get; init; }

    /// <summary>Where the path comes from, if that is not plain, to follow it in a sentence.</summary>
    public string Why => (IsConfigured == true ? $" ({ExperimentsKey} of {ConfigResolver.DefaultFile})" : "")
        + (Directory.Exists(Path) || IsConfigured == false ? "" : ", which does not exist");

    /// <summary>What puts a run there, or shows others, a sentence.</summary>
    public string Advice => IsConfigured switch
    {
        false => $"{Terminal.Command} run --preset quick makes one.",
        true when Path == Terminal.FullPath(Presets.Classic.Output.ExperimentsDir) => $"{Terminal.Command} run makes one.",
        true => $"{Terminal.Command} run makes one. Presets ignore that file: "
            + $"{Terminal.Command} list {Option} {Presets.Classic.Output.ExperimentsDir} shows their runs.",
        null => $"Leave {Option} out to see those of the default folder.",
    };

    /// <summary>The path as messages give it.</summary>
    public string Shown => Terminal.Shown(Path);

    /// <summary>The option's folder, else the one that a run started here without options would use.</summary>
    public static ExperimentsFolder Choose(string? option, Terminal terminal)
    {
        var configured = option is null ? Configured(terminal) : null;
        var folder = option ?? configured ?? Presets.Classic.Output.ExperimentsDir;
        return new(terminal.FullPath(folder), terminal) { IsConfigured = option is null ? configured is not null : null };
    }

    // Only this key counts here: a slip elsewhere in the file is no reason to hide the runs.
    private static string? Configured(Terminal terminal)
    {
        var file = terminal.FullPath(ConfigResolver.DefaultFile);
        return File.Exists(file)
            ? (string?)YamlConfig.ReadFile(file, ConfigResolver.DefaultFile).Settings
                .FirstOrDefault(setting => setting.Key.Path == ExperimentsKey)?.Value
            : null;
    }

    /// <summary>The runs and the folders of several, oldest first, and those that cannot be read, by name; none when the folder is missing.</summary>
    public (IReadOnlyList<KnownFolder> Found, IReadOnlyList<UnreadableFolder> Unreadable) Everything()
    {
        if (!Directory.Exists(Path))
        {
            return ([], []);
        }

        var (found, unreadable) = UnreadableFolder.Search(Directory.EnumerateDirectories(Path).Order(StringComparer.Ordinal), KnownFolder.Find);
        return ([.. found.OrderBy(one => one.Started).ThenBy(one => one.Folder.Name, StringComparer.Ordinal)], unreadable);
    }

    /// <summary>Full path of the folder that a name in here, or a path, means.</summary>
    /// <exception cref="UserError">There is no such folder.</exception>
    public string FindFolder(string nameOrPath)
    {
        // A name does not begin with a dot; . and .. are meant from where the person stands.
        string[] places = nameOrPath.StartsWith('.')
            ? [Terminal.FullPath(nameOrPath)]
            : [System.IO.Path.Combine(Path, nameOrPath), Terminal.FullPath(nameOrPath)];
        if (nameOrPath.Length > 0 && places.FirstOrDefault(Directory.Exists) is { } found)
        {
            return System.IO.Path.TrimEndingDirectorySeparator(System.IO.Path.GetFullPath(found));
        }

        var nearest = Spelling.Nearest(nameOrPath, Everything().Found.Select(found => found.Folder.Name));
        throw new UserError(
            $"command line: found no folder \"{nameOrPath}\", neither in {Shown} nor as a path, expected a run. "
            + (nearest is null ? $"{Terminal.Command} list shows the runs." : $"Did you mean {nearest}?"));
    }
}
