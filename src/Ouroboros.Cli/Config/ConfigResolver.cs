using Ouroboros.Configuration;
using Ouroboros.Data;

namespace Ouroboros.Cli.Config;

/// <summary>Puts a config together: built-in defaults, preset, file, then options and pairs.</summary>
/// <remarks>
/// Without <c>--config</c> the file is <c>config.yaml</c> of the current folder, if it is there and no preset is named. A
/// preset that was asked for on the command line is not overruled by a file that merely lies there.
/// </remarks>
internal static class ConfigResolver
{
    /// <summary>The file read when none is named.</summary>
    public const string DefaultFile = "config.yaml";

    private const string DatasetKey = "data.dataset";

    // A person who pipes a config in has it at hand.
    private static readonly TimeSpan PatienceWithPipes = TimeSpan.FromSeconds(10);

    /// <summary>The config that runs.</summary>
    /// <exception cref="UserError">Everything that is wrong, a line each.</exception>
    public static ResolvedConfig Resolve(ConfigRequest request)
    {
        var problems = new List<ConfigProblem>();
        var config = PresetOf(request, problems);
        var lying = Path.Combine(request.CurrentFolder, DefaultFile);
        var file = request.File ?? (request.Preset is null && File.Exists(lying) ? DefaultFile : null);
        var settings = new List<ConfigSetting>();
        string? device = null;
        if (file is not null)
        {
            var yaml = YamlConfig.ReadFile(Path.Combine(request.CurrentFolder, file), file, request.File is null ? null : PatienceWithPipes);
            problems.AddRange(yaml.Problems);
            settings.AddRange(yaml.Settings);
            device = yaml.Device;
        }

        problems.AddRange(request.CommandLine.Problems);
        settings.AddRange(request.CommandLine.Settings);
        config = settings.Aggregate(config, (current, setting) => setting.Key.Set(current, setting.Value));
        var data = FindData(config, request, settings, problems);
        problems.AddRange(BrokenRules(config, data, request, settings, problems));
        if (problems.Count > 0)
        {
            throw new UserError(string.Join('\n', problems));
        }

        var warnings = ConfigRules.Warnings(config, data).Select(warning => $"{Blame(warning.Key, settings, request)}: {warning.Value}");
        return new(ConfigRules.Settle(config, data), Origin(request, file), [.. warnings]) { Device = device };
    }

    private static ExperimentConfig PresetOf(ConfigRequest request, List<ConfigProblem> problems)
    {
        if (request.Preset is null)
        {
            return Presets.Classic;
        }

        if (Presets.ByName.TryGetValue(request.Preset, out var preset))
        {
            return preset;
        }

        var nearest = Spelling.Nearest(request.Preset, Presets.ByName.Keys);
        problems.Add(new(
            "command line", "--preset", $"\"{request.Preset}\"", "one of " + string.Join(", ", Presets.ByName.Keys),
            nearest is null ? "" : $"Did you mean {nearest}?"));
        return Presets.Classic;
    }

    // Before the rules, which compare the config with it. Where the set's name is wrong already, none is looked for.
    private static DataFacts? FindData(ExperimentConfig config, ConfigRequest request, List<ConfigSetting> settings, List<ConfigProblem> problems)
    {
        var setting = settings.FindLast(candidate => candidate.Key.Path == DatasetKey);
        if (problems.Exists(problem => problem.Key is DatasetKey or CommandLineSettings.DatasetOption or CommandLineSettings.DataFolderOption))
        {
            return null;
        }

        try
        {
            return request.FindData(config.Data.Source);
        }
        catch (DataFileException exception)
        {
            problems.Add(new(
                setting?.Source ?? PresetName(request), setting?.Name ?? DatasetKey, $"{exception.File}: {exception.Found}", exception.Expected, exception.Advice));
            return null;
        }
    }

    // A rule speaks only of keys that were read well: what is already told as wrong is not told twice.
    private static IEnumerable<ConfigProblem> BrokenRules(
        ExperimentConfig config, DataFacts? data, ConfigRequest request, List<ConfigSetting> settings, List<ConfigProblem> told)
    {
        var wrong = told.Select(problem => problem.Key).ToHashSet(StringComparer.Ordinal);
        foreach (var rule in ConfigRules.Errors(config, data))
        {
            string[] parts = [rule.Key, .. rule.OtherKeys];
            if (!parts.Any(part => wrong.Contains(part) || wrong.Contains(ConfigKeys.Find(part)!.Option ?? part)))
            {
                var blamed = parts.FirstOrDefault(part => settings.Exists(setting => setting.Key.Path == part)) ?? rule.Key;
                var source = settings.FindLast(setting => setting.Key.Path == blamed)?.Source ?? PresetName(request);
                yield return new(source, rule.Key, rule.Found, rule.Expected, rule.Advice);
            }
        }
    }

    private static string Blame(string path, List<ConfigSetting> settings, ConfigRequest request)
    {
        var setting = settings.FindLast(candidate => candidate.Key.Path == path);
        return setting is null ? $"{PresetName(request)}: {path}" : $"{setting.Source}: {setting.Name}";
    }

    private static string PresetName(ConfigRequest request) => $"preset {request.Preset ?? "classic"}";

    private static string Origin(ConfigRequest request, string? file) => (request.Preset, file) switch
    {
        (null, null) => "preset classic (no config.yaml here, no --preset given)",
        (null, _) => file,
        (_, null) => $"preset {request.Preset}",
        _ => $"preset {request.Preset}, then {file}",
    };
}
