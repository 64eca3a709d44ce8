using Ouroboros.Browser.Tests.Chromium;
using Ouroboros.Browser.Tests.Scripts;
using Ouroboros.Browser.Tests.Subjects;

namespace Ouroboros.Browser.Tests;

/// <summary>The browser draws every letter of a page with the fonts in it, whatever fonts the machine has.</summary>
public sealed class FontTests(ChromiumFixture chromium, ReportPages pages)
{
    private const string Texts =
        "a, button, caption, dd, dt, figcaption, h1, h2, h3, label, legend, li, output, p, pre, span, strong, summary, td, text, th, #tip";

    [Theory]
    [InlineData(ReportKind.Run)]
    [InlineData(ReportKind.Group)]
    [InlineData(ReportKind.Several)]
    public Task No_letter_is_drawn_in_a_font_of_the_machine(ReportKind kind) => chromium.VisitAsync(pages.PathOf(kind), async page =>
    {
        await page.EvaluateAsync("() => document.fonts.ready");
        await page.EvaluateAsync(PageScripts.OpenDetails);
        await page.Locator(".player button").ClickAsync();
        var session = await page.Context.NewCDPSessionAsync(page);
        await session.SendAsync("DOM.enable");
        await session.SendAsync("CSS.enable");
        var root = (await session.SendAsync("DOM.getDocument"))!.Value.GetProperty("root").GetProperty("nodeId").GetInt32();
        var nodes = (await session.SendAsync("DOM.querySelectorAll", new() { ["nodeId"] = root, ["selector"] = Texts }))!.Value;
        var own = 0;
        foreach (var node in nodes.GetProperty("nodeIds").EnumerateArray())
        {
            var used = (await session.SendAsync("CSS.getPlatformFontsForNode", new() { ["nodeId"] = node.GetInt32() }))!.Value;
            foreach (var font in used.GetProperty("fonts").EnumerateArray())
            {
                Assert.True(font.GetProperty("isCustomFont").GetBoolean(), $"The page uses the font {font.GetProperty("familyName")} of the machine.");
                own++;
            }
        }

        Assert.True(own > 200, $"Found {own} texts.");
    });
}
