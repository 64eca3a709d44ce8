using Ouroboros.Configuration;
using Ouroboros.Storage;
using YamlDotNet.Core;

namespace Ouroboros.Cli.Config;

/// <summary>Reads a config file: which keys it sets, and everything that is wrong with it.</summary>
/// <param name="file">The file's name as messages give it.</param>
internal sealed class YamlConfig(string file)
{
    // A config with every comment has three thousand bytes; the YAML package may take two hundred times the size of a file.
    private const int LargestFile = 1 << 16;

    /// <summary>Bytes to read of a file: one more than is allowed tells that there are too many.</summary>
    public const int Most = LargestFile + 1;

    private readonly List<ConfigProblem> _problems = [];
    private readonly List<ConfigSetting> _settings = [];

    /// <summary>All that is wrong; empty when the file is good.</summary>
    public IReadOnlyList<ConfigProblem> Problems => _problems;

    /// <summary>The good keys, in the order of the file.</summary>
    public IReadOnlyList<ConfigSetting> Settings => _settings;

    /// <summary>The device that the file asks for; null if it asks for none. It is none of the experiment's keys, as it changes no result.</summary>
    public string? Device { get; private set; }

    /// <summary>Reads a file; what is wrong, its absence too, becomes a problem.</summary>
    /// <param name="path">Where the file is.</param>
    /// <param name="shownAs">The name to use in messages.</param>
    /// <param name="patience">
    /// How long to read at most, if the file may be a pipe or a device; null for a regular file, in whose place one of those counts as empty.
    /// </param>
    public static YamlConfig ReadFile(string path, string shownAs, TimeSpan? patience = null)
    {
        var config = new YamlConfig(shownAs);
        if (Directory.Exists(path))
        {
            config.AddWhole("a folder", "a YAML file", "Name a file in it.");
        }
        else if (!File.Exists(path))
        {
            config.AddWhole("no such file", "a YAML file", "Check the path; config.yaml of this program is an example.");
        }
        else
        {
            config.ReadExisting(path, patience);
        }

        return config;
    }

    /// <summary>Reads YAML text.</summary>
    public void ReadText(string text)
    {
        RawValue? root;
        try
        {
            root = YamlTree.Read(text);
        }
        catch (YamlException exception)
        {
            _problems.Add(NoYaml(text, exception));
            return;
        }

        switch (root)
        {
            case null or RawScalar { IsNull: true }:
                break;
            case RawMapping mapping:
                ReadSections(mapping);
                break;
            default:
                Add(root, "", root.Describe(), "sections: " + string.Join(", ", ConfigKeys.Sections), "Write a section's name, a colon, and its keys indented below.");
                break;
        }
    }

    /// <summary>Reads a file's bytes.</summary>
    public void ReadBytes(byte[] content)
    {
        if (content.Length == 0)
        {
            // Perhaps from a program that failed.
            AddWhole("an empty file", "at least one key", "Write one, or leave the file out to use the defaults.");
            return;
        }

        if (content.Length > LargestFile)
        {
            AddWhole("more than 64 KiB", "a config of a few thousand bytes", "Is this the right file?");
            return;
        }

        var text = PlainText.Decode(content, out var flaw);
        if (flaw is null)
        {
            ReadText(text);
        }
        else
        {
            _problems.Add(new(
                $"{file}:{flaw.Line}:{flaw.Column}", "", flaw.Found, "a YAML file in UTF-8", "Save it again in UTF-8, or delete the character."));
        }
    }

    private ConfigProblem NoYaml(string text, YamlException exception)
    {
        // The parser blames the beginning of what a tab spoils, which may be lines above.
        var lines = text.ReplaceLineEndings("\n").Split('\n');
        var tab = Array.FindIndex(lines, line => line.TrimStart(' ').StartsWith('\t'));
        return tab >= 0
            ? new($"{file}:{tab + 1}:{lines[tab].IndexOf('\t') + 1}", "", "no valid YAML (a tab in the indentation)", "spaces", "Indent with spaces.")
            : new(
                $"{file}:{exception.Start.Line}:{exception.Start.Column}",
                "",
                $"no valid YAML ({exception.Message.TrimEnd('.')})",
                "sections with keys",
                "Check indentation, colons, quotes and brackets here and above.");
    }

