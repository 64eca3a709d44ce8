using BenchmarkDotNet.Columns;
using BenchmarkDotNet.Reports;
using BenchmarkDotNet.Running;

namespace Ouroboros.Bench.Kernels;

/// <summary>A column made from a product's floating-point operations a second, by the median; empty for what is no product.</summary>
internal sealed class SpeedColumn : IColumn
{
    private readonly Func<BenchmarkCase, double, string> _format;

    private SpeedColumn(string name, string legend, Func<BenchmarkCase, double, string> format)
    {
        ColumnName = name;
        Legend = legend;
        _format = format;
    }

    public string Id => ColumnName;

    public string ColumnName { get; }

    public string Legend { get; }

    public bool AlwaysShow => true;

    public ColumnCategory Category => ColumnCategory.Custom;

    public int PriorityInCategory => 0;

    public bool IsNumeric => true;

    public UnitType UnitType => UnitType.Dimensionless;

    /// <summary>In 10^9 operations a second.</summary>
    public static SpeedColumn Gflops() => new("GFLOP/s", "10^9 floating-point operations of products in a second", (_, speed) => $"{speed / 1e9:F1}");

    /// <summary>As a share of the peak measured beside it.</summary>
    public static SpeedColumn ShareOfPeak(PeakDiagnoser peak) => new(
        "share of peak",
        "of the fused multiply-adds that the processor did right before and after, same vectors and threads",
        (benchmark, speed) => peak.PeakBeside(benchmark) is { } limit ? $"{speed / limit:P1}" : "");

    public string GetValue(Summary summary, BenchmarkCase benchmarkCase) =>
        Operations(benchmarkCase) is { } operations && summary[benchmarkCase]?.ResultStatistics is { } nanoseconds
            ? _format(benchmarkCase, operations / nanoseconds.Median * 1e9)
            : "";

    public string GetValue(Summary summary, BenchmarkCase benchmarkCase, SummaryStyle style) => GetValue(summary, benchmarkCase);

    public bool IsAvailable(Summary summary) => true;

    public bool IsDefault(Summary summary, BenchmarkCase benchmarkCase) => false;

    private static double? Operations(BenchmarkCase benchmark) => (benchmark.Parameters[nameof(LayerBenchmarks.Shape)] as LayerShape)?.Operations;
}
