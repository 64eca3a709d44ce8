namespace Ouroboros.Browser.Tests.Chromium;

/// <summary>Finds the browser of this machine.</summary>
internal static class InstalledChromium
{
    /// <summary>The environment variable that names another one.</summary>
    public const string Variable = "OUROBOROS_CHROMIUM";

    /// <summary>What to say where there is none.</summary>
    public const string Missing =
        $"No Chromium here: the report is not shown to a browser. Install chromium (Debian: apt-get install chromium) or Google Chrome, or name one in {Variable}.";

    private static readonly string[] Names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];

    /// <summary>Path of the browser; null where there is none.</summary>
    /// <param name="named">What the environment variable says; null or empty for nothing.</param>
    /// <param name="searchPath">The folders to search, parted as the system parts them.</param>
    /// <exception cref="FileNotFoundException">The one that is named is not there.</exception>
    public static string? Find(string? named, string? searchPath)
    {
        if (!string.IsNullOrEmpty(named))
        {
            return File.Exists(named)
                ? named
                : throw new FileNotFoundException($"{Variable} names '{named}', which is not there. Expected the path of a Chromium; correct it, or unset it to search the PATH.");
        }

        var folders = (searchPath ?? string.Empty).Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries);
        return Names.SelectMany(name => folders.Select(folder => Path.Join(folder, name))).FirstOrDefault(File.Exists);
    }
}
