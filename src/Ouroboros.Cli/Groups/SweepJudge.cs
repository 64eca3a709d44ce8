using Ouroboros.Cli.Config;
using Ouroboros.Cli.Running;
using Ouroboros.Configuration;
using Ouroboros.Replication;

namespace Ouroboros.Cli.Groups;

/// <summary>Judges every point of a sweep before any is run.</summary>
internal sealed class SweepJudge(CliServices services)
{
    private const string Seed = "experiment.random_seed";
    private const int MostTold = 20;

    /// <summary>What each point asks for, the last key varying fastest.</summary>
    /// <exception cref="UserError">Everything that is wrong with any point, each told once.</exception>
    public IReadOnlyList<JudgedRun> Judge(RunArguments arguments, SweepPairs pairs)
    {
        var count = pairs.Varied.Aggregate(1L, (product, varied) => Math.Min(product * varied.Values.Count, long.MaxValue / SweepPlan.Most));
        if (count > SweepPlan.Most)
        {
            throw new UserError($"command line: found {count:N0} combinations of values, expected at most {SweepPlan.Most:N0}. Vary fewer keys, or write fewer values.");
        }

        if (pairs.Varied.GroupBy(varied => varied.Key).FirstOrDefault(group => group.Count() > 1) is { } twice)
        {
            throw new UserError($"command line: {twice.Key}: found it twice, expected each key once. Write all its values in one list.");
        }

        foreach (var (key, values) in pairs.Varied)
        {
            if (OtherPlace(key, arguments, pairs) is { } other)
            {
                throw Wrong(key, $"{Several(values)} here and one value in {other}", "one of the two", "Take one out.");
            }

            Check(key, values, arguments);
        }

        var (judged, wrong) = (new List<JudgedRun>(), new List<string>());
        foreach (var point in pairs.Points())
        {
            try
            {
                judged.Add(new RunFlow(services).Judge(arguments with { Pairs = [.. pairs.Fixed, .. point] }, judged.FirstOrDefault()?.Data));
            }
            catch (UserError exception) when (exception.ExitCode == ExitCodes.Usage)
            {
                // What is wrong with a value is wrong at every point that has it.
                wrong.AddRange(exception.Message.Split('\n').Select(line => $"{line} (point {string.Join(' ', point)})").Where(line => !wrong.Exists(
                    told => string.Equals(WithoutPoint(told), WithoutPoint(line), StringComparison.Ordinal))));
            }
        }

        return wrong.Count == 0 ? WithDifferentValues(judged, pairs)
            : throw new UserError(string.Join('\n', wrong.Take(MostTold)) + (wrong.Count > MostTold ? $"\nand {wrong.Count - MostTold:N0} more" : ""));
    }

    // Where else on the command line a key is set.
    private static string? OtherPlace(string key, RunArguments arguments, SweepPairs pairs) =>
        arguments.Settings.Select(setting => setting.Key).FirstOrDefault(other => other.Path == key)?.Option
        ?? pairs.Fixed.FirstOrDefault(pair => pair.StartsWith($"{key}=", StringComparison.Ordinal));

    // What no point can have, or not beside the others. Any of these would train first and fail later, or train the same several times.
    private static void Check(string key, IReadOnlyList<string> values, RunArguments arguments)
    {
        if (values.Any(value => value.Length == 0))
        {
            throw Wrong(key, $"nothing between two commas, or after the last: {string.Join(",", values)}", "a value", "Take the comma out; null is written as such.");
        }

        switch (key)
        {
            case Seed when (arguments.Replicates ?? arguments.Seeds) is not null:
                throw Wrong(key, "several values beside replicates", "one of the two", $"{SeedList.ListOption} names seeds.");
            case Seed when values.FirstOrDefault(IsNoSeed) is { } none:
                throw Wrong(key, $"{none} among several values", "a seed for each point", "Write numbers; left out, one seed is drawn for all points.");
            case "data.dataset":
                throw Wrong(key, Several(values), "one: the points of a sweep share their real images", "Begin a sweep for each, and compare them.");
            case "output.experiments_dir":
                throw Wrong(key, Several(values), "one: the points of a sweep share a folder", "Begin a sweep for each.");
        }
    }

