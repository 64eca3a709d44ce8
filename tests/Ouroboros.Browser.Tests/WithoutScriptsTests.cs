using Ouroboros.Browser.Tests.Chromium;
using Ouroboros.Browser.Tests.Scripts;
using Ouroboros.Browser.Tests.Subjects;
using static Microsoft.Playwright.Assertions;

namespace Ouroboros.Browser.Tests;

/// <summary>A reader whose browser runs no scripts has the same page.</summary>
public sealed class WithoutScriptsTests(ChromiumFixture chromium, ReportPages pages)
{
    // What there is to be seen and read, in the page's order.
    private const string Inventory =
        "() => [...document.querySelectorAll('h1, h2, h3, .frame img, .walks img, .chart svg, table, .facts dd, pre, summary')].map(one => `${one.tagName} ${one.getAttribute('aria-label') ?? one.alt ?? one.textContent}`)";

    [Theory]
    [InlineData(ReportKind.Run)]
    [InlineData(ReportKind.Several)]
    public async Task Everything_is_there(ReportKind kind)
    {
        string[] with = [], without = [];
        await chromium.VisitAsync(pages.PathOf(kind), async page => with = await page.EvaluateAsync<string[]>(Inventory));
        await chromium.VisitAsync(pages.PathOf(kind), async page => without = await page.EvaluateAsync<string[]>(Inventory), new() { JavaScriptEnabled = false });
        Assert.Equal(with, without);
        Assert.Contains(without, one => one.StartsWith("svg ", StringComparison.Ordinal));
        Assert.Contains(without, one => one.StartsWith("TABLE ", StringComparison.Ordinal));
    }

    [Fact]
    public Task Charts_and_tables_are_visible() => chromium.VisitAsync(
        pages.PathOf(ReportKind.Run),
        async page =>
        {
            await page.Locator("summary").First.ClickAsync();
            await Expect(page.Locator("details").First.Locator("svg, table").First).ToBeVisibleAsync();
            await page.EvaluateAsync(PageScripts.OpenDetails);
            Assert.Empty(await page.EvaluateAsync<string[]>(PageScripts.Invisible, ".chart svg, table, .walks img, pre"));
        },
        new() { JavaScriptEnabled = false });

    [Fact]
    public Task A_value_is_the_tooltip_of_its_mark() => chromium.VisitAsync(
        pages.PathOf(ReportKind.Run),
        async page => await Expect(page.Locator("#matrix .cell title").First).ToContainTextAsync("Classifier of generation 1"),
        new() { JavaScriptEnabled = false });
}
