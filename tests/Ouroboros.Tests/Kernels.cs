using Ouroboros.Numerics;

namespace Ouroboros.Tests;

/// <summary>The kernel sets that this processor can run, as the data of a theory.</summary>
internal static class Kernels
{
    /// <summary>Names of all sets, the reference among them.</summary>
    public static TheoryData<string> Supported => [.. Backends.All.Where(set => set.IsSupported).Select(set => set.Name)];

    /// <summary>Names of all sets that differ from the reference, each with several numbers of threads.</summary>
    public static TheoryData<string, int> FastWithThreads
    {
        get
        {
            var data = new TheoryData<string, int>();
            foreach (var set in Backends.All.Where(set => set.IsSupported && set.Name != "reference"))
            {
                foreach (var threads in new[] { 1, 2, 3, 8 })
                {
                    data.Add(set.Name, threads);
                }
            }

            return data;
        }
    }

    public static IBackend Create(string kernels, int threads = 2) =>
        Backends.All.Single(set => set.Name == kernels).Create(threads);
}
