using System.CommandLine;
using System.CommandLine.Parsing;
using Ouroboros.Configuration;

namespace Ouroboros.Cli.Commands;

/// <summary>Makes options, and tells what is wrong with words that are none.</summary>
internal static class Words
{
    /// <summary>An option with a text value. It may stand several times: what that means is the command's to say.</summary>
    public static Option<string[]> Option(string name, string? shortForm, string placeholder, string description) =>
        new(name, shortForm is null ? [] : [shortForm])
        {
            Description = description,
            HelpName = placeholder,
            Arity = ArgumentArity.OneOrMore,
            AllowMultipleArgumentsPerToken = false,
            DefaultValueFactory = _ => [],
        };

    /// <summary>An option that is there or not.</summary>
    public static Option<bool> Switch(string name, string description, string? shortForm = null) =>
        new(name, shortForm is null ? [] : [shortForm]) { Description = description, Arity = ArgumentArity.Zero };

    /// <summary>The last value given to an option; null when it was not given.</summary>
    public static string? Last(this ParseResult result, Option<string[]> option) => result.GetValue(option)!.LastOrDefault();

    /// <summary>What is wrong with a command line, a line each; empty when it can be acted on.</summary>
    public static IReadOnlyList<string> Complaints(ParseResult result)
    {
        var command = result.CommandResult.Command;
        var strangers = result.UnmatchedTokens
            .Concat(ArgumentWords(result).Where(word => word.Length > 1 && word[0] == '-'))
            .ToList();
        var complaints = strangers.Select(word => Describe(word, command)).ToList();

        // The parser's own messages speak of the unmatched words too.
        complaints.AddRange(result.Errors
            .Where(error => !strangers.Exists(word => error.Message.Contains($"'{word}'", StringComparison.Ordinal)))
            .Select(Describe));
        return complaints;
    }

    private static IEnumerable<string> ArgumentWords(ParseResult result) =>
        result.CommandResult.Children.OfType<ArgumentResult>().SelectMany(argument => argument.Tokens).Select(token => token.Value);

    private static string Describe(ParseError error) => error.SymbolResult is OptionResult { Tokens.Count: 0 } option
        ? $"command line: {option.Option.Name}: found nothing, expected a value {option.Option.HelpName}."
        : $"command line: {error.Message}";

    private static string Describe(string word, Command command)
    {
        if (word.StartsWith('-'))
        {
            var name = word.Split('=', ':')[0];
            var nearest = Spelling.Nearest(name, command.Options.Select(option => option.Name).Append("--help"));
            var advice = nearest is null ? "" : $" Did you mean {nearest}?";
            return $"command line: found an unknown option {name}, expected an option of {Name(command)}.{advice}";
        }

        if (command.Subcommands.Count == 0)
        {
            return $"command line: found \"{word}\", expected options only.";
        }

        var near = Spelling.Nearest(word, command.Subcommands.Select(sub => sub.Name));
        return $"command line: found \"{word}\", expected one of {string.Join(", ", command.Subcommands.Select(sub => sub.Name))}."
            + (near is null ? "" : $" Did you mean {near}?");
    }

    private static string Name(Command command) => command is RootCommand ? "ouroboros" : $"ouroboros {command.Name}";
}
