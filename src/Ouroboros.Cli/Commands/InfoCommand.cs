using System.CommandLine;
using System.Runtime.InteropServices;
using Ouroboros.Cli.Display;
using Ouroboros.Configuration;
using Ouroboros.Runs;

namespace Ouroboros.Cli.Commands;

/// <summary><c>ouroboros info</c>: what to put into a report, and whether the machine is used well.</summary>
internal static class InfoCommand
{
    /// <summary>The command and its help.</summary>
    public static (Command Command, HelpPage Page) Create(CliServices services)
    {
        var command = new Command("info");
        command.SetAction(_ => Execute(services));
        return (command, new HelpPage(
            "Show version, machine, vector width, threads and the kernels a run would use.",
            $"{services.Terminal.Command} info",
            [new("Options", [HelpRow.Help])]));
    }

    private static int Execute(CliServices services)
    {
        var kernels = services.Kernels();
        var machine = MachineFacts.OfThisMachine(kernels.Name, Machine.DefaultThreads);
        TextTable.Write(services.Terminal.Out,
        [
            ["version", ProductVersion.Current.Version],
            ["commit", ProductVersion.Current.Commit ?? "unknown"],
            ["runtime", machine.Runtime],
            ["system", $"{machine.Os} ({RuntimeInformation.ProcessArchitecture})"],
            ["processor", machine.Cpu],
            ["cores", $"{machine.Cores}"],
            ["memory", Units.Bytes(machine.MemoryBytes)],
            ["vector width", $"{kernels.VectorBits} bits"],
            ["threads", $"{machine.Threads} (run --threads N changes it)"],
            ["kernels", $"{kernels.Name} ({kernels.Description})"],
            ["data set", DataSet()],
        ]);
        return ExitCodes.Success;
    }

    private static string DataSet()
    {
        var files = typeof(ExperimentConfig).Assembly.GetManifestResourceNames().Count(name => name.StartsWith("mnist/", StringComparison.Ordinal));
        return files == 4 ? "MNIST, embedded: 60,000 training and 10,000 test images" : $"MNIST is not embedded as it should be: {files} of 4 files";
    }
}