    private void ReadExisting(string path, TimeSpan? patience)
    {
        try
        {
            // A pipe may be without a writer, and a device may never end.
            ReadBytes(patience is { } longest
                ? Task.Run(() => RegularFile.ReadStart(File.OpenRead(path), Most)).WaitAsync(longest).GetAwaiter().GetResult()
                : RegularFile.ReadStart(path, Most));
        }
        catch (TimeoutException)
        {
            AddWhole(
                $"no end of its content within {patience!.Value.TotalSeconds:0.###} seconds",
                "a YAML file",
                "If it is a pipe, check the program that writes to it.");
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            AddWhole($"no way to read it ({exception.Message.TrimEnd('.')})", "a readable YAML file", "Check the path and its permissions.");
        }
    }

    private void ReadSections(RawMapping root)
    {
        var seen = new Dictionary<string, RawValue>(StringComparer.Ordinal);
        foreach (var (key, value) in root.Entries)
        {
            if (!IsFresh(key, "", seen, out var section))
            {
                continue;
            }

            if (section == DeviceChoice.Key)
            {
                ReadDevice(value);
            }
            else if (!ConfigKeys.Sections.Contains(section))
            {
                Add(key, section, "an unknown section", "one of " + string.Join(", ", ConfigKeys.Sections), Suggestions.ForSection(section));
            }
            else if (value is RawMapping keys)
            {
                ReadKeys(section, keys);
            }
            else if (value is not RawScalar { IsNull: true })
            {
                Add(value, section, value.Describe(), "keys with values", "Write each key on a line of its own, indented below the section's name.");
            }
        }
    }

    private void ReadDevice(RawValue value)
    {
        if (value is RawScalar { IsNull: false, Text.Length: > 0 } device && PlainText.FirstControl(device.Text) is null)
        {
            Device = device.Text;
        }
        else if (value is not RawScalar { IsNull: true })
        {
            Add(value, DeviceChoice.Key, value.Describe(), DeviceChoice.Expected, "");
        }
    }

    private void ReadKeys(string section, RawMapping keys)
    {
        var seen = new Dictionary<string, RawValue>(StringComparer.Ordinal);
        foreach (var (name, value) in keys.Entries)
        {
            if (!IsFresh(name, section + ".", seen, out var word))
            {
                continue;
            }

            var path = $"{section}.{word}";
            var key = ConfigKeys.Find(path);
            if (key is null)
            {
                Add(name, path, "an unknown key", "a key of " + section, Suggestions.ForKey(section, word));
                continue;
            }

            var reading = key.Type.Read(value);
            if (reading.Wrong is { } wrong)
            {
                _problems.Add(ConfigProblem.BadValue(Place(wrong), path, key, reading));
            }
            else
            {
                _settings.Add(new(key, reading.Value, Place(value), path));
            }
        }
    }

    // A key must be a word, and stand once in its section.
    private bool IsFresh(RawValue key, string prefix, Dictionary<string, RawValue> seen, out string word)
    {
        word = (key as RawScalar)?.Text ?? "";
        if (key is not RawScalar)
        {
            Add(key, prefix.TrimEnd('.'), $"{key.Describe()} as a key", "a word", "Write the key's name.");
            return false;
        }

        if (seen.TryAdd(word, key))
        {
            return true;
        }

        Add(key, prefix + word, $"a second time (first in line {seen[word].Line})", "each key once", "Delete one of the two.");
        return false;
    }

    private void Add(RawValue at, string key, string found, string expected, string advice) =>
        _problems.Add(new(Place(at), key, found, expected, advice));

    private void AddWhole(string found, string expected, string advice) =>
        _problems.Add(new(file, "", found, expected, advice));

    private string Place(RawValue at) => $"{file}:{at.Line}:{at.Column}";
}
