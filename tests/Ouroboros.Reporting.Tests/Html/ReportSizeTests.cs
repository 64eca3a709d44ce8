using System.Globalization;
using System.Text;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Ouroboros.Configuration;
using Ouroboros.Reporting.Html;
using Ouroboros.Reporting.Png;
using Ouroboros.Reporting.Tests.Fakes;
using Ouroboros.Runs;

namespace Ouroboros.Reporting.Tests.Html;

/// <summary>Whatever a report is made of, it can be sent by mail.</summary>
public sealed class ReportSizeTests
{
    private const int Limit = 8_000_000;

    [Fact]
    public void Fourteen_runs_with_pictures_of_every_kind_fit()
    {
        var run = Large(FakeRun.Classic(), sheet: 30_000);
        var page = Fitting([.. Enumerable.Range(1, 14).Select(number => FakeReports.Single(run with { Name = $"run {number}" }))]);

        Assert.Equal(6, page.QuerySelectorAll("#film .strip").Length);
        Assert.InRange(page.QuerySelectorAll("#film .strip")[0].QuerySelectorAll("img").Length, 6, 31);
        Assert.InRange(page.QuerySelectorAll("#latent .walks").Length, 1, 3);
        Assert.All(page.QuerySelectorAll("#latent .walks"), generation => Assert.Equal(6, generation.QuerySelectorAll("img").Length));
        Assert.Contains("as many as fit into this file", page.QuerySelector("#film")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_cell_of_an_ordinary_run_is_drawn_with_its_value()
    {
        var page = Fitting([.. Enumerable.Range(1, 6).Select(number => FakeReports.Single(Whole(FakeRun.Classic()), $"run {number}"))]);

        Assert.All(page.QuerySelectorAll("#matrix figure").Take(6), figure => Assert.Equal(30 * 32, figure.QuerySelectorAll(".cell title").Length));
        Assert.DoesNotContain("are shown", page.QuerySelector("#matrix")!.TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(200, 1)]
    [InlineData(500, 1)]
    [InlineData(200, 14)]
    public void Long_runs_fit_thinned_out_and_said(int generations, int count)
    {
        var run = Large(new FakeRun(generations, 3, 3, generations / 2).Make(generations), sheet: 20_000);
        var page = Fitting([.. Enumerable.Range(1, count).Select(number => FakeReports.Single(run with { Name = $"run {number}" }))]);

        var matrix = page.QuerySelector("#matrix figure")!;
        var note = System.Text.RegularExpressions.Regex.Match(matrix.TextContent, $@"(\d+) of {generations} generations are shown", default, TimeSpan.FromSeconds(1));
        var side = int.Parse(note.Groups[1].Value, CultureInfo.InvariantCulture);
        Assert.InRange(side, 8, 64);
        Assert.Equal(side * (side + 2), matrix.QuerySelectorAll(".cell title").Length);
        Assert.Contains(matrix.QuerySelectorAll(".cell title"), title => title.TextContent.StartsWith($"Classifier of generation {generations}, samples of generation {generations}: ", StringComparison.Ordinal));
        Assert.Contains(matrix.QuerySelectorAll(".axis text"), text => text.TextContent == $"{generations}");
        var table = page.QuerySelectorAll("#matrix table")[0];
        Assert.Equal(side, table.QuerySelectorAll("tbody tr").Length);
        Assert.Contains($"({side} of {generations} generations are shown)", table.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void A_thousand_generations_of_many_labels_fit()
    {
        var fake = new FakeRun(1_000, 1, 1, 500).Make(1_000);
        var history = FakeRun.Copy(fake, fake.Config with { Data = new() { Dataset = "emnist-balanced" }, Classifier = new ClassifierSettings { NumClasses = 47 } });
        for (var i = 0; i < history.Labels.Count; i++)
        {
            history.Labels[i] = history.Labels[i] with { Counts = [.. Enumerable.Repeat(1_000, 47)] };
        }

        var page = Fitting([FakeReports.Single(Whole(history))]);

        Assert.InRange(page.QuerySelector("#labels figure")!.QuerySelectorAll(".bar title").Length, 1_000, 5_000);
        Assert.Contains("of 1,001 generations are shown", page.QuerySelector("#labels figure")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void Ten_thousand_epochs_fit()
    {
        var page = Fitting([FakeReports.Single(new FakeRun(10, 10_000, 10_000, 5).Make(10))]);

        Assert.Equal(10, page.QuerySelector("#training figure")!.QuerySelectorAll(".series polyline").Length);
        Assert.All(page.QuerySelector("#training figure")!.QuerySelectorAll("polyline"), line => Assert.InRange(line.GetAttribute("points")!.Split(' ').Length, 100, 400));
    }

    [Fact]
    public void A_hundred_replicates_of_many_files_fit()
    {
        var run = FakeReports.Run(FakeRun.Classic());
        var files = Enumerable.Range(0, 200).ToDictionary(number => $"checkpoints/generation_{number}.safetensors", _ => new string('c', 64));
        files["metrics.csv"] = new string('b', 64);
        ReportedRun[] runs = [.. Enumerable.Range(1, 100).Select(seed => run with { ConfigYaml = new string('#', 15_000), Manifest = run.Manifest with { Seed = seed, Files = files } })];
        var page = Fitting([FakeReports.Group("hundred", runs)]);

        var shown = page.QuerySelectorAll("#facts article");
        Assert.InRange(shown.Length, 10, 99);
        Assert.Contains($"{100 - shown.Length} more do not fit into this file", shown[^1].TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("checkpoints/", page.QuerySelector("#facts")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("metrics.csv", shown[0].TextContent, StringComparison.Ordinal);
    }

    // As at the end of a run: every classifier has met every data set.
    private static RunHistory Whole(RunHistory history)
    {
        for (var row = 1; row <= history.Accuracy.Generations; row++)
        {
            for (var column = 0; column < history.Accuracy.Columns; column++)
            {
                history.Accuracy[row, column] ??= 0.123;
                history.Loss[row, column] ??= 1.2345;
            }
        }

        return history;
    }

    // Pictures of about the sizes of real ones: noise cannot be made smaller.
    private static ReportedRun Large(RunHistory history, int sheet)
    {
        var last = Whole(history).Metrics[^1].Generation;
        byte[] Picture(int bytes) => PngWriter.Encode(Noise.Gray(200, bytes / 200, 256), 96);
        var (sheets, walks) = (Picture(sheet), Picture(60_000));
        return FakeReports.Run(history) with
        {
            Sheets = history.Metrics.ToDictionary(row => row.Generation, _ => sheets),
            Walks = new[] { 1, last / 4, last / 2, (last / 2) + 1, last - 1, last }.ToDictionary(generation => generation, _ => walks),
        };
    }

    private static IDocument Fitting(IReadOnlyList<ReportSubject> subjects)
    {
        var file = RunReport.Render(subjects);
        Assert.True(file.Length < Limit, $"The report has {file.Length:N0} bytes.");
        return new HtmlParser().ParseDocument(Encoding.UTF8.GetString(file));
    }
}
