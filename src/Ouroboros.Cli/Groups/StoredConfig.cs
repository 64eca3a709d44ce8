using Ouroboros.Cli.Config;
using Ouroboros.Configuration;
using Ouroboros.Storage;
using YamlDotNet.Core;

namespace Ouroboros.Cli.Groups;

/// <summary>A config as <c>replicates.json</c> and <c>sweep.json</c> hold it: the path of each key and its value as YAML.</summary>
internal static class StoredConfig
{
    /// <summary>All keys of a config.</summary>
    public static IReadOnlyDictionary<string, string> Of(ExperimentConfig config) =>
        ConfigKeys.All.ToDictionary(key => key.Path, key => key.Format(config), StringComparer.Ordinal);

    /// <summary>The config that was stored; a key that is not there has its default.</summary>
    /// <param name="stored">Paths and values.</param>
    /// <param name="file">The file they stand in, for messages.</param>
    /// <exception cref="RunFileException">A key or a value is none.</exception>
    public static ExperimentConfig Read(IReadOnlyDictionary<string, string> stored, string file) =>
        stored.Aggregate(Presets.Classic, (config, pair) => Set(config, pair.Key, pair.Value, file));

    /// <summary>A config with one key set to a value as YAML.</summary>
    /// <exception cref="RunFileException">The key or the value is none.</exception>
    public static ExperimentConfig Set(ExperimentConfig config, string path, string value, string file)
    {
        var key = ConfigKeys.Find(path) ?? throw new RunFileException(file, 1, $"an unknown key '{path}' in its config", "keys of this version");
        var reading = key.Type.Read(Raw(value));
        return reading.Wrong is null
            ? key.Set(config, reading.Value)
            : throw new RunFileException(file, 1, $"{path} {reading.Wrong.Describe()}", key.Type.Expected);
    }

    private static RawValue Raw(string value)
    {
        try
        {
            return YamlTree.Read(value) ?? new RawScalar("", Quoted: false);
        }
        catch (YamlException)
        {
            return new RawScalar(value, Quoted: false);
        }
    }
}
