using Ouroboros.OpenCl;

namespace Ouroboros.Numerics.Tests.OpenCl;

/// <summary>The devices of this machine that the program would compute on: those that lack nothing, whose driver compiles the kernels and whose arithmetic is the processor's.</summary>
internal static class UsableDevices
{
    /// <summary>Set to 1 where devices are what is tested: one that the program refuses then fails the tests, and is not left out of them.</summary>
    public const string MustWorkVariable = "OUROBOROS_DEVICES_MUST_WORK";

    /// <summary>What to do where there is none.</summary>
    public const string None = "No OpenCL device is here that the program would use. On Debian, apt-get install pocl-opencl-icd brings one that is the processor itself.";

    // Compiling takes a while, so once for all tests of a project.
    private static readonly Lazy<IReadOnlyList<(ClDevice Device, KernelSet Kernels)>> Found = new(() => [.. Find()]);

    /// <summary>Each with its kernels.</summary>
    public static IReadOnlyList<(ClDevice Device, KernelSet Kernels)> All => Found.Value;

    /// <summary>The first, or the test is skipped.</summary>
    public static (ClDevice Device, KernelSet Kernels) First
    {
        get
        {
            Assert.SkipWhen(All.Count == 0, None);
            return All[0];
        }
    }

    private static IEnumerable<(ClDevice Device, KernelSet Kernels)> Find()
    {
        var mustWork = Environment.GetEnvironmentVariable(MustWorkVariable) == "1";
        foreach (var device in ClDevices.Find().All.Where(device => device.Lack is null))
        {
            KernelSet kernels;
            try
            {
                kernels = OpenClKernelSet.Of(device);
            }
            catch (DeviceException) when (!mustWork)
            {
                continue;
            }

            yield return (device, kernels);
        }
    }
}
