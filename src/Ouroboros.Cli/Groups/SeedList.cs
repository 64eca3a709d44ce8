using System.Globalization;
using System.Security.Cryptography;
using Ouroboros.Cli.Config;
using Ouroboros.Configuration;
using Ouroboros.Replication;

namespace Ouroboros.Cli.Groups;

/// <summary>The values of <c>--replicates</c> and <c>--seeds</c>.</summary>
internal static class SeedList
{
    /// <summary>Name of the option that counts.</summary>
    public const string CountOption = "--replicates";

    /// <summary>Name of the option that lists.</summary>
    public const string ListOption = "--seeds";

    /// <summary>Name of the option that says how many run at once.</summary>
    public const string JobsOption = "--jobs";

    private static readonly WholeNumberType Count = new(1, ReplicateGroup.Most);
    private static readonly WholeNumberType Seed = new(0, long.MaxValue);

    /// <summary>What was asked for, before the config is known; what is wrong goes to the settings.</summary>
    /// <returns>Null when no replicates were asked for, or wrongly.</returns>
    public static Request? Read(string? count, string? list, CommandLineSettings settings)
    {
        if (count is not null && list is not null)
        {
            settings.Report(ListOption, $"{CountOption} too", "one of the two", $"{CountOption} counts up from experiment.random_seed; {ListOption} names each seed.");
            return null;
        }

        if (count is not null)
        {
            return Number(count, Count, CountOption, settings) is { } number ? new((int)number, []) : null;
        }

        if (list is null)
        {
            return null;
        }

        if (settings.Settings.Any(setting => setting.Key.Path == "experiment.random_seed"))
        {
            settings.Report(ListOption, "experiment.random_seed too", "one of the two", $"{ListOption} names every seed; {CountOption} counts up from experiment.random_seed.");
            return null;
        }

        var seeds = list.Split(',').Select(word => Number(word.Trim(), Seed, ListOption, settings)).ToList();
        if (seeds.Exists(seed => seed is null))
        {
            return null;
        }

        var twice = seeds.GroupBy(seed => seed).FirstOrDefault(group => group.Count() > 1)?.Key;
        if (twice is not null)
        {
            settings.Report(ListOption, $"{twice} twice", "each seed once", "The same seed gives the same run.");
            return null;
        }

        return new(seeds.Count, [.. seeds.Select(seed => seed!.Value)]);
    }

    /// <summary>Runs at once that were asked for; null when none were, or wrongly.</summary>
    public static int? ReadJobs(string? text, CommandLineSettings settings) =>
        text is null ? null : (int?)Number(text, Count, JobsOption, settings);

    private static long? Number(string text, WholeNumberType type, string option, CommandLineSettings settings)
    {
        var reading = type.Read(new RawScalar(text, Quoted: false));
        if (reading.Wrong is null)
        {
            return (long)reading.Value!;
        }

        settings.Report(option, reading.Wrong.Describe(), type.Expected, reading.Advice);
        return null;
    }

    /// <summary>Replicates as asked for.</summary>
    /// <param name="Count">How many.</param>
    /// <param name="Named">Their seeds; none when they count up from the config's.</param>
    internal sealed record Request(int Count, IReadOnlyList<long> Named)
    {
        /// <summary>The seeds of a config's replicates.</summary>
        /// <exception cref="UserError">A list was given beside a seed, or counting leads past the largest seed.</exception>
        public IReadOnlyList<long> SeedsOf(ExperimentConfig config)
        {
            if (Named.Count > 0)
            {
                return Named;
            }

            // Ten digits or fewer, as where one seed is drawn.
            var first = config.Experiment.RandomSeed ?? RandomNumberGenerator.GetInt32(int.MaxValue - ReplicateGroup.Most);
            return first <= long.MaxValue - Count
                ? [.. Enumerable.Range(0, Count).Select(number => first + number)]
                : throw new UserError(string.Create(
                    CultureInfo.InvariantCulture,
                    $"command line: {CountOption}: found {Count} seeds from {first} on, expected none above {long.MaxValue}. Begin with a smaller seed."));
        }
    }
}
