using BenchmarkDotNet.Columns;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Loggers;
using BenchmarkDotNet.Order;
using BenchmarkDotNet.Reports;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using BenchmarkDotNet.Validators;
using Ouroboros.Bench.Reports;
using Perfolizer.Horology;

namespace Ouroboros.Bench.Kernels;

/// <summary>Runs the benchmarks in this process, where the peak is measured too.</summary>
internal static class KernelRun
{
    private static readonly Dictionary<Type, string> _benchmarks = new()
    {
        [typeof(LayerBenchmarks)] = "Products of a linear layer: batch x inputs x outputs",
        [typeof(BatchBenchmarks)] = "What a step does beside products",
    };

    /// <summary>A table for products and one for the rest, as far as any of them is selected.</summary>
    /// <param name="selection">What to run.</param>
    /// <param name="isShort">Fewer and shorter measurements.</param>
    /// <exception cref="BenchException">Nothing is selected, or something failed.</exception>
    public static IReadOnlyList<ReportTable> Run(KernelSelection selection, bool isShort)
    {
        var config = Config(selection, isShort);
        var runs = _benchmarks.Keys.Select(type => BenchmarkConverter.TypeToBenchmarks(type, config)).Where(run => run.BenchmarksCases.Length > 0).ToArray();
        if (runs.Length == 0)
        {
            throw new BenchException("No benchmark has such a name, kernels and threads; names look like Ouroboros.Bench.Kernels.LayerBenchmarks.Forward(...).");
        }

        return [.. BenchmarkRunner.Run(runs).Select(ToTable)];
    }

    private static ManualConfig Config(KernelSelection selection, bool isShort)
    {
        var peak = new PeakDiagnoser();
        var job = Job.Default
            .WithToolchain(InProcessEmitToolchain.Instance)
            .WithWarmupCount(isShort ? 1 : 3)
            .WithIterationCount(isShort ? 3 : 9)
            .WithIterationTime(TimeInterval.FromMilliseconds(isShort ? 30 : 80));
        return ManualConfig.CreateEmpty()
            .AddJob(job)
            .AddFilter(selection)
            .AddDiagnoser(peak)
            .AddValidator(JitOptimizationsValidator.FailOnError, ExecutionValidator.DontFailOnError)
            .AddLogger(NullLogger.Instance)
            .AddEventProcessor(new BenchmarkProgress(Console.Error))
            .AddColumn(TargetMethodColumn.Method)
            .AddColumnProvider(DefaultColumnProviders.Params)
            .AddColumn(StatisticColumn.Min, StatisticColumn.Median, SpeedColumn.Gflops(), SpeedColumn.ShareOfPeak(peak))
            .WithOrderer(new DefaultOrderer(SummaryOrderPolicy.Declared, MethodOrderPolicy.Declared))
            .WithSummaryStyle(SummaryStyle.Default.WithTimeUnit(TimeUnit.Microsecond).WithMaxParameterColumnWidth(60))
            .WithArtifactsPath(Repository.PathOf("bench", "BenchmarkDotNet.Artifacts"));
    }

    private static ReportTable ToTable(Summary summary)
    {
        if (summary.HasCriticalValidationErrors || summary.Reports.Any(report => !report.Success) || summary.Table.FullContent.Length == 0)
        {
            var errors = string.Join(Environment.NewLine, summary.ValidationErrors.Select(error => error.Message));
            throw new BenchException($"Benchmarks failed; see {summary.LogFilePath}. {errors}");
        }

        var columns = summary.Table.Columns.Where(column => column.NeedToShow || column.OriginalColumn.AlwaysShow).ToArray();
        return new ReportTable(
            _benchmarks[summary.BenchmarksCases[0].Descriptor.Type],
            [.. columns.Select(column => column.Header)],
            [.. Enumerable.Range(0, summary.Table.FullContent.Length).Select(row => columns.Select(column => column.Content[row]).ToArray())]);
    }
}
