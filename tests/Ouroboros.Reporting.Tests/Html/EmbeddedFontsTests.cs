using System.Text;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Ouroboros.Regimes;
using Ouroboros.Reporting.Html;
using Ouroboros.Reporting.Tests.Fakes;
using Ouroboros.Reporting.Typography;

namespace Ouroboros.Reporting.Tests.Html;

/// <summary>A report brings its letters along: it needs no font of the machine.</summary>
public sealed class EmbeddedFontsTests
{
    private static readonly TrueTypeFont[] Text = [Font("Roboto-Regular.ttf"), Font("Roboto-Medium.ttf")];
    private static readonly TrueTypeFont Code = Font("DejaVuSansMono.ttf");

    [Fact]
    public void A_run_needs_no_other_glyphs() => Check(FakeReports.Single(FakeRun.Quick()));

    [Fact]
    public void An_unfinished_run_needs_no_other_glyphs() => Check(FakeReports.Single(FakeReports.Run(FakeRun.Quick(), planned: 40)));

    [Fact]
    public void A_run_with_infinite_and_tiny_losses_needs_no_other_glyphs()
    {
        var history = FakeRun.Quick();
        history.Training[^1] = history.Training[^1] with { Loss = double.PositiveInfinity };
        history.Training[0] = history.Training[0] with { Loss = 1e-30 };
        Check(FakeReports.Single(history));
    }

    [Fact]
    public void A_group_needs_no_other_glyphs() => Check(FakeReports.Group("three", [.. Enumerable.Range(1, 3).Select(Replicate)]));

    [Fact]
    public void A_comparison_needs_no_other_glyphs() => Check(
        [FakeReports.Group("group", Replicate(1), Replicate(2)), .. Enumerable.Range(1, 7).Select(number => FakeReports.Single(FakeRun.Quick(), $"run {number}"))]);

    [Theory]
    [InlineData(Regime.Accumulate)]
    [InlineData(Regime.Mix)]
    [InlineData(Regime.Filter)]
    public void Other_regimes_need_no_other_glyphs(Regime regime)
    {
        var fake = FakeRun.Quick();
        Check(FakeReports.Single(FakeRun.Copy(fake, fake.Config with { Regime = new() { Kind = regime } })));
    }

    /// <summary>What the script writes onto the page stands in it as it is.</summary>
    [Fact]
    public void The_script_needs_no_other_glyphs() => Assert.Empty(Missing(PageAssets.Script));

    [Fact]
    public void A_character_without_a_glyph_is_noticed() => Assert.Equal(['\u4E2D'], Missing("a \u2192 b \u4E2D"));

    private static void Check(params ReportSubject[] subjects)
    {
        var page = new HtmlParser().ParseDocument(Encoding.UTF8.GetString(RunReport.Render(subjects)));
        var text = string.Concat(page.Body!.Descendants<IText>().Where(node => node.Parent is not IHtmlScriptElement).Select(node => node.Data));
        Assert.Contains('\u2192', text);
        Assert.Empty(Missing(text));
    }

    private static ReportedRun Replicate(int seed) => FakeReports.Run(FakeRun.Quick(), $"seed {seed}", seed);

    private static char[] Missing(string text) =>
        [.. text.Distinct().Where(character => character != '\n' && Code.GlyphOf(character) == 0 && Text.Any(font => font.GlyphOf(character) == 0))];

    private static TrueTypeFont Font(string name)
    {
        Assert.Contains(PageAssets.FontFaces, face => face.File == name);
        Assert.Contains(Convert.ToBase64String(Typeface.File(name)), PageAssets.Style, StringComparison.Ordinal);
        return new(Typeface.File(name));
    }
}
