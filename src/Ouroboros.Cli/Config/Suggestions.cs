using Ouroboros.Configuration;

namespace Ouroboros.Cli.Config;

/// <summary>Sentences that name the key that was probably meant.</summary>
internal static class Suggestions
{
    /// <summary>For a word at the top of a file that is no section.</summary>
    public static string ForSection(string word)
    {
        if (Spelling.Nearest(word, ConfigKeys.Sections) is { } section)
        {
            return $"Did you mean {section}?";
        }

        // A key that slipped out of its section, or one written with a dot.
        var owners = ConfigKeys.All.Where(key => key.Name == word || key.Path == word).ToList();
        return owners.Count == 0
            ? ""
            : $"Did you mean {string.Join(" or ", owners.Select(key => key.Path))}? Write {owners[0].Name} indented below {owners[0].Section}.";
    }

    /// <summary>For an unknown key of a known section.</summary>
    public static string ForKey(string section, string word)
    {
        var names = ConfigKeys.All.Where(key => key.Section == section).Select(key => key.Name).ToList();
        if (Spelling.Nearest(word, names) is { } name)
        {
            return $"Did you mean {name}?";
        }

        var owner = ConfigKeys.All.FirstOrDefault(key => key.Name == word);
        return owner is null
            ? $"The keys of {section} are {string.Join(", ", names)}."
            : $"{word} is a key of {owner.Section}.";
    }

    /// <summary>For an unknown path on the command line.</summary>
    public static string ForPath(string path, string program)
    {
        var owners = ConfigKeys.All.Where(key => key.Name == path).Select(key => key.Path).ToList();
        if (owners.Count > 0)
        {
            return $"Did you mean {string.Join(" or ", owners)}?";
        }

        return Spelling.Nearest(path, ConfigKeys.All.Select(key => key.Path)) is { } near
            ? $"Did you mean {near}?"
            : $"{program} run --help lists the keys.";
    }
}
