using Ouroboros.Cli.Config;
using Ouroboros.Cli.Running;
using Ouroboros.Configuration;
using Ouroboros.Replication;

namespace Ouroboros.Cli.Groups;

/// <summary>Judges every point of a sweep before any is run.</summary>
internal sealed class SweepJudge(CliServices services)
{
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

        if (pairs.Varied.Any(varied => varied.Key == "experiment.random_seed") && (arguments.Replicates ?? arguments.Seeds) is not null)
        {
            throw new UserError($"command line: experiment.random_seed: found several values beside replicates, expected one of the two. {SeedList.ListOption} names seeds.");
        }

        if (pairs.Varied.Any(varied => varied.Key == "data.dataset"))
        {
            throw new UserError("command line: data.dataset: found several values, expected one: the points of a sweep share their real images. Begin a sweep for each, and compare them.");
        }

        var (judged, wrong) = (new List<JudgedRun>(), new List<string>());
        foreach (var point in pairs.Points())
        {
            try
            {
                judged.Add(new RunFlow(services).Judge(arguments with { Pairs = [.. pairs.Fixed, .. point] }, judged.FirstOrDefault()?.Data));
            }
            catch (UserError exception)
            {
                // What is wrong with a value is wrong at every point that has it.
                wrong.AddRange(exception.Message.Split('\n').Select(line => $"{line} (point {string.Join(' ', point)})").Where(line => !wrong.Exists(
                    told => string.Equals(WithoutPoint(told), WithoutPoint(line), StringComparison.Ordinal))));
            }
        }

        return wrong.Count == 0 ? WithDifferentValues(judged, pairs) : throw new UserError(string.Join('\n', wrong));
    }

    // Two spellings of one value would be one point twice.
    private static List<JudgedRun> WithDifferentValues(List<JudgedRun> judged, SweepPairs pairs)
    {
        foreach (var (path, values) in pairs.Varied)
        {
            var key = ConfigKeys.Find(path)!;
            if (judged.Select(point => key.Format(point.Resolved.Config)).Distinct(StringComparer.Ordinal).Count() < values.Count)
            {
                throw new UserError(new ConfigProblem(CommandLineSettings.Source, path, $"{string.Join(", ", values)}, two of which are the same", "different values", "Give each once.").ToString());
            }
        }

        return judged;
    }

    private static string WithoutPoint(string line) => line[..line.LastIndexOf(" (point ", StringComparison.Ordinal)];
}
