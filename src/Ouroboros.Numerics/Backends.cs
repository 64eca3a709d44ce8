using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using Ouroboros.Numerics.Reference;
using Ouroboros.Numerics.Simd;
using Ouroboros.Numerics.Simd.Lanes;
using Ouroboros.Numerics.Simd.Peak;

namespace Ouroboros.Numerics;

/// <summary>The table from which kernels are chosen: the first supported set, unless the environment names one.</summary>
public static class Backends
{
    /// <summary>The environment variable that overrides the choice.</summary>
    public const string EnvironmentVariable = "OUROBOROS_KERNELS";

    /// <summary>The most threads a backend takes.</summary>
    public const int MaxThreads = 256;

    /// <summary>Every set, best first. All give the same bits.</summary>
    public static IReadOnlyList<KernelSet> All { get; } =
    [
        new("avx512", "AVX-512, 16 floats at a time", 512, Avx512F.IsSupported && Avx512DQ.IsSupported,
            (threads, guard) => new SimdBackend<Lanes512, Vector512<float>, Vector512<int>>("avx512", threads, guard),
            threads => new PeakMeter<Lanes512, Vector512<float>, Vector512<int>>(threads)),
        new("avx2", "AVX2 with FMA, 8 floats at a time", 256, Avx2.IsSupported && Fma.IsSupported,
            (threads, guard) => new SimdBackend<Lanes256, Vector256<float>, Vector256<int>>("avx2", threads, guard),
            threads => new PeakMeter<Lanes256, Vector256<float>, Vector256<int>>(threads)),
        new("vector128", "128-bit vectors, 4 floats at a time", 128, Vector128.IsHardwareAccelerated,
            (threads, guard) => new SimdBackend<Lanes128, Vector128<float>, Vector128<int>>("vector128", threads, guard),
            threads => new PeakMeter<Lanes128, Vector128<float>, Vector128<int>>(threads)),
        new("scalar", "no vectors", 32, true,
            (threads, guard) => new SimdBackend<LanesScalar, float, int>("scalar", threads, guard),
            threads => new PeakMeter<LanesScalar, float, int>(threads)),
        new("reference", "the readable oracle, one thread, slow", 32, true,
            (_, _) => new ReferenceBackend(),
            _ => new PeakMeter<LanesScalar, float, int>(1)),
    ];

    /// <summary>The set that <see cref="Create"/> takes: the one named in <see cref="EnvironmentVariable"/>, else the best supported.</summary>
    /// <param name="name">Name from the environment; null or empty for none.</param>
    /// <exception cref="NotSupportedException">No set has that name, or the processor cannot run it; the message says so.</exception>
    public static KernelSet Choose(string? name)
    {
        if (string.IsNullOrWhiteSpace(name))
        {
            return All.First(set => set.IsSupported);
        }

        var named = All.FirstOrDefault(set => string.Equals(set.Name, name.Trim(), StringComparison.OrdinalIgnoreCase));
        if (named is null)
        {
            throw new NotSupportedException(
                $"{EnvironmentVariable}: found \"{name}\", expected one of {string.Join(", ", All.Select(set => set.Name))}. Leave it unset for the best.");
        }

        return named.IsSupported
            ? named
            : throw new NotSupportedException(
                $"{EnvironmentVariable}: found \"{name}\", expected kernels that run here: this processor or runtime has no {named.Description}. Leave it unset for the best.");
    }

    /// <summary>A backend of the chosen set.</summary>
    /// <param name="threads">Threads, 1 to <see cref="MaxThreads"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">The number of threads is out of range.</exception>
    /// <exception cref="NotSupportedException">The environment names a set that is none, or does not run here.</exception>
    public static IBackend Create(int threads) =>
        Choose(Environment.GetEnvironmentVariable(EnvironmentVariable)).Create(threads);
}
