using Ouroboros.Cli.Running;
using Ouroboros.Configuration;
using Ouroboros.Theory;

namespace Ouroboros.Cli.Config;

/// <summary>Makes an experiment of the theory lab out of a command line, or says all that is wrong with it.</summary>
internal sealed class TheoryRequest
{
    private readonly List<ConfigProblem> _problems = [];

    /// <summary>The experiment and the threads.</summary>
    /// <exception cref="UserError">Something is wrong, a line for each.</exception>
    public static (TheorySettings Settings, int Threads) Read(TheoryArguments arguments, CliServices services)
    {
        var request = new TheoryRequest();
        var (threads, wrongThreads) = ThreadCount.Read(arguments.Threads, services);
        if (wrongThreads is not null)
        {
            request._problems.Add(wrongThreads);
        }

        var settings = request.Settings(arguments);
        if (request._problems.Count > 0)
        {
            throw new UserError(string.Join('\n', request._problems) + $"\nSee {services.Terminal.Command} theory --help");
        }

        threads.Warn(services.Terminal);
        return (settings, threads.Count);
    }

    private TheorySettings Settings(TheoryArguments arguments)
    {
        var settings = TheoryModels.Defaults(Model(arguments.Models));
        var given = new List<TheoryKey>();
        foreach (var group in arguments.Settings.GroupBy(setting => setting.Key, setting => setting.Text))
        {
            var key = group.Key;
            var texts = group.Distinct(StringComparer.Ordinal).ToList();
            if (texts.Count > 1)
            {
                Report(key.Option, string.Join(" and ", texts), "one value", "Give it once.");
                continue;
            }

            var reading = key.Type.Read(new RawScalar(texts[0], Quoted: false));
            if (reading.Wrong is not null)
            {
                Report(key.Option, reading.Wrong.Describe(), key.Type.Expected, reading.Advice);
                continue;
            }

            given.Add(key);
            settings = key.Set(settings, reading.Value!);
        }

        if (_problems.Count == 0)
        {
            CheckMeaning(given, settings);
            _problems.AddRange(TheoryRules.Check(settings).Select(problem =>
                new ConfigProblem(CommandLineSettings.Source, problem.Option, problem.Found, problem.Expected, problem.Advice)));
        }

        return settings;
    }

    private TheoryModelKind Model(IReadOnlyList<string> words)
    {
        if (words.Count > 1)
        {
            Report("", $"\"{string.Join(' ', words)}\"", "one model", "Models are run one at a time.");
        }

        var names = TheoryModels.All.Select(entry => entry.Name).ToList();
        var word = words.Count > 0 ? words[0] : "";
        if (names.IndexOf(word) is var at and >= 0)
        {
            return TheoryModels.All[at].Kind;
        }

        var nearest = Spelling.Nearest(word, names);
        Report("", word.Length == 0 ? "no model" : $"\"{word}\"", $"one of {string.Join(", ", names)}", nearest is null ? "" : $"Did you mean {nearest}?");
        return TheoryModels.All[0].Kind;
    }

    // An option that changes nothing would make its user believe that it did.
    private void CheckMeaning(List<TheoryKey> given, TheorySettings settings)
    {
        foreach (var key in given.Where(key => !key.HasMeaning(settings)))
        {
            var hasModel = key.Models.Count == 0 || key.Models.Contains(settings.Model);
            var (found, meant) = hasModel
                ? ($"regime {TheoryKeys.All[0].Format(settings)}", string.Join(" or ", key.Regimes).ToLowerInvariant())
                : (TheoryModels.NameOf(settings.Model), string.Join(" or ", key.Models.Select(TheoryModels.NameOf)));
            Report(key.Option, found, $"{meant}, for which alone it has a meaning", hasModel ? $"Add --regime {meant}, or leave it out." : "Leave it out.");
        }
    }

    private void Report(string option, string found, string expected, string advice) =>
        _problems.Add(new(CommandLineSettings.Source, option, found, expected, advice));
}
