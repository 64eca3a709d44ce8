using System.CommandLine;
using Ouroboros.Cli.Config;
using Ouroboros.Cli.Running;
using Ouroboros.Theory;

namespace Ouroboros.Cli.Commands;

/// <summary><c>ouroboros theory</c>: its options and help. What it does is <see cref="TheoryFlow"/>'s.</summary>
internal static class TheoryCommand
{
    /// <summary>The command and its help.</summary>
    public static (Command Command, HelpPage Page) Create(CliServices services)
    {
        var program = services.Terminal.Command;
        var model = new Argument<string[]>("MODEL") { Arity = ArgumentArity.ZeroOrMore, DefaultValueFactory = _ => [] };
        var keys = TheoryKeys.All.ToDictionary(key => key, key => Words.Option(key.Option, null, key.Type.Placeholder, Describe(key)));
        var output = Words.Option(
            "--output-dir", null, "DIR", "Folder to write: a name inside the experiments folder, or a full path. Default: theory_ and the time");
        var threads = Words.Option(ThreadCount.Option, null, "N", ThreadCount.Description(services));
        var quiet = Words.Switch("--quiet", "Print errors and the folder's path, nothing else", "-q");

        Option[] running = [output, threads, quiet];
        var command = new Command("theory") { model };
        foreach (var option in keys.Values.Concat(running))
        {
            command.Add(option);
        }

        command.SetAction(result => new TheoryFlow(services).Execute(new TheoryArguments
        {
            Models = result.GetValue(model)!,
            Settings = [.. keys.SelectMany(key => result.GetValue(key.Value)!.Select(text => (key.Key, text)))],
            OutputDir = result.One(output),
            Threads = result.One(threads),
            Quiet = result.GetValue(quiet),
        }));
        return (command, new HelpPage(
            "Watch model collapse where mathematics can follow it: small models with closed forms go through the same loop and regimes as the "
            + "VAE, in thousands of chains, and their means are set beside what they should be. Without a model: the models and what each shows.",
            $"{program} theory MODEL [options]",
            [
                new("Models", [.. TheoryModels.All.Select(entry => new HelpRow(entry.Name, entry.Shows))]),
                new("The experiment", [.. keys.Values.Select(HelpRow.Of)]),
                new("Running it", [.. running.Select(HelpRow.Of), HelpRow.Help]),
                new("Examples", [.. TheoryFlow.Examples.Select(example => new HelpRow($"{program} theory {example.Words}", example.Shows))]),
            ]));
    }

    private static string Describe(TheoryKey key)
    {
        var models = TheoryModels.All.Where(entry => key.Models.Count == 0 || key.Models.Contains(entry.Kind)).ToList();
        var values = models
            .Select(entry => (entry.Name, Value: key.Format(TheoryModels.Defaults(entry.Kind))))
            .GroupBy(entry => entry.Value, entry => entry.Name)
            .OrderByDescending(group => group.Count())
            .ToList();
        var others = values.Skip(1).Select(group => $"; {string.Join(", ", group)}: {group.Key}");
        return $"{key.Comment}. Default: {values[0].Key}{string.Concat(others)}";
    }
}