    // As the key reads them: null and -1 ask for one that is drawn.
    private static bool IsNoSeed(string value) =>
        ConfigKeys.Find(Seed)!.Type.Read(new RawScalar(value, Quoted: false)) is { Wrong: null, Value: null };

    private static string Several(IReadOnlyList<string> values) => $"several values ({string.Join(", ", values)})";

    // Two spellings of one value would be one point twice, and a key without effect one point for each value.
    private static List<JudgedRun> WithDifferentValues(List<JudgedRun> judged, SweepPairs pairs)
    {
        var points = pairs.Points().ToList();
        foreach (var (path, values) in pairs.Varied)
        {
            var key = ConfigKeys.Find(path)!;
            var place = pairs.Varied.Index().Single(varied => varied.Item.Key == path).Index;
            var read = judged.Zip(points, (point, words) => (Word: words[place][(path.Length + 1)..], Value: key.Format(Effective(point)))).Distinct().ToList();
            if (read.GroupBy(pair => pair.Value, StringComparer.Ordinal).FirstOrDefault(group => group.Count() > 1) is { } same)
            {
                throw Wrong(path, $"{string.Join(" and ", same.Select(pair => pair.Word))}, which are the same here ({same.Key})", "different values", "Give each once.");
            }

            if (values.Distinct(StringComparer.Ordinal).Count() < values.Count)
            {
                throw Wrong(path, $"{string.Join(", ", values)}, two of which are the same", "different values", "Give each once.");
            }

            if (ConfigRules.RegimeOf(path) is { } regime && judged.TrueForAll(point => point.Resolved.Config.Regime.Kind != regime))
            {
                var kind = ConfigKeys.Find("regime.kind")!;
                var meant = kind.Format(Presets.Classic with { Regime = Presets.Classic.Regime with { Kind = regime } });
                throw Wrong(
                    path, $"{Several(values)}, which change nothing under the regime {kind.Format(judged[0].Resolved.Config)}", $"the regime {meant}", $"Add regime.kind={meant}.");
            }
        }

        // A regime's keys have no effect in another regime: filter and replace, each at two values of oversampling, are
        // three experiments.
        var experiments = judged.Zip(points).GroupBy(pair => Meant(pair.First), StringComparer.Ordinal);
        if (experiments.FirstOrDefault(group => group.Count() > 1) is { } twins)
        {
            var names = twins.Select(pair => string.Join(' ', pair.Second)).ToList();
            throw new UserError(
                $"command line: found the same experiment at {string.Join(" and ", names)}, expected different ones. "
                + "Begin a sweep for each regime, with the keys that have an effect there.");
        }

        return judged;
    }

    // Every key that has an effect, with its value.
    private static string Meant(JudgedRun point)
    {
        var config = Effective(point);
        return string.Join(
            '\n',
            ConfigKeys.All
                .Where(key => ConfigRules.RegimeOf(key.Path) is not { } regime || regime == config.Regime.Kind)
                .Select(key => $"{key.Path}={key.Format(config)}"));
    }

    // All images are as many as there are.
    private static ExperimentConfig Effective(JudgedRun point)
    {
        var (config, experiment) = (point.Resolved.Config, point.Resolved.Config.Experiment);
        return config with { Experiment = experiment with { NumTrainingImages = experiment.NumTrainingImages ?? point.Data.Facts.TrainingImages } };
    }

    private static UserError Wrong(string key, string found, string expected, string advice) =>
        new(new ConfigProblem(CommandLineSettings.Source, key, found, expected, advice).ToString());

    private static string WithoutPoint(string line) => line[..line.LastIndexOf(" (point ", StringComparison.Ordinal)];
}
