using System.CommandLine;
using Ouroboros.Cli.Running;
using Ouroboros.Data.Fetching;

namespace Ouroboros.Cli.Commands;

/// <summary><c>ouroboros data</c>: its three commands and their help. What they do is <see cref="DataFlow"/>'s.</summary>
internal static class DataCommand
{
    private const string FolderDefault = $"Default: ${DataPlaces.Variable}, else the folder for programs' data of the user";

    /// <summary>The command and its help.</summary>
    /// <param name="services">What the commands work with.</param>
    /// <param name="pages">Takes the pages of the commands below this one.</param>
    public static (Command Command, HelpPage Page) Create(CliServices services, Dictionary<Command, HelpPage> pages)
    {
        var program = services.Terminal.Command;
        var command = new Command("data");
        foreach (var (below, page) in new[] { Get(services), List(services), Verify(services) })
        {
            command.Add(below);
            pages.Add(below, page);
        }

        var whole = new HelpPage(
            "Data sets of MNIST's kind that are not part of the program: fetch them once, then run on them with --dataset NAME.",
            $"{program} data COMMAND [options]",
            [
                new("Commands",
                [
                    new("get", "Fetch data sets, and make sure that they are what they should be"),
                    new("list", "Show the data sets: images, classes, licence, whether they are there"),
                    new("verify", "Check the files of data sets by their SHA-256"),
                ]),
                new("Options", [HelpRow.Help]),
                new("Examples",
                [
                    new($"{program} data get fashion-mnist", "31 MB"),
                    new($"{program} run --preset quick --dataset fashion-mnist", "The collapse of clothes"),
                ]),
            ]);
        command.SetAction(_ =>
        {
            whole.Write(services.Terminal.Out, services.Terminal.Columns);
            return ExitCodes.Success;
        });
        return (command, whole);
    }

    private static (Command Command, HelpPage Page) Get(CliServices services)
    {
        var names = new Argument<string[]>("NAME") { Arity = ArgumentArity.ZeroOrMore, DefaultValueFactory = _ => [] };
        var folder = Words.Option("--to", null, "DIR", $"Folder that gets a folder for each set. {FolderDefault}");
        var quiet = Words.Switch("--quiet", "Print errors and the sets' folders, nothing else", "-q");
        var command = new Command("get") { names, folder, quiet };
        command.SetAction(result => new DataFlow(services, result.One(folder)).Get(result.GetValue(names)!, result.GetValue(quiet)));
        return (command, new HelpPage(
            "Fetch data sets from the servers of their makers or copies of them. Every file is held against its published SHA-256. What has "
            + "arrived before an interruption is kept, and the next call goes on from there. The sets of EMNIST come in one archive of 562 MB, "
            + $"which is deleted once all of them are taken out of it; an archive of your own, {DataSetFetcher.OwnArchive} in the folder, is used and stays.",
            $"{services.Terminal.Command} data get NAME... [options]",
            [new("Arguments", [new("NAME", "Data sets: " + NamesOf(services))]), new("Options", [HelpRow.Of(folder), HelpRow.Of(quiet), HelpRow.Help])]));
    }

    private static (Command Command, HelpPage Page) List(CliServices services)
    {
        var folder = Words.Option("--in", null, "DIR", $"Folder that holds a folder for each set. {FolderDefault}");
        var command = new Command("list") { folder };
        command.SetAction(result => new DataFlow(services, result.One(folder)).List());
        return (command, new HelpPage(
            "Show the data sets: images to train and to test on, classes, licence, what there is to fetch, and whether they are there as they should be.",
            $"{services.Terminal.Command} data list [options]",
            [new("Options", [HelpRow.Of(folder), HelpRow.Help])]));
    }

    private static (Command Command, HelpPage Page) Verify(CliServices services)
    {
        var names = new Argument<string[]>("NAME") { Arity = ArgumentArity.ZeroOrMore, DefaultValueFactory = _ => [] };
        var folder = Words.Option("--in", null, "DIR", $"Folder that holds a folder for each set. {FolderDefault}");
        var command = new Command("verify") { names, folder };
        command.SetAction(result => new DataFlow(services, result.One(folder)).Verify(result.GetValue(names)!));
        return (command, new HelpPage(
            $"Check the files of data sets by their SHA-256. Exits with {ExitCodes.Files} if one is damaged, or named and not there.",
            $"{services.Terminal.Command} data verify [NAME...] [options]",
            [
                new("Arguments", [new("NAME", $"Data sets: {NamesOf(services)}. Default: all that are there")]),
                new("Options", [HelpRow.Of(folder), HelpRow.Help]),
            ]));
    }

    private static string NamesOf(CliServices services) => string.Join(", ", services.DataSets.Select(set => set.Name));
}
