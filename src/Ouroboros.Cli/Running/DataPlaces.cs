using Ouroboros.Data;

namespace Ouroboros.Cli.Running;

/// <summary>Where data sets are on this machine.</summary>
/// <param name="Terminal">Environment and current folder.</param>
/// <param name="Option">The folder that a command line names for all sets; null for the user's.</param>
internal sealed record DataPlaces(Terminal Terminal, string? Option = null)
{
    /// <summary>The environment variable that names the folder of all sets.</summary>
    public const string Variable = "OUROBOROS_DATA";

    /// <summary>How the program was called.</summary>
    public string Program => Terminal.Command;

    /// <summary>Full path of the folder that holds a folder for each set.</summary>
    /// <exception cref="UserError">The system says nothing of a user's folders.</exception>
    public string Root => Terminal.FullPath(Option ?? Set(Variable) ?? Path.Combine(UserFolder(), "ouroboros", "data"));

    /// <summary>Full path of a set's folder.</summary>
    public string FolderOf(KnownDataSet set) => Path.Combine(Root, set.Name);

    /// <summary>A path as the user means it.</summary>
    public string FullPath(string path) => Terminal.FullPath(path);

    // The folders of Environment.SpecialFolder.LocalApplicationData, asked of the environment that was handed in.
    private string UserFolder() =>
        Set(OperatingSystem.IsWindows() ? "LOCALAPPDATA" : "XDG_DATA_HOME")
        ?? (Set("HOME") is { } home
            ? Path.Combine(home, OperatingSystem.IsMacOS() ? "Library/Application Support" : ".local/share")
            : throw new UserError($"{Variable}: found nothing, and no HOME either, expected the folder of the data sets. Set it to a folder."));

    private string? Set(string name) => Terminal.Variable(name) is { Length: > 0 } value ? value : null;
}
