using System.CommandLine;
using Ouroboros.Cli.Config;
using Ouroboros.Cli.Experiments;
using Ouroboros.Cli.Groups;
using Ouroboros.Cli.Running;

namespace Ouroboros.Cli.Commands;

/// <summary><c>ouroboros resume</c>: its options and help. What it does is <see cref="ResumeFlow"/>'s.</summary>
internal static class ResumeCommand
{
    /// <summary>The command and its help.</summary>
    public static (Command Command, HelpPage Page) Create(CliServices services, IReadOnlyList<string> commandLine)
    {
        var program = services.Terminal.Command;
        var run = new Argument<string>("RUN");
        var iterations = Words.Option("--iterations", "-i", "N", "Generations to run in all; more than planned goes on past the planned end. Default: as planned");
        var data = Words.Option("--data-dir", null, "DIR", "Folder of the digits that the run began with, if it is no longer where it was");
        var threads = Words.Option(ThreadCount.Option, null, "N", ThreadCount.Description(services));
        var device = Words.Option(DeviceChoice.Option, null, "DEVICE", DeviceChoice.Description);
        var jobs = Words.Option(SeedList.JobsOption, null, "N", "Of a folder of several runs: how many at once. Default: as is fastest, measured for some seconds");
        var quiet = Words.Switch("--quiet", "Print errors and the finished folder's path, nothing else", "-q");
        var folder = Words.Option("--experiments-dir", null, "DIR", ExperimentsFolder.OptionDescription);
        Option[] options = [iterations, threads, device, jobs, data, quiet, folder];
        var command = new Command("resume") { run };
        foreach (var option in options)
        {
            command.Add(option);
        }

        command.SetAction(result => new ResumeFlow(services).Execute(new ResumeArguments
        {
            Run = result.GetValue(run)!,
            ExperimentsDir = result.One(folder),
            Iterations = result.One(iterations),
            DataDir = result.One(data),
            Threads = result.One(threads),
            Device = result.One(device),
            Jobs = result.One(jobs),
            Quiet = result.GetValue(quiet),
            CommandLine = commandLine,
        }));
        return (command, new HelpPage(
            "Go on with a run that was interrupted, killed, or ended by an error, from its last checkpoint; also on another machine, with "
            + "another number of threads, on another device. The end is the same to the byte as if nothing had happened.",
            $"{program} resume RUN [options]",
            [
                new("Arguments", [new("RUN", "Name or path of the run, or of a group of replicates or a sweep: then of everything in it that is not done")]),
                new("Options", [.. options.Select(HelpRow.Of), HelpRow.Help]),
                new("Examples",
                [
                    new($"{program} resume run_2026-01-31_14-05-09", "Go on to the planned end"),
                    new($"{program} resume run_2026-01-31_14-05-09 -i 60", "Go on to generation 60, also when the run is finished"),
                ]),
            ]));
    }
}
