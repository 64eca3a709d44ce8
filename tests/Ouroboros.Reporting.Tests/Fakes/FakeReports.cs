using Ouroboros.Configuration;
using Ouroboros.Replication;
using Ouroboros.Reporting.Html;
using Ouroboros.Runs;

namespace Ouroboros.Reporting.Tests.Fakes;

/// <summary>Made-up runs and groups as a report gets them.</summary>
internal static class FakeReports
{
    private static readonly DateTimeOffset Start = new(2026, 1, 31, 14, 5, 9, TimeSpan.FromHours(1));

    public static Manifest Manifest(int planned, int done, long seed = 1) => new()
    {
        Program = Runs.Manifest.ProgramName,
        Version = "0.1.0",
        Commit = "0123456789abcdef",
        Seed = seed,
        CommandLine = ["run", "--output-dir", "my run"],
        Machine = new MachineFacts { Os = "Debian", Cpu = "A processor", Cores = 2, MemoryBytes = 8_000_000_000, Runtime = ".NET 10", Kernels = "avx2", Threads = 2 },
        State = done == planned ? RunState.Finished : RunState.Interrupted,
        Started = Start,
        Finished = Start.AddMinutes(83),
        GenerationsPlanned = planned,
        GenerationsDone = done,
        Files = new SortedDictionary<string, string>(StringComparer.Ordinal) { ["config.yaml"] = new string('a', 64), ["metrics.csv"] = new string('b', 64) },
    };

    public static ReportedRun Run(RunHistory history, string name = "seven", long seed = 1, int? planned = null) => new(
        name,
        Manifest(planned ?? history.Config.Experiment.Iterations, history.Metrics[^1].Generation, seed),
        history,
        ConfigText.Write(history.Config),
        history.Metrics.ToDictionary(row => row.Generation, row => SheetOf(row.Generation)),
        new Dictionary<int, byte[]> { [1] = SheetOf(1), [history.Metrics[^1].Generation] = SheetOf(9) },
        [new PhaseTiming(1, "train_vae", 60), new PhaseTiming(1, "sample", 20), new PhaseTiming(2, "train_vae", 20)]);

    public static ReportSubject Single(RunHistory history, string name = "seven") => Single(Run(history, name));

    public static ReportSubject Single(ReportedRun run) => new(
        new ComparedRun(run.Name, GroupSummary.Of([Replicate(run)]), IsGroup: false) { Floors = new Dictionary<string, double> { [MetricColumns.EffectiveClasses] = 9.9, ["recall_reference"] = 0.95 } }, [run]);

    public static ReportSubject Group(string name, params ReportedRun[] runs) => new(new ComparedRun(name, GroupSummary.Of([.. runs.Select(Replicate)]), IsGroup: true), runs);

    private static Replicate Replicate(ReportedRun run)
    {
        var rows = run.History.Metrics;
        var collapse = CollapseSummary.Of(run.History);
        return new(run.Manifest.Seed, run.Manifest.State, null, new MetricSeries(
        [
            Column(MetricColumns.EffectiveClasses, row => row.EffectiveClassesInitial),
            Column(MetricColumns.RealTestAccuracy, row => row.RealTestAccuracy),
            Column("vae_loss", row => row.VaeLoss),
            Column("recall_reference", row => 0.9 / (1 + (2 * row.Generation))),
            Column(MetricColumns.RealTestVaeLoss, row => row.RealTestVaeLoss),
        ]), run.Manifest.GenerationsPlanned)
        {
            TopLabel = collapse.TopLabel,
            TopShare = collapse.TopShare,
        };

        KeyValuePair<string, IReadOnlyList<double?>> Column(string metric, Func<GenerationMetrics, double?> value) => new(metric, [.. rows.Select(value)]);
    }

    private static byte[] SheetOf(int generation) => SampleSheets.Render(FakeSheets.Make(generation, 10, 10), FakeSheets.Mnist)[0].Content;
}
