using BenchmarkDotNet.Analysers;
using BenchmarkDotNet.Diagnosers;
using BenchmarkDotNet.Engines;
using BenchmarkDotNet.Exporters;
using BenchmarkDotNet.Loggers;
using BenchmarkDotNet.Reports;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Validators;
using Ouroboros.Numerics;

namespace Ouroboros.Bench.Kernels;

/// <summary>Measures the processor's peak right before and after each benchmark, with the same kernels and threads.</summary>
/// <remarks>Only for benchmarks that run in this process.</remarks>
internal sealed class PeakDiagnoser : IDiagnoser
{
    private static readonly TimeSpan _time = TimeSpan.FromSeconds(0.1);

    private readonly Dictionary<BenchmarkCase, List<double>> _peaks = [];

    public IEnumerable<string> Ids => [nameof(PeakDiagnoser)];

    public IEnumerable<IExporter> Exporters => [];

    public IEnumerable<IAnalyser> Analysers => [];

    /// <summary>Floating-point operations a second beside a benchmark, the better of the two; null when it has not run.</summary>
    public double? PeakBeside(BenchmarkCase benchmark) => _peaks.TryGetValue(benchmark, out var peaks) ? peaks.Max() : null;

    public RunMode GetRunMode(BenchmarkCase benchmarkCase) => RunMode.NoOverhead;

    public void Handle(HostSignal signal, DiagnoserActionParameters parameters)
    {
        if (signal is HostSignal.BeforeActualRun or HostSignal.AfterActualRun)
        {
            var benchmark = parameters.BenchmarkCase;
            var kernels = Backends.Choose((string)benchmark.Parameters[nameof(KernelBenchmarks.Kernels)]);
            using var meter = kernels.CreatePeakMeter((int)benchmark.Parameters[nameof(KernelBenchmarks.Threads)]);
            if (!_peaks.TryGetValue(benchmark, out var peaks))
            {
                _peaks.Add(benchmark, peaks = []);
            }

            peaks.Add(meter.Measure(_time));
        }
    }

    public IEnumerable<Metric> ProcessResults(DiagnoserResults results) => [];

    public void DisplayResults(ILogger logger)
    {
    }

    public IEnumerable<ValidationError> Validate(ValidationParameters validationParameters) => [];
}
