using System.Text;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Ouroboros.Configuration;
using Ouroboros.Reporting.Coloring;
using Ouroboros.Reporting.Html;
using Ouroboros.Reporting.Shapes;
using Ouroboros.Reporting.Tests.Fakes;

namespace Ouroboros.Reporting.Tests.Html;

/// <summary>Charts, and what their colours mean, on a dark screen.</summary>
public sealed class DarkPageTests
{
    private static readonly Rgb Card = Rgb.FromHex("1F1F1F");

    [Theory]
    [InlineData("viridis")]
    [InlineData("inferno")]
    [InlineData("gray")]
    public void Every_colour_of_a_line_stands_out_from_its_ground(string map)
    {
        var fake = FakeRun.Quick();
        var page = Parse(FakeReports.Single(FakeRun.Copy(fake, fake.Config with { Visualization = new() { Colormap = map } })));
        var rules = Dark(page);

        var lines = page.QuerySelectorAll("svg:not(.paper) .series polyline").Select(line => line.GetAttribute("stroke")!).Distinct().ToArray();
        Assert.NotEmpty(lines);
        Assert.All(lines, color => Assert.InRange(Contrast(Css(Regex.Match(rules, $@"\[stroke=""{color}""\]{{stroke:(#\w+)}}", default, Second).Groups[1].Value), Card), 4.5, 21));
    }

    [Fact]
    public void Charts_of_a_colour_map_and_no_others_keep_their_paper()
    {
        var page = Parse(FakeReports.Single(FakeRun.Quick()));

        Assert.All(page.QuerySelectorAll("#matrix svg"), chart => Assert.Equal("paper", chart.ClassName));
        Assert.Equal(3, page.QuerySelectorAll("#training svg.paper").Length);
        Assert.Equal(4, page.QuerySelectorAll("#training svg:not(.paper)").Length);
        Assert.Empty(page.QuerySelectorAll("#metrics svg.paper, #labels svg.paper"));
        Assert.Matches(@"\.chart \.paper{--ink:#222222;background:#f", Dark(page));
        Assert.DoesNotMatch(@"\.chart g:not", Dark(page));
    }

    [Fact]
    public void More_classes_than_have_colours_of_their_own_keep_their_paper()
    {
        var fake = FakeRun.Quick();
        var history = FakeRun.Copy(fake, fake.Config with { Data = new() { Dataset = "emnist-letters" }, Classifier = new ClassifierSettings { NumClasses = 26 } });
        for (var i = 0; i < history.Labels.Count; i++)
        {
            history.Labels[i] = history.Labels[i] with { Counts = [.. Enumerable.Repeat(9, 26)] };
        }

        Assert.Equal(2, Parse(FakeReports.Single(history)).QuerySelectorAll("#labels svg.paper").Length);
    }

    [Fact]
    public void A_legend_has_the_colours_of_its_lines_by_day_and_by_night()
    {
        var page = Parse([.. Enumerable.Range(1, 8).Select(number => FakeReports.Single(FakeRun.Quick(), $"run {number}"))]);
        string day = page.QuerySelector("style")!.TextContent, night = Dark(page);
        var entries = page.QuerySelectorAll("#metrics .legend li > span");
        var lines = page.QuerySelectorAll("#metrics .card")[0].QuerySelectorAll(".series polyline");

        Assert.Equal(8, entries.Length);
        Assert.All(entries.Zip(lines), pair =>
        {
            var color = pair.Second.GetAttribute("stroke");
            Assert.Null(pair.First.GetAttribute("style"));
            Assert.Contains($".legend .{pair.First.ClassName}{{color:{color}}}", day[..day.IndexOf(night, StringComparison.Ordinal)], StringComparison.Ordinal);
            var dark = Regex.Match(night, $@"\[stroke=""{color}""\]{{stroke:(#\w+)}}", default, Second).Groups[1].Value;
            Assert.Contains($".legend .{pair.First.ClassName}{{color:{dark}}}", night, StringComparison.Ordinal);
        });
    }

    [Fact]
    public void By_night_no_two_lines_have_the_same_colour()
    {
        Assert.Equal(Palettes.Lines.Count, Palettes.LinesOnDark.Distinct().Count());
        Assert.All(Palettes.LinesOnDark, color => Assert.InRange(Contrast(color, Card), 4.5, 21));
    }

    private static TimeSpan Second => TimeSpan.FromSeconds(1);

    // The rules that follow from the charts' colours stand last.
    private static string Dark(IDocument page)
    {
        var style = page.QuerySelector("style")!.TextContent;
        return style[style.LastIndexOf("@media", StringComparison.Ordinal)..];
    }

    private static Rgb Css(string color) => Rgb.FromHex(color.AsSpan(1));

    // WCAG 2.
    private static double Contrast(Rgb one, Rgb other)
    {
        double[] both = [Luminance(one), Luminance(other)];
        return (both.Max() + 0.05) / (both.Min() + 0.05);
    }

    private static double Luminance(Rgb color) => (0.2126 * Linear(color.R)) + (0.7152 * Linear(color.G)) + (0.0722 * Linear(color.B));

    private static double Linear(byte channel) => channel / 255.0 is var share && share <= 0.04045 ? share / 12.92 : Math.Pow((share + 0.055) / 1.055, 2.4);

    private static IDocument Parse(params ReportSubject[] subjects) => new HtmlParser().ParseDocument(Encoding.UTF8.GetString(RunReport.Render(subjects)));
}
