using System.CommandLine;
using System.Runtime.InteropServices;
using Ouroboros.Cli.Config;
using Ouroboros.Cli.Display;
using Ouroboros.Cli.Running;
using Ouroboros.Configuration;
using Ouroboros.OpenCl;
using Ouroboros.Runs;

namespace Ouroboros.Cli.Commands;

/// <summary><c>ouroboros info</c>: what to put into a report, and whether the machine is used well.</summary>
internal static class InfoCommand
{
    /// <summary>The command and its help.</summary>
    public static (Command Command, HelpPage Page) Create(CliServices services)
    {
        var benchmark = Words.Switch("--benchmark", "Measure speed too, with one thread, with all, and on each device; takes some seconds");
        var threads = Words.Option(ThreadCount.Option, null, "N", $"All threads, {ThreadCount.Bounds(services)}");
        var command = new Command("info") { benchmark, threads };
        command.SetAction(result => Execute(services, result.GetValue(benchmark), result.One(threads)));
        return (command, new HelpPage(
            "Show version, machine, vector width, threads, the kernels a run would use and the devices that it could (run --device), and measure how fast they are.",
            $"{services.Terminal.Command} info [options]",
            [new("Options", [HelpRow.Of(benchmark), HelpRow.Of(threads), HelpRow.Help])]));
    }

    private static int Execute(CliServices services, bool benchmark, string? threadsAsked)
    {
        var (threads, problem) = ThreadCount.Read(threadsAsked, services);
        if (problem is not null)
        {
            throw new UserError(problem.ToString());
        }

        threads.Warn(services.Terminal);
        var kernels = services.Kernels();
        var devices = services.FindDevices();
        var machine = MachineFacts.OfThisMachine(kernels.Name, threads.Count);
        TextTable.WriteFacts(services.Terminal,
        [
            ["version", ProductVersion.Current.Version],
            ["commit", ProductVersion.Current.Commit ?? "unknown"],
            ["runtime", machine.Runtime],
            ["system", $"{machine.Os} ({RuntimeInformation.ProcessArchitecture})"],
            ["processor", machine.Cpu],
            ["cores", $"{machine.Cores}"],
            ["memory", Memory(services.Machine.Memory())],
            ["vector width", $"{kernels.VectorBits} bits"],
            ["threads", $"{threads.Count} ({(threads.DecidedBy is { } limit ? limit + "; " : "")}run --threads N changes it)"],
            ["kernels", $"{kernels.Name} ({kernels.Description})"],
            ["data set", DataSet()],
            .. Devices(devices),
        ]);
        if (benchmark)
        {
            services.Terminal.Say("");
            new Benchmark(services).Run(threads.Count, devices.All);
        }

        return ExitCodes.Success;
    }

    private static string Memory(MemoryLimit limit) => $"{Units.Bytes(limit.Bytes)} {limit.Owner}";

    private static IEnumerable<string[]> Devices(ClDevices devices) => devices.Problem is { } problem
        ? [["devices", $"only the processor. {problem}"]]
        : devices.All.Select(device => (string[])[$"device {device.Number}", Describe(device)]);

    private static string Describe(ClDevice device)
    {
        var kind = device.Kind switch
        {
            ClDeviceKind.Gpu => "GPU",
            ClDeviceKind.Cpu => "the processor",
            _ => "accelerator",
        };
        var lack = device.Lack is null ? "" : $"; cannot be used: {device.Lack}";
        return $"{device.Name}: {kind}, {Units.Bytes(device.MemoryBytes)}, {Units.Count(device.ComputeUnits, "unit")}{(device.Megahertz > 0 ? $" at {device.Megahertz:N0} MHz" : "")}, {device.Platform} {device.Driver}{lack}";
    }

    private static string DataSet()
    {
        var files = typeof(ExperimentConfig).Assembly.GetManifestResourceNames().Count(name => name.StartsWith("mnist/", StringComparison.Ordinal));
        return files == 4 ? "MNIST, embedded: 60,000 training and 10,000 test images" : $"MNIST is not embedded as it should be: {files} of 4 files";
    }
}
