using Ouroboros.OpenCl;

namespace Ouroboros.Cli.Tests;

/// <summary>Devices that no machine has.</summary>
internal static class SampleDevices
{
    /// <summary>A GPU that can be used.</summary>
    public static ClDevice Gpu(int number, string name) => new()
    {
        Number = number,
        Name = name,
        Vendor = "Vendor",
        Driver = "1.2",
        Platform = "Platform",
        Kind = ClDeviceKind.Gpu,
        MemoryBytes = 8_000_000_000,
        LargestBufferBytes = 2_000_000_000,
        ComputeUnits = 1,
        Megahertz = 1000,
        SharesMemory = false,
        Lack = null,
    };
}
