using System.Security.Cryptography;
using System.Text;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Ouroboros.Configuration;
using Ouroboros.Regimes;
using Ouroboros.Reporting.Html;
using Ouroboros.Reporting.Tests.Fakes;
using Ouroboros.Runs;

namespace Ouroboros.Reporting.Tests.Html;

public sealed class RunReportTests
{
    private const string Attack = "\"'><script>alert(1)</script><img src=x onerror=alert(1)>]]><!--&lt;\\u003c";

    [Fact]
    public void Every_part_is_there()
    {
        var history = FakeRun.Quick();
        var page = Parse(FakeReports.Single(history));

        Assert.Equal(["film", "latent", "metrics", "labels", "matrix", "training", "facts"], page.QuerySelectorAll("main > section").Select(section => section.Id));
        Assert.Equal(16, page.QuerySelectorAll("#film img").Length);
        Assert.Equal(ComputedCells(history).Count(), page.QuerySelectorAll("#matrix .figures")[0].QuerySelectorAll(".cell rect title").Length);
        Assert.Contains("ouroboros run --output-dir 'my run'", page.QuerySelector("#facts .facts")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("ouroboros run -c config.yaml", page.QuerySelector("#facts pre")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("1:23:00", page.QuerySelector("#facts .facts")!.TextContent, StringComparison.Ordinal);
        Assert.Contains(new string('b', 64), page.QuerySelector("#facts")!.TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(2)]
    [InlineData(6)]
    public void A_comparison_begins_with_results_and_charts_and_shows_the_end(int count)
    {
        var page = Parse([.. Enumerable.Range(1, count).Select(number => FakeReports.Single(FakeRun.Quick(), $"run {number}"))]);

        Assert.Equal(["metrics", "film", "latent", "labels", "matrix", "training", "facts"], page.QuerySelectorAll("main > section").Select(section => section.Id));
        Assert.Equal("results", page.QuerySelector("h1 ~ .scroll")!.ClassList[1]);
        Assert.NotNull(page.QuerySelector(".scroll.results ~ .story"));
        Assert.Equal("15", page.QuerySelector(".choices input[checked]")!.GetAttribute("value"));
        Assert.Equal("15", page.QuerySelector(".player input")!.GetAttribute("value"));
        Assert.Equal(count, page.QuerySelectorAll(".frame.f15 img").Length);
    }

    [Fact]
    public void Where_runs_differ_in_length_a_word_stands_for_what_is_not_there()
    {
        var page = Parse(FakeReports.Single(FakeRun.Quick(), "longer"), FakeReports.Single(new FakeRun(4, 2, 2, 50).Make(4), "shorter"));
        Assert.Equal("4", page.QuerySelector(".choices input[checked]")!.GetAttribute("value"));
        Assert.Equal("Generation 15 is not there: this run has 4 generations.", page.QuerySelector(".frame.missing.f15")!.TextContent);
        Assert.Equal(2, page.QuerySelectorAll(".f15").Length);
    }

    /// <summary>What the first generation loses was not fed back to anybody.</summary>
    [Fact]
    public void The_blur_of_the_first_generation_is_told_from_the_loop()
    {
        const string words = "already has a recall of only 30.0\u00A0%, where real images have 95.0\u00A0%";
        Assert.Contains(words, Metrics(FakeRun.Quick()), StringComparison.Ordinal);
        Assert.DoesNotContain("already has a recall", Metrics(new FakeRun(15, 2, 2, 50).Make(1)), StringComparison.Ordinal);
        foreach (var regime in new RegimeSettings[] { new() { Kind = Regime.Real }, new() { Kind = Regime.Filter }, new() { SamplingTemperature = 0.5 } })
        {
            var history = FakeRun.Copy(FakeRun.Quick(), new ExperimentConfig { Experiment = new() { Iterations = 15 }, Regime = regime });
            Assert.DoesNotContain("already has a recall", Metrics(history), StringComparison.Ordinal);
        }

        static string Metrics(RunHistory history) => Parse(FakeReports.Single(history)).QuerySelector("#metrics > p")!.TextContent;
    }

    /// <summary>Of a run beside the loss in training; of several among the metrics, over each other.</summary>
    [Fact]
    public void The_loss_on_real_images_has_one_place()
    {
        var title = MetricColumns.Of(MetricColumns.RealTestVaeLoss).Label;
        var one = Parse(FakeReports.Single(FakeRun.Quick()));
        var two = Parse(FakeReports.Single(FakeRun.Quick(), "one"), FakeReports.Single(FakeRun.Quick(), "two"));
        Assert.Equal((0, 1), (Charts(one, "#metrics"), Charts(one, "#training")));
        Assert.Equal((1, 0), (Charts(two, "#metrics"), Charts(two, "#training")));

        int Charts(IParentNode page, string section) => page.QuerySelectorAll($"{section} h3").Count(heading => heading.TextContent.EndsWith(title, StringComparison.Ordinal));
    }

    [Fact]
    public void Values_below_a_logarithmic_axis_are_said_to_be_drawn_at_its_end()
    {
        var history = FakeRun.Quick();
        Assert.DoesNotContain("Values below", Training(history), StringComparison.Ordinal);
        history.Training[^1] = history.Training[^1] with { Loss = 1e-7 };
        Assert.Contains("Values below 0.001 are drawn at 0.001.", Training(history), StringComparison.Ordinal);

        static string Training(RunHistory history) => Parse(FakeReports.Single(history)).QuerySelector("#training")!.TextContent;
    }

    [Fact]
    public void A_run_of_several_versions_of_the_program_says_so()
    {
        var run = FakeReports.Run(FakeRun.Quick());
        Assert.DoesNotContain("Several versions", Facts(run), StringComparison.Ordinal);
        var again = new Resumption { At = run.Manifest.Started, CommandLine = run.Manifest.CommandLine, Version = run.Manifest.Version, Commit = "another", Machine = run.Manifest.Machine };
        Assert.Contains("Several versions", Facts(run with { Manifest = run.Manifest with { Resumed = [again] } }), StringComparison.Ordinal);
        Assert.DoesNotContain("Several versions", Facts(run with { Manifest = run.Manifest with { Resumed = [again with { Commit = run.Manifest.Commit }] } }), StringComparison.Ordinal);

        static string Facts(ReportedRun run) => Parse(FakeReports.Single(run)).QuerySelector("#facts")!.TextContent;
    }

    [Fact]
    public void Values_are_those_of_the_history()
    {
        var history = FakeRun.Quick();
        var page = Parse(FakeReports.Single(history));

        var (row, column) = ComputedCells(history).First(place => place.Column > EvaluationMatrix.SamplesOf(4));
        var cell = $"Classifier of generation {row}, samples of generation {column - 1}: {100 * history.Accuracy[row, column]!.Value:F1} %";
        Assert.Contains(page.QuerySelectorAll("#matrix .cell title"), title => title.TextContent == cell);
        var point = $"Generation 4: {100 * history.Metrics[4].RealTestAccuracy!.Value:F1} %";
        Assert.Contains(page.QuerySelectorAll("#metrics .marker title"), title => title.TextContent == point);
        var counts = history.Labels.First(labels => labels.Generation == 2 && labels.Judge == Judge.Initial).Counts;
        var bar = $"Generation 2, Label 7: {100.0 * counts[7] / counts.Sum():F1} %";
        Assert.Contains(page.QuerySelectorAll("#labels .bar title"), title => title.TextContent == bar);
    }

    [Fact]
    public void The_page_allows_its_own_script_and_no_other()
    {
        var page = Parse(FakeReports.Single(FakeRun.Quick()));
        var hash = Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(page.QuerySelector("script")!.TextContent)));
        Assert.Contains($"script-src 'sha256-{hash}'", page.QuerySelector("meta[http-equiv]")!.GetAttribute("content"), StringComparison.Ordinal);
    }

    [Fact]
    public void It_loads_nothing()
    {
        var page = Parse(FakeReports.Single(FakeRun.Quick()));

        Assert.All(page.QuerySelectorAll("[src], [href], [data], [action], [poster], [srcset]"), element =>
        {
            var address = element.GetAttribute("src") ?? element.GetAttribute("href") ?? "";
            Assert.True(address.StartsWith("data:", StringComparison.Ordinal) || address.StartsWith('#'), element.OuterHtml);
        });
        Assert.DoesNotContain("http://", Without(page, "http://www.w3.org/2000/svg"), StringComparison.Ordinal);
        Assert.DoesNotContain("https://", page.DocumentElement.OuterHtml, StringComparison.Ordinal);
        Assert.DoesNotContain("@import", page.DocumentElement.OuterHtml, StringComparison.Ordinal);
        Assert.Contains("default-src 'none'", page.QuerySelector("meta[http-equiv]")!.GetAttribute("content"), StringComparison.Ordinal);
    }

    [Fact]
    public void Whatever_came_from_outside_is_text()
    {
        var run = FakeReports.Run(FakeRun.Quick(), Attack);
        var hostile = run with
        {
            ConfigYaml = Attack,
            Manifest = run.Manifest with
            {
                Version = Attack,
                Commit = Attack,
                Reason = Attack,
                CommandLine = [Attack],
                DataSha256 = Attack,
                Machine = run.Manifest.Machine with { Os = Attack, Cpu = Attack, Runtime = Attack, Kernels = Attack },
                Files = new Dictionary<string, string> { [Attack] = Attack },
                Resumed = [new Resumption { At = default, From = Attack, CommandLine = [Attack], Version = Attack, Machine = run.Manifest.Machine }],
            },
            Timings = [new PhaseTiming(1, Attack, 2)],
        };
        var friendly = Parse(FakeReports.Single(FakeRun.Quick()));
        var page = Parse(FakeReports.Single(hostile), FakeReports.Group(Attack, hostile, hostile));

        Assert.Single(page.QuerySelectorAll("script"));
        Assert.Equal(friendly.QuerySelector("script")!.TextContent, page.QuerySelector("script")!.TextContent);
        Assert.All(page.QuerySelectorAll("img"), image => Assert.StartsWith("data:image/png;base64,", image.GetAttribute("src"), StringComparison.Ordinal));
        Assert.Empty(page.QuerySelectorAll("[onerror]"));
        Assert.Contains(page.QuerySelectorAll("#facts h3"), heading => heading.TextContent == Attack);
        Assert.Contains(page.QuerySelectorAll("#facts pre"), text => text.TextContent == Attack);
    }

    [Fact]
    public void Several_stand_side_by_side_and_over_each_other()
    {
        var page = Parse(FakeReports.Single(FakeRun.Quick(), "one"), FakeReports.Single(FakeRun.Quick(), "two"));

        Assert.Equal(["one", "two"], page.QuerySelectorAll("#film .strip h3").Select(heading => heading.TextContent));
        Assert.Equal(["one", "two"], page.QuerySelectorAll("#metrics .legend li").Select(entry => entry.TextContent[1..].Trim()));
        Assert.Equal(2, page.QuerySelectorAll("#metrics .card")[0].QuerySelectorAll(".series polyline").Length);
        Assert.Equal(2, page.QuerySelectorAll("#facts article").Length);
        Assert.Equal(2, page.QuerySelectorAll("#matrix > .figures")[0].QuerySelectorAll("figure").Length);
    }

    [Fact]
    public void Headings_tables_and_pictures_can_be_read_aloud()
    {
        var page = Parse(FakeReports.Single(FakeRun.Quick()));

        Assert.Single(page.QuerySelectorAll("h1"));
        Assert.All(page.QuerySelectorAll("img"), image => Assert.NotEmpty(image.GetAttribute("alt")!));
        Assert.All(page.QuerySelectorAll("svg"), chart => Assert.True(chart.GetAttribute("aria-label")!.Length > 40, chart.GetAttribute("aria-label")));
        Assert.All(page.QuerySelectorAll("table"), table =>
        {
            Assert.NotEmpty(table.QuerySelector("caption")!.TextContent);
            Assert.All(table.QuerySelectorAll("th"), header => Assert.Contains(header.GetAttribute("scope"), (string[])["col", "row"]));
            var columns = table.QuerySelectorAll("thead th").Length;
            Assert.All(table.QuerySelectorAll("tbody tr"), row => Assert.Equal(columns, row.ChildElementCount));
        });
    }

    [Fact]
    public void Equal_runs_give_equal_bytes_and_line_feeds()
    {
        var first = RunReport.Render([FakeReports.Single(FakeRun.Quick())]);
        Assert.Equal(first, RunReport.Render([FakeReports.Single(FakeRun.Quick())]));
        Assert.DoesNotContain((byte)'\r', first);
    }

    [Fact]
    public void A_run_that_has_no_more_than_measured_its_data_is_shown()
    {
        var page = Parse(FakeReports.Single(new FakeRun(15, 2, 2, 10).Make(0)));

        Assert.Equal("No generation is complete yet.", page.QuerySelector("h1")!.TextContent);
        Assert.Contains("is to learn to draw", page.QuerySelector(".story")!.TextContent, StringComparison.Ordinal);
        Assert.Empty(page.QuerySelectorAll(".tile"));
        Assert.Equal(["film", "latent", "metrics", "labels", "facts"], page.QuerySelectorAll("main > section").Select(section => section.Id));
        Assert.Equal(page.QuerySelectorAll("main > section").Select(section => $"#{section.Id}"), page.QuerySelectorAll("nav a").Select(link => link.GetAttribute("href")));
        Assert.Contains("No generation is complete yet.", page.QuerySelector(".certainty")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void None_too_many_and_empty_subjects_are_refused()
    {
        var one = FakeReports.Single(new FakeRun(2, 2, 2, 50).Make(2));
        Assert.Throws<ArgumentException>(() => RunReport.Render([]));
        Assert.Throws<ArgumentException>(() => RunReport.Render([.. Enumerable.Repeat(one, 15)]));
        Assert.Throws<ArgumentException>(() => RunReport.Render([one with { Runs = [] }]));
    }

    private static IEnumerable<(int Row, int Column)> ComputedCells(RunHistory history) =>
        Enumerable.Range(1, history.Accuracy.Generations).SelectMany(row => Enumerable.Range(0, history.Accuracy.Columns).Select(column => (row, column)))
            .Where(place => history.Accuracy[place.row, place.column] is not null);

    private static string Without(IDocument page, string text) => page.DocumentElement.OuterHtml.Replace(text, "", StringComparison.Ordinal);

    private static IDocument Parse(params ReportSubject[] subjects) => new HtmlParser().ParseDocument(Encoding.UTF8.GetString(RunReport.Render(subjects)));
}
