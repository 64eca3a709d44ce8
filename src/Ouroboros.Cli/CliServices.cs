using Ouroboros.Cli.Running;
using Ouroboros.Data;
using Ouroboros.Data.Fetching;
using Ouroboros.Numerics;
using Ouroboros.OpenCl;
using Ouroboros.Performance;

namespace Ouroboros.Cli;

/// <summary>What the commands work with.</summary>
internal sealed record CliServices
{
    /// <summary>Streams, environment, current folder.</summary>
    public required Terminal Terminal { get; init; }

    /// <summary>Processors and memory.</summary>
    public required Machine Machine { get; init; }

    /// <summary>Clock and timers.</summary>
    public required TimeProvider Time { get; init; }

    /// <summary>Runs an experiment.</summary>
    public required RunExperiment RunExperiment { get; init; }

    /// <summary>Makes a GIF.</summary>
    public required MakeAnimation MakeAnimation { get; init; }

    /// <summary>Measures what an experiment's images take.</summary>
    public required MeasureImageTimes MeasureImageTimes { get; init; }

    /// <summary>Makes a test of speed with so many threads.</summary>
    public required Func<int, ISpeedTest> CreateSpeedTest { get; init; }

    /// <summary>Tells which kernels a run would use; asked only when somebody wants to know.</summary>
    public required Func<KernelSet> Kernels { get; init; }

    /// <summary>Finds the devices beside the processor; loads OpenCL, so asked only when somebody wants to know.</summary>
    public required Func<ClDevices> FindDevices { get; init; }

    /// <summary>Compiles the kernels for a device; throws a <see cref="DeviceException"/>.</summary>
    public required Func<ClDevice, KernelSet> CompileKernels { get; init; }

    /// <summary>These services with other kernels to run and measure.</summary>
    public required Func<KernelSet, CliServices> WithKernels { get; init; }

    /// <summary>The device as it was asked for, for commands that a person may paste; null for none.</summary>
    public string? Device { get; init; }

    /// <summary>The memory of the device that runs are computed on, in bytes; null on the processor.</summary>
    public long? DeviceBytes { get; init; }

    /// <summary>The data sets that can be fetched.</summary>
    public IReadOnlyList<KnownDataSet> DataSets { get; init; } = KnownDataSets.All;

    /// <summary>Makes what sends requests for data sets.</summary>
    public Func<HttpMessageHandler> CreateHttpHandler { get; init; } = () => new SocketsHttpHandler { MaxAutomaticRedirections = 5, UseCookies = false };

    /// <summary>How patient downloads are.</summary>
    public FetchPolicy FetchPolicy { get; init; } = new();

    /// <summary>Ends runs that the user or the system interrupts.</summary>
    public Interruption Interruption { get; init; } = new();
}
