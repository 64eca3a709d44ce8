using BenchmarkDotNet.Filters;
using BenchmarkDotNet.Running;

namespace Ouroboros.Bench.Kernels;

/// <summary>Which benchmarks to run.</summary>
/// <param name="Kernels">Names of kernels.</param>
/// <param name="Threads">Numbers of threads; null for all.</param>
/// <param name="Patterns">Globs on a benchmark's full name, parameters included; none for all.</param>
internal sealed record KernelSelection(IReadOnlyList<string> Kernels, int? Threads, IReadOnlyList<string> Patterns) : IFilter
{
    private readonly GlobFilter? _globs = Patterns.Count == 0 ? null : new GlobFilter([.. Patterns]);

    /// <inheritdoc/>
    public bool Predicate(BenchmarkCase benchmarkCase)
    {
        var threads = (int)benchmarkCase.Parameters[nameof(KernelBenchmarks.Threads)];
        return Kernels.Contains((string)benchmarkCase.Parameters[nameof(KernelBenchmarks.Kernels)])
            && (Threads ?? threads) == threads
            && _globs?.Predicate(benchmarkCase) != false;
    }
}
