using Ouroboros.Browser.Tests.Subjects;
using Ouroboros.Reporting;
using Ouroboros.Reporting.Charts.Layout;
using Ouroboros.Reporting.Html;
using Ouroboros.Reporting.Png;
using Ouroboros.Reporting.Raster;
using Ouroboros.Reporting.Tests.Fakes;
using Ouroboros.Runs;

namespace Ouroboros.Browser.Tests;

/// <summary>A report can be sent by mail, whatever it speaks of.</summary>
public sealed class SizeTests(ReportPages pages)
{
    private const int MostBytes = 8_000_000;

    // Three sheets stand for all: how large they are is what matters, and a thousand images take their time.
    private static readonly Lazy<byte[][]> Sheets = new(() => [.. new[] { 0, 15, 60 }.Select(generation => Sheet(FakeSheets.Make(generation, 30, 1000)))]);

    [Fact]
    public void Of_fourteen_subjects_with_a_thousand_images_a_generation()
    {
        var run = WithSheets(pages.Run.Runs[0]);
        AssertFits([.. Enumerable.Range(1, ComparisonPlots.MostRuns).Select(number => new ReportSubject(pages.Run.Numbers with { Name = $"experiment {number}" }, [run]))]);
    }

    [Fact]
    public void Of_a_long_run_with_a_thousand_images_a_generation()
    {
        var run = WithSheets(pages.Run.Runs[0] with { History = CompleteRun.Make(1, 30, generations: 60) });
        Assert.True(run.Sheets.Values.Sum(sheet => sheet.Length) > 2 * MostBytes, "All sheets would fit, so that nothing needs to be left out.");
        AssertFits([pages.Run with { Runs = [run] }]);
    }

    private static ReportedRun WithSheets(ReportedRun run) => run with
    {
        Sheets = Enumerable.Range(0, run.LastGeneration + 1).ToDictionary(generation => generation, generation => Sheets.Value[generation * 3 / (run.LastGeneration + 1)]),
    };

    private static void AssertFits(IReadOnlyList<ReportSubject> subjects)
    {
        var length = RunReport.Render(subjects).Length;
        Assert.True(length < MostBytes, $"The report has {length:N0} bytes, expected less than {MostBytes:N0}.");
    }

    private static byte[] Sheet(SampleSheet sheet) =>
        PngWriter.Encode(DrawingRasterizer.Draw(FigureLayout.Arrange(SampleSheets.FigureOf(sheet, FakeSheets.Mnist)), 2), 192);
}
