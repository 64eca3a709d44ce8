using System.CommandLine;
using Ouroboros.Cli.Config;
using Ouroboros.Cli.Groups;
using Ouroboros.Cli.Running;
using Ouroboros.Configuration;
using Ouroboros.Replication;

namespace Ouroboros.Cli.Commands;

/// <summary><c>ouroboros run</c> and <c>sweep</c>: their options and help. What they do is <see cref="RunFlow"/>'s and <see cref="SweepFlow"/>'s.</summary>
internal static class RunCommand
{
    /// <summary>The command <c>run</c> and its help.</summary>
    public static (Command Command, HelpPage Page) Create(CliServices services, IReadOnlyList<string> commandLine)
    {
        var program = services.Terminal.Command;
        return Create("run", services, commandLine, new RunFlow(services).Execute, new HelpPage(
            "Run the experiment: train a VAE and a classifier, sample a new training set, and again. Later sources win: built-in "
            + "defaults, preset, file, then options and KEY=VALUE.",
            $"{program} run [options] [KEY=VALUE...]",
            [
                new("Examples",
                [
                    new($"{program} run --preset quick", "The whole collapse in under a minute"),
                    new($"{program} run --preset quick --random-seed 7", "The same, repeatable"),
                    new($"{program} run --preset quick --replicates 5", "Five seeds, with means and error bands"),
                    new($"{program} run -c mine.yaml vae.latent_dim=8", "A file, one key changed"),
                    new($"{program} run --dry-run", "Show what would run, and how long it would take"),
                ]),
            ]));
    }

    /// <summary>The command <c>sweep</c> and its help.</summary>
    public static (Command Command, HelpPage Page) CreateSweep(CliServices services, IReadOnlyList<string> commandLine)
    {
        var program = services.Terminal.Command;
        return Create("sweep", services, commandLine, arguments => new SweepFlow(services).Begin(arguments with { IsSweep = true }), new HelpPage(
            "Run an experiment once for each combination of values: KEY=A,B,C varies a key, KEY=VALUE sets it for all. Each point is a run in a folder "
            + $"of its own, or a group with {SeedList.CountOption}; {GroupFiles.SweepTable} has a row for each. A point that fails is a row that says why. "
            + "All points have the same seed unless that is varied. resume goes on with all that are not done.",
            $"{program} sweep [options] KEY=A,B,C [KEY=VALUE...]",
            [
                new("Examples",
                [
                    new($"{program} sweep --preset quick vae.latent_dim=2,8,32", "Three runs"),
                    new($"{program} sweep --preset quick vae.latent_dim=2,8 vae.learning_rate=1e-3,1e-4 --replicates 5", "Four points of five runs each"),
                    new($"{program} sweep --preset quick \"vae.layer_sizes=[784,64],[784,256,64]\"", "Lists in brackets, the whole in quotes for the shell"),
                    new($"{program} resume sweep_2026-01-31_14-05-09", "Go on with what is not done"),
                ]),
            ]));
    }

    private static (Command Command, HelpPage Page) Create(
        string name, CliServices services, IReadOnlyList<string> commandLine, Func<RunArguments, int> execute, HelpPage page)
    {
        var pairs = new Argument<string[]>("KEY=VALUE") { Arity = ArgumentArity.ZeroOrMore, DefaultValueFactory = _ => [] };
        var config = Words.Option(
            "--config", "-c", "FILE", "YAML file with the experiment. Default: ./config.yaml if it is there and no preset is named");
        var preset = Words.Option(
            "--preset", "-p", "NAME", "Start from a named experiment: quick (under a minute), classic (the reference program's defaults) "
            + "or reference-figures (the config of its published figures). Default: classic");
        var keys = ConfigKeys.All.Where(key => key.Option is not null).ToDictionary(key => key, OptionOf);
        var output = Words.Option(
            "--output-dir", null, "DIR", "Folder to write: a name inside the experiments folder, or a full path. Default: made of the time");
        var data = Words.Option(
            CommandLineSettings.DataFolderOption, null, "DIR", "The same as --dataset with a folder: the four IDX files, plain or .gz");
        var threads = Words.Option(ThreadCount.Option, null, "N", ThreadCount.Description(services));
        var device = Words.Option(DeviceChoice.Option, null, "DEVICE", DeviceChoice.Description);
        var replicates = Words.Option(
            SeedList.CountOption, null, "N", $"Run N replicates, seeds counting up from experiment.random_seed, and sum them up: means, quantiles, intervals. 1 to {ReplicateGroup.Most}");
        var seeds = Words.Option(SeedList.ListOption, null, "N,N,...", "The same with these seeds");
        var jobs = Words.Option(SeedList.JobsOption, null, "N", "Replicates at once; results do not depend on it. Default: as is fastest, measured for some seconds");
        var quiet = Words.Switch("--quiet", "Print errors and the finished folder's path, nothing else", "-q");
        var dryRun = Words.Switch("--dry-run", "Print the resolved config, what would run and what it would take, and stop");

        Option[] source = [config, preset];
        Option[] running = [output, data, threads, device, quiet, dryRun];
        Option[] several = [replicates, seeds, jobs];
        var command = new Command(name) { pairs };
        foreach (var option in source.Concat(keys.Values).Concat(running).Concat(several))
        {
            command.Add(option);
        }

        command.SetAction(result => execute(new RunArguments
        {
            Preset = result.One(preset),
            ConfigFile = result.One(config),
            Settings = [.. keys.SelectMany(key => result.GetValue(key.Value)!.Select(text => (key.Key, text)))],
            Pairs = result.GetValue(pairs)!,
            OutputDir = result.One(output),
            DataDir = result.One(data),
            Threads = result.One(threads),
            Device = result.One(device),
            Replicates = result.One(replicates),
            Seeds = result.One(seeds),
            Jobs = result.One(jobs),
            Quiet = result.GetValue(quiet),
            DryRun = result.GetValue(dryRun),
            CommandLine = commandLine,
        }));
        return (command, page with
        {
            Sections =
            [
                new("Where the experiment comes from", [.. source.Select(HelpRow.Of)]),
                new("Changes to it", [.. keys.Values.Select(HelpRow.Of)]),
                new("Running it", [.. running.Select(HelpRow.Of), HelpRow.Help]),
                new("Several runs, one for each seed", [.. several.Select(HelpRow.Of)]),
                new("Keys, for KEY=VALUE and files", [.. ConfigKeys.All.Select(key => new HelpRow(key.Path, key.Option is null ? Describe(key) : $"as {key.Option}"))]),
                .. page.Sections,
            ],
        });
    }

    private static Option<string[]> OptionOf(ConfigKey key) =>
        Words.Option(key.Option!, key.ShortOption, key.Type.Placeholder, Describe(key));

    private static string Describe(ConfigKey key)
    {
        var (classic, quick) = (key.Format(Presets.Classic), key.Format(Presets.Quick));
        return $"{key.Comment}. Default: {classic}" + (quick == classic ? "" : $"; quick: {quick}");
    }
}
