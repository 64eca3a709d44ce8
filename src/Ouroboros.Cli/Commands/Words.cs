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

    /// <summary>The value given to an option; null when it was not given.</summary>
    /// <exception cref="UserError">It was given several, and they differ.</exception>
    public static string? One(this ParseResult result, Option<string[]> option)
    {
        var values = result.GetValue(option)!.Distinct(StringComparer.Ordinal).ToList();
        return values.Count > 1
            ? throw new UserError($"command line: {option.Name}: found {string.Join(" and ", values)}, expected one value. Give it once.")
            : values.SingleOrDefault();
    }

    /// <summary>What is wrong with a command line, a line each; empty when it can be acted on.</summary>
    /// <param name="result">The command line as parsed.</param>
    /// <param name="words">The same as typed.</param>
    /// <param name="program">How the program was called.</param>
    public static IReadOnlyList<string> Complaints(ParseResult result, IReadOnlyList<string> words, string program)
    {
        var command = result.CommandResult.Command;

        // After -- a word is a name, whatever it begins with.
        var names = result.Tokens.SkipWhile(token => token.Type != TokenType.DoubleDash).Skip(1).ToHashSet();
        words = [.. words.SkipLast(names.Count)];

        // The parser takes -preset for -p with the value "reset".
        var halfDashed = words
            .Where(word => word.Length > 2 && word[0] == '-' && command.Options.Any(option => option.Name == "-" + word.Split('=', ':')[0]))
            .ToList();
        if (halfDashed.Count > 0)
        {
            return halfDashed.ConvertAll(word => Describe(word, command, program));
        }

        // An unknown option first: the word after it is most often its value.
        var strangers = ArgumentWords(result, names).Where(word => word.Length > 1 && word[0] == '-').Concat(result.UnmatchedTokens).ToList();
        var complaints = strangers.Select(word => Describe(word, command, program, words.Contains(word))).ToList();

        // The parser's own messages speak of the unmatched words too.
        complaints.AddRange(result.Errors
            .Where(error => !strangers.Exists(word => error.Message.Contains($"'{word}'", StringComparison.Ordinal)))
            .Select(Describe));
        return complaints;
    }

    private static IEnumerable<string> ArgumentWords(ParseResult result, HashSet<Token> names) => result.CommandResult.Children.OfType<ArgumentResult>()
        .SelectMany(argument => argument.Tokens).Where(token => !names.Contains(token)).Select(token => token.Value);

    private static string Describe(ParseError error) => error.SymbolResult is OptionResult { Tokens.Count: 0 } option
        ? $"command line: {option.Option.Name}: found nothing, expected a value {option.Option.HelpName}."
        : $"command line: {error.Message}";

    private static bool IsEndOf(string end, string name) =>
        end.StartsWith("--", StringComparison.Ordinal) && name.EndsWith(end[1..], StringComparison.Ordinal);

    private static string Describe(string word, Command command, string program, bool mayBeOption = true)
    {
        if (mayBeOption && word.StartsWith('-'))
        {
            var name = word.Split('=', ':')[0];
            string[] known = [.. command.Options.Select(option => option.Name), "--help"];

            // --seed for --random-seed, and the other way round.
            string[] alike = [.. known.Where(option => IsEndOf(option, name) || IsEndOf(name, option))];
            var nearest = alike is [var only] ? only : Spelling.Nearest(name, known);
            var advice = nearest is null ? "" : $" Did you mean {nearest}?";
            return $"command line: found an unknown option {name}, expected an option of {Name(command, program)}.{advice}";
        }

        if (command.Subcommands.Count == 0)
        {
            return $"command line: found \"{word}\", expected {(command.Arguments.Count == 0 ? "options only" : $"one {command.Arguments[0].Name} and options")}.";
        }

        var near = Spelling.Nearest(word, command.Subcommands.Select(sub => sub.Name));
        return $"command line: found \"{word}\", expected one of {string.Join(", ", command.Subcommands.Select(sub => sub.Name))}."
            + (near is null ? "" : $" Did you mean {near}?");
    }

    /// <summary>A command as it is typed, with those above it: <c>ouroboros data get</c>.</summary>
    public static string Name(Command command, string program) => command is RootCommand
        ? program
        : $"{Name(command.Parents.OfType<Command>().First(), program)} {command.Name}";
}
