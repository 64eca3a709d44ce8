namespace Ouroboros.Configuration;

/// <summary>Checks a config that was made in code as strictly as one that was written, and in the same words.</summary>
public static class ConfigValidation
{
    /// <summary>Checks every value, and what holds between values and data.</summary>
    /// <param name="config">The config.</param>
    /// <param name="data">The data set it is to run on; null when that is not known.</param>
    /// <returns>The config as it will run, see <see cref="ConfigRules.Settle"/>; a seed of -1 has become null.</returns>
    /// <exception cref="ArgumentException">
    /// Something is wrong, a line for each: the key, what was found, what was expected and what to do, as the command line says it.
    /// </exception>
    public static ExperimentConfig Validate(ExperimentConfig config, DataFacts? data)
    {
        ArgumentNullException.ThrowIfNull(config);
        List<RuleViolation> wrong = [.. MissingSections(config)];
        if (wrong.Count == 0)
        {
            var read = config;
            foreach (var key in ConfigKeys.All)
            {
                var reading = key.Check(config);
                read = reading.Wrong is null ? key.Set(read, reading.Value) : key.Reset(read);
                if (reading.Wrong is not null)
                {
                    wrong.Add(new(key.Path, reading.Wrong.Describe(), key.Type.Expected, reading.Advice, []));
                }
            }

            // A rule speaks only of keys whose values are good: what is already reported as wrong is not reported twice.
            var bad = wrong.Select(violation => violation.Key).ToHashSet(StringComparer.Ordinal);
            wrong.AddRange(ConfigRules.Errors(read, data).Where(rule => !bad.Contains(rule.Key) && !bad.Overlaps(rule.OtherKeys)));
            config = read;
        }

#pragma warning disable MA0015 // The message is what the command line says, word for word; a parameter's name behind it would not belong there.
        return wrong.Count == 0
            ? ConfigRules.Settle(config, data)
            : throw new ArgumentException(string.Join('\n', wrong));
#pragma warning restore MA0015
    }

    private static IEnumerable<RuleViolation> MissingSections(ExperimentConfig config) =>
        from section in new (string Name, object? Settings)[]
        {
            ("experiment", config.Experiment), ("data", config.Data), ("regime", config.Regime), ("vae", config.Vae),
            ("classifier", config.Classifier), ("metrics", config.Metrics), ("visualization", config.Visualization), ("output", config.Output),
        }
        where section.Settings is null
        select new RuleViolation(section.Name, "nothing", "the section's keys", "Leave it out to take the defaults.", []);
}
