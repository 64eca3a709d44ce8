namespace Ouroboros.Configuration;

/// <summary>One key of the config: all that files, command lines, help texts and messages need to know of it.</summary>
public sealed class ConfigKey
{
    private readonly Func<ExperimentConfig, object?> _get;
    private readonly Func<ExperimentConfig, object?, ExperimentConfig> _set;

    internal ConfigKey(
        string section,
        string name,
        ConfigValueType type,
        string comment,
        Func<ExperimentConfig, object?> get,
        Func<ExperimentConfig, object?, ExperimentConfig> set)
    {
        (Section, Name, Type, Comment) = (section, name, type, comment);
        (_get, _set) = (get, set);

        // Once: every word of a file is compared with it.
        Path = $"{section}.{name}";
    }

    /// <summary>Section: <c>vae</c>.</summary>
    public string Section { get; }

    /// <summary>Name in the section: <c>learning_rate</c>.</summary>
    public string Name { get; }

    /// <summary>Section and name: <c>vae.learning_rate</c>.</summary>
    public string Path { get; }

    /// <summary>What it may hold.</summary>
    public ConfigValueType Type { get; }

    /// <summary>What it decides, in one line, for the comment in the file and for the help.</summary>
    public string Comment { get; }

    /// <summary>The command-line option that sets it: <c>--vae-lr</c>; null when <c>KEY=VALUE</c> is the only way.</summary>
    public string? Option { get; internal init; }

    /// <summary>The option's short form: <c>-i</c>.</summary>
    public string? ShortOption { get; internal init; }

    /// <summary>Reads the value in a config as if it had been written: the same bounds hold for files, command lines and code.</summary>
    internal Reading Check(ExperimentConfig config) => Type.Read(Type.Written(_get(config)));

    /// <summary>The config with this key as it is by default.</summary>
    internal ExperimentConfig Reset(ExperimentConfig config) => _set(config, _get(Presets.Classic));

    /// <summary>The value in a config, as YAML.</summary>
    public string Format(ExperimentConfig config) => Type.Format(_get(config));

    /// <summary>The config with this key set to a value that <see cref="ConfigValueType.Read"/> gave.</summary>
    public ExperimentConfig Set(ExperimentConfig config, object? value) => _set(config, value);
}
