using BenchmarkDotNet.EventProcessors;
using BenchmarkDotNet.Running;

namespace Ouroboros.Bench.Kernels;

/// <summary>Says which benchmark runs: the library's own account of it is a page for each and goes to a file.</summary>
internal sealed class BenchmarkProgress(TextWriter output) : EventProcessor
{
    private int _started;

    public override void OnStartRunBenchmark(BenchmarkCase benchmarkCase) =>
        output.WriteLine($"{++_started}: {benchmarkCase.Descriptor.WorkloadMethod.Name} {benchmarkCase.Parameters.DisplayInfo}");
}
