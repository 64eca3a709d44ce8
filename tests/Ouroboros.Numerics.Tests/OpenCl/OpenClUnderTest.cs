using Ouroboros.Numerics.OpenCl;

namespace Ouroboros.Numerics.Tests.OpenCl;

/// <summary>The devices of this machine, all of which must equal the reference; drivers compile once for all tests.</summary>
internal static class OpenClUnderTest
{
    /// <summary>The kernels of each.</summary>
    public static IEnumerable<KernelSet> Sets => UsableDevices.All.Select(usable => usable.Kernels);

    /// <summary>One of them, or the test is skipped.</summary>
    public static ClDevice Device
    {
        get
        {
            Assert.SkipWhen(UsableDevices.All.Count == 0, UsableDevices.None);
            return UsableDevices.All[0].Device;
        }
    }
}
