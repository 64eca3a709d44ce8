using BenchmarkDotNet.Attributes;
using Ouroboros.Bench.Commands;
using Ouroboros.Numerics;
using Ouroboros.Numerics.Random;

namespace Ouroboros.Bench.Kernels;

/// <summary>What the benchmarks of all operations share: kernels, threads, and buffers full of numbers of an ordinary size.</summary>
public abstract class KernelBenchmarks
{
    private readonly List<IDisposable> _buffers = [];
    private IBackend? _backend;

    /// <summary>Name of the kernels.</summary>
    [ParamsSource(nameof(AllKernels), Priority = 1)]
    public string Kernels { get; set; } = "";

    /// <summary>Threads.</summary>
    [ParamsSource(nameof(AllThreads), Priority = 2)]
    public int Threads { get; set; }

    /// <summary>Kernels that run here, but for the reference, which nobody waits for.</summary>
    public static IEnumerable<string> AllKernels => SetupOptions.Supported.Select(set => set.Name).Where(name => name != "reference");

    /// <summary>One thread, and one for each core.</summary>
    public static IEnumerable<int> AllThreads => new[] { 1, SetupOptions.AllThreads }.Distinct();

    /// <summary>The backend under test, made when it is first asked for.</summary>
    protected IBackend Backend => _backend ??= Backends.Choose(Kernels).Create(Threads);

    /// <summary>Frees buffers and threads.</summary>
    [GlobalCleanup]
    public void CleanUp()
    {
        _buffers.ForEach(buffer => buffer.Dispose());
        _buffers.Clear();
        _backend?.Dispose();
        _backend = null;
    }

    /// <summary>A buffer that <see cref="CleanUp"/> frees.</summary>
    protected T Keep<T>(T buffer)
        where T : IDisposable
    {
        _buffers.Add(buffer);
        return buffer;
    }

    /// <summary>A matrix of standard normals, every one with another stream.</summary>
    protected Matrix Normals(int rows, int columns)
    {
        var matrix = Keep(Backend.CreateMatrix(rows, columns));
        Backend.FillNormal(new RandomKey(1, Purpose.TrainingNoise, 1, _buffers.Count), 0, rows, matrix);
        return matrix;
    }
}
