using Ouroboros.Numerics;
using Ouroboros.Numerics.Tests.OpenCl;

namespace Ouroboros.Tests;

/// <summary>The kernel sets that can run here, those of OpenCL devices too, as the data of a theory.</summary>
internal static class Kernels
{
    private static readonly Dictionary<string, KernelSet> Compiled = UsableDevices.All
        .GroupBy(usable => usable.Kernels.Name)
        .ToDictionary(same => same.Key, same => same.First().Kernels);

    /// <summary>Names of the sets of devices; a machine may have none.</summary>
    public static IReadOnlyList<string> Devices => [.. Compiled.Keys];

    /// <summary>Names of all sets, the reference among them.</summary>
    public static TheoryData<string> Supported => [.. Backends.All.Where(set => set.IsSupported).Select(set => set.Name), .. Devices];

    /// <summary>Names of all sets that are to be fast: the reference is written to be read.</summary>
    public static TheoryData<string> Fast => [.. Supported.Select(row => row.Data).Where(name => name != "reference")];

    /// <summary>Names of all sets that differ from the reference, each with several numbers of threads, of which devices have none.</summary>
    public static TheoryData<string, int> FastWithThreads
    {
        get
        {
            var data = new TheoryData<string, int>();
            foreach (var name in Fast.Select(row => row.Data))
            {
                foreach (var threads in Compiled.ContainsKey(name) ? [1] : new[] { 1, 2, 3, 8 })
                {
                    data.Add(name, threads);
                }
            }

            return data;
        }
    }

    public static IBackend Create(string kernels, int threads = 2) =>
        (Compiled.TryGetValue(kernels, out var device) ? device : Backends.All.Single(set => set.Name == kernels)).Create(threads);
}
