using Ouroboros.Configuration;
using Ouroboros.Data;
using YamlDotNet.Core;

namespace Ouroboros.Cli.Config;

/// <summary>Reads the keys that a command line sets, by option or as <c>KEY=VALUE</c>.</summary>
/// <param name="program">How the program was called.</param>
internal sealed class CommandLineSettings(string program = "ouroboros")
{
    /// <summary>Where problems of a command line are, in their messages.</summary>
    public const string Source = "command line";

    /// <summary>The option that names a data set.</summary>
    public const string DatasetOption = "--dataset";

    /// <summary>The option that names a folder with one.</summary>
    public const string DataFolderOption = "--data-dir";

    private readonly List<ConfigProblem> _problems = [];
    private readonly List<ConfigSetting> _settings = [];

    /// <summary>All that is wrong.</summary>
    public IReadOnlyList<ConfigProblem> Problems => _problems;

    /// <summary>The keys set, each once.</summary>
    public IReadOnlyList<ConfigSetting> Settings => _settings;

    /// <summary>Takes an option's value.</summary>
    public void AddOption(ConfigKey key, string text) => Add(key, key.Option!, text);

    /// <summary>Takes a folder of images: a data set whatever the folder is called.</summary>
    public void AddDataFolder(string path) =>
        Add(ConfigKeys.Find("data.dataset")!, DataFolderOption, path.Length == 0 ? path : DataSource.InFolder(path).ToString());

    /// <summary>Takes a <c>KEY=VALUE</c>.</summary>
    public void AddPair(string pair)
    {
        var equals = pair.IndexOf('=', StringComparison.Ordinal);
        if (equals <= 0)
        {
            _problems.Add(new(
                Source, "", $"\"{pair}\"", "an option or KEY=VALUE", $"Write for example vae.epochs=20; {program} run --help lists options and keys."));
            return;
        }

        var path = pair[..equals];
        var key = ConfigKeys.Find(path);
        if (key is null)
        {
            _problems.Add(new(Source, path, "an unknown key", "a key such as vae.epochs", Suggestions.ForPath(path, program)));
            return;
        }

        Add(key, path, pair[(equals + 1)..]);
    }

    /// <summary>Takes note of something wrong with an option that is no key.</summary>
    public void Report(string option, string found, string expected, string advice) => Report(new(Source, option, found, expected, advice));

    /// <summary>Takes note of something wrong.</summary>
    public void Report(ConfigProblem problem) => _problems.Add(problem);

    private void Add(ConfigKey key, string name, string text)
    {
        var reading = key.Type.Read(Parse(key, text));
        if (reading.Wrong is not null)
        {
            _problems.Add(ConfigProblem.BadValue(Source, name, key, reading));
            return;
        }

        var setting = new ConfigSetting(key, reading.Value, Source, name);
        var before = _settings.Find(other => other.Key == key);
        if (before is null)
        {
            _settings.Add(setting);
        }
        else if (key.Type.Format(before.Value) != key.Type.Format(setting.Value))
        {
            var (first, second) = (key.Type.Format(before.Value), key.Type.Format(setting.Value));
            var found = before.Name == name ? $"{first} and {second}" : $"{second} here and {first} in {before.Name}";
            _problems.Add(new(Source, name, found, "one value", "Give it once."));
        }
    }

    // Lists are written as in a file, their brackets optional; everything else is taken to the letter.
    private static RawValue Parse(ConfigKey key, string text)
    {
        var plain = new RawScalar(text, Quoted: false);
        if (!key.Type.IsList || text.Length == 0)
        {
            return plain;
        }

        try
        {
            return YamlTree.Read(text.StartsWith('[') ? text : $"[{text}]") ?? plain;
        }
        catch (YamlException)
        {
            return plain;
        }
    }
}
