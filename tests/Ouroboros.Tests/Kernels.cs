using Ouroboros.Numerics;

namespace Ouroboros.Tests;

/// <summary>The kernel sets that this processor can run, as the data of a theory.</summary>
internal static class Kernels
{
    /// <summary>Names of all sets, the reference among them.</summary>
    public static TheoryData<string> Supported => [.. Backends.All.Where(set => set.IsSupported).Select(set => set.Name)];

    /// <summary>Names of all sets, each with several numbers of threads; the reference knows only one.</summary>
    public static TheoryData<string, int> SupportedWithThreads
    {
        get
        {
            var data = new TheoryData<string, int>();
            foreach (var name in Supported)
            {
                foreach (var threads in name.Data == "reference" ? [1] : new[] { 1, 2, 3, 8 })
                {
                    data.Add(name.Data, threads);
                }
            }

            return data;
        }
    }

    public static IBackend Create(string kernels, int threads = 2) =>
        Backends.All.Single(set => set.Name == kernels).Create(threads, 0);
}
