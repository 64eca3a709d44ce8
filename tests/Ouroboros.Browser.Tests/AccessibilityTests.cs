using Microsoft.Playwright;
using Ouroboros.Browser.Tests.Chromium;
using Ouroboros.Browser.Tests.Scripts;
using Ouroboros.Browser.Tests.Subjects;

namespace Ouroboros.Browser.Tests;

/// <summary>What readers need who use keys, a screen reader, or other colours.</summary>
public sealed class AccessibilityTests(ChromiumFixture chromium, ReportPages pages)
{
    public static TheoryData<ReportKind> Kinds { get; } = [ReportKind.Run, ReportKind.Several];

    [Theory]
    [MemberData(nameof(Kinds))]
    public Task Headings_go_down_without_gaps_from_a_single_one(ReportKind kind) => Visit(kind, async page =>
    {
        var levels = await page.EvaluateAsync<int[]>("() => [...document.querySelectorAll('h1, h2, h3, h4, h5, h6')].map(one => +one.tagName[1])");
        Assert.Equal(1, levels[0]);
        Assert.Single(levels, 1);
        Assert.All(levels.Zip(levels.Skip(1)), pair => Assert.True(pair.Second <= pair.First + 1, $"A heading of level {pair.Second} follows one of {pair.First}."));
    });

    [Theory]
    [MemberData(nameof(Kinds))]
    public Task Every_picture_says_what_it_shows(ReportKind kind) => Visit(kind, async page =>
    {
        Assert.Equal(0, await page.Locator("img:not([alt]), img[alt=''], svg:not([role=img]), svg:not([aria-label]), svg[aria-label='']").CountAsync());
        var images = (await AccessibilityNode.OfAsync(page)).Where(node => node.Role == "image").ToList();
        Assert.True(images.Count > 10, $"Found {images.Count} images.");
        Assert.All(images, image => Assert.True(image.Name.Length > 20, $"'{image.Name}' says too little."));
    });

    [Theory]
    [MemberData(nameof(Kinds))]
    public Task Every_table_has_a_caption_and_headers(ReportKind kind) => Visit(kind, async page =>
    {
        Assert.NotEqual(0, await page.Locator("table").CountAsync());
        Assert.Empty(await page.EvaluateAsync<string[]>(
            """
            () => [...document.querySelectorAll('table')].filter(table => !(table.caption?.textContent.trim()
              && table.tHead.querySelectorAll('th[scope=col]').length === table.rows[0].cells.length
              && [...table.tBodies[0].rows].every(row => row.cells[0].matches('th[scope=row]'))
              && !table.querySelector('th:not([scope])'))).map(table => table.outerHTML.slice(0, 200))
            """));
    });

    [Theory]
    [MemberData(nameof(Kinds))]
    public Task Landmarks_language_and_title_are_there(ReportKind kind) => Visit(kind, async page =>
    {
        var roles = (await AccessibilityNode.OfAsync(page)).Select(node => node.Role).ToList();
        Assert.Single(roles, "banner");
        Assert.Single(roles, "main");
        Assert.Single(roles, "contentinfo");
        Assert.Single(roles, "navigation");
        Assert.Equal("en", await page.Locator("html").GetAttributeAsync("lang"));
        Assert.NotEqual("", await page.TitleAsync());
    });

    [Theory]
    [MemberData(nameof(Kinds))]
    public Task Links_lead_somewhere_and_names_of_places_are_unique(ReportKind kind) => Visit(kind, async page =>
    {
        Assert.Empty(await page.EvaluateAsync<string[]>("() => [...document.links].map(one => one.getAttribute('href')).filter(href => !document.querySelector(href))"));
        var ids = await page.EvaluateAsync<string[]>("() => [...document.querySelectorAll('[id]')].map(one => one.id)");
        Assert.Equal(ids.Distinct(), ids);
    });

    [Theory]
    [MemberData(nameof(Kinds))]
    public Task Whatever_a_key_can_reach_has_a_name(ReportKind kind) => Visit(kind, async page =>
    {
        await page.EvaluateAsync(PageScripts.OpenDetails);
        var reachable = (await AccessibilityNode.OfAsync(page)).Where(node => node.IsFocusable && node.Role != "RootWebArea").ToList();
        Assert.True(reachable.Count > 20, $"Found {reachable.Count} such elements.");
        Assert.All(reachable, node => Assert.True(node.Name.Trim().Length > 0, $"An element of role {node.Role} has no name."));
    });

    [Fact]
    public Task Tab_reaches_everything_in_order_and_shows_where_it_is() => Visit(ReportKind.Run, async page =>
    {
        var all = await page.EvaluateAsync<string[]>(
            """
            () => [...document.querySelectorAll('a[href], button, input, summary, [tabindex="0"]')].filter(one => one.checkVisibility())
              .map((one, place) => one.dataset.place = `${place} ${one.tagName} ${one.textContent.slice(0, 20)}`)
            """);
        Assert.True(all.Length > 15, $"Found {all.Length} elements.");
        foreach (var expected in all)
        {
            await page.Keyboard.PressAsync("Tab");
            Assert.Equal(expected, await page.EvaluateAsync<string?>("() => document.activeElement.dataset.place"));
            Assert.True(await page.EvaluateAsync<bool>("() => getComputedStyle(document.activeElement).outlineStyle !== 'none'"), $"{expected} does not show that it is chosen.");
        }
    });

    [Fact]
    public Task Wide_tables_and_texts_can_be_scrolled_by_keys() => Visit(ReportKind.Several, async page =>
    {
        await page.SetViewportSizeAsync(390, 844);
        await page.EvaluateAsync(PageScripts.OpenDetails);
        Assert.Empty(await page.EvaluateAsync<string[]>(
            """
            () => [...document.querySelectorAll('body *')].filter(one => !one.matches('[tabindex="0"]') && one.scrollWidth > one.clientWidth + 1
              && ['auto', 'scroll'].includes(getComputedStyle(one).overflowX)).map(one => one.outerHTML.slice(0, 80))
            """));
    });

    private Task Visit(ReportKind kind, Func<IPage, Task> visit) => chromium.VisitAsync(pages.PathOf(kind), visit);
}
