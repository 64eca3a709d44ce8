using Ouroboros.Browser.Tests.Chromium;
using Ouroboros.Browser.Tests.Scripts;
using Ouroboros.Browser.Tests.Subjects;

namespace Ouroboros.Browser.Tests;

/// <summary>The page is as wide as its window: wide things scroll within themselves.</summary>
public sealed class WidthTests(ChromiumFixture chromium, ReportPages pages)
{
    [Theory]
    [InlineData(ReportKind.Run)]
    [InlineData(ReportKind.Group)]
    [InlineData(ReportKind.Several)]
    [InlineData(ReportKind.Six)]
    [InlineData(ReportKind.Hostile)]
    public Task The_page_does_not_scroll_sideways(ReportKind kind) => chromium.VisitAsync(pages.PathOf(kind), async page =>
    {
        foreach (var script in new[] { "() => {}", PageScripts.OpenDetails })
        {
            await page.EvaluateAsync(script);
            foreach (var width in new[] { 360, 390, 820, 1280 })
            {
                await page.SetViewportSizeAsync(width, 900);
                var needed = await page.EvaluateAsync<int>("() => document.documentElement.scrollWidth");
                Assert.True(needed <= width, $"The page is {needed} pixels wide in a window of {width}.");
            }
        }
    });

    [Theory]
    [InlineData(ReportKind.Several)]
    [InlineData(ReportKind.Six)]
    public Task Results_fit_the_page_or_say_that_they_do_not(ReportKind kind) => chromium.VisitAsync(pages.PathOf(kind), async page =>
    {
        foreach (var (width, fits) in new[] { (1280, true), (900, true), (760, true), (390, false) })
        {
            await page.SetViewportSizeAsync(width, 900);
            Assert.Equal(fits, await page.EvaluateAsync<bool>("() => { const one = document.querySelector('.results'); return one.scrollWidth <= one.clientWidth; }"));
            Assert.Equal(!fits, await page.Locator("header .push").IsVisibleAsync());
        }
    });

    [Fact]
    public Task Thin_lines_are_never_lost_between_two_pixels() => chromium.VisitAsync(pages.PathOf(ReportKind.Run), async page =>
    {
        var lines = await page.EvaluateAsync<string[]>(
            "() => [...document.querySelectorAll('.chart :is(.axis, .grid, .event) rect')].map(one => getComputedStyle(one).shapeRendering)");
        Assert.True(lines.Length > 200, $"Found {lines.Length} lines.");
        Assert.DoesNotContain("crispedges", lines);
    });
}
