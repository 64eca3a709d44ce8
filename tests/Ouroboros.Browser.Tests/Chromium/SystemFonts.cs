using System.Collections;
using System.Xml.Linq;
using Ouroboros.Cli.Tests;

namespace Ouroboros.Browser.Tests.Chromium;

/// <summary>
/// The fonts that the browser finds on the machine: those that reports embed, or those of a folder. A page must look the same with any. With none at
/// all Chromium draws no text, embedded fonts or not.
/// </summary>
/// <remarks>Where the browser asks fontconfig, which is on Linux; elsewhere it has the fonts of the system.</remarks>
internal static class SystemFonts
{
    /// <summary>The environment variable that names a folder of fonts to find instead.</summary>
    public const string Variable = "OUROBOROS_TEST_FONTS";

    /// <summary>Environment variables for the browser: those of this process, and fonts.</summary>
    /// <param name="folder">A folder for the settings of fontconfig and its cache.</param>
    /// <exception cref="DirectoryNotFoundException">There is no folder of that name.</exception>
    public static IEnumerable<KeyValuePair<string, string>> Environment(string folder)
    {
        var fonts = System.Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } named
            ? Path.GetFullPath(named)
            : Path.Join(Repository.Root, "src", "Ouroboros.Reporting", "Fonts");
        if (!Directory.Exists(fonts))
        {
            throw new DirectoryNotFoundException($"{Variable} names '{fonts}', which is not there. Expected a folder of fonts.");
        }

        var settings = Path.Join(folder, "fonts.conf");
        new XElement("fontconfig", new XElement("dir", fonts), new XElement("cachedir", Path.Join(folder, "cache"))).Save(settings);
        return System.Environment.GetEnvironmentVariables().Cast<DictionaryEntry>()
            .Select(entry => KeyValuePair.Create((string)entry.Key, (string?)entry.Value ?? string.Empty))
            .Where(entry => entry.Key != "FONTCONFIG_FILE")
            .Append(KeyValuePair.Create("FONTCONFIG_FILE", settings));
    }
}
