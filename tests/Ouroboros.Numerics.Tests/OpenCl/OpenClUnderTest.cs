using Ouroboros.Numerics.OpenCl;

namespace Ouroboros.Numerics.Tests.OpenCl;

/// <summary>The devices of this machine, all of which must equal the reference; drivers compile once for all tests.</summary>
internal static class OpenClUnderTest
{
    /// <summary>What to do where there is none.</summary>
    public const string NoDevice = "No OpenCL device is here. On Debian, apt-get install pocl-opencl-icd brings one that is the processor itself.";

    /// <summary>Those that say they can do it.</summary>
    public static IReadOnlyList<ClDevice> Devices { get; } = [.. ClDevices.Find().All.Where(device => device.Lack is null)];

    private static readonly Lazy<IReadOnlyList<KernelSet>> Compiled = new(() => [.. Devices.Select(OpenClKernelSet.Of)]);

    /// <summary>The kernels of each.</summary>
    public static IReadOnlyList<KernelSet> Sets => Compiled.Value;

    /// <summary>One of them, or the test is skipped.</summary>
    public static ClDevice Device
    {
        get
        {
            Assert.SkipWhen(Devices.Count == 0, NoDevice);
            return Devices[0];
        }
    }
}
