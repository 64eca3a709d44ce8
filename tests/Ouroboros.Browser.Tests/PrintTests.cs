using System.Text;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Ouroboros.Browser.Tests.Chromium;
using Ouroboros.Browser.Tests.Scripts;
using Ouroboros.Browser.Tests.Subjects;
using static Microsoft.Playwright.Assertions;

namespace Ouroboros.Browser.Tests;

/// <summary>The page on paper: what cannot be clicked is away, and the generations that tell the story stand below each other.</summary>
public sealed partial class PrintTests(ChromiumFixture chromium, ReportPages pages)
{
    [Fact]
    public Task Paper_shows_the_key_generations_and_nothing_to_click() => chromium.VisitAsync(pages.PathOf(ReportKind.Run), async page =>
    {
        await page.EmulateMediaAsync(new() { Media = Media.Print });
        await Expect(page.Locator("nav")).ToBeHiddenAsync();
        await Expect(page.Locator(".player")).ToBeHiddenAsync();
        await Expect(page.Locator(".choices")).ToBeHiddenAsync();

        // Real data, the first generation, half of the way, before and at the collapse, the last.
        var shown = await page.Locator(".frame:visible img").EvaluateAllAsync<string[]>("all => all.map(one => one.parentElement.className.match(/f\\d+/)[0])");
        Assert.Equal(["f0", "f1", "f2", "f4", "f5", "f8"], shown);
        Assert.Empty(await page.EvaluateAsync<string[]>(PageScripts.Invisible, "section > .figures svg"));
    });

    [Theory]
    [InlineData(ReportKind.Run, 10)]
    [InlineData(ReportKind.Several, 24)]
    public Task A_pdf_has_a_sensible_number_of_pages(ReportKind kind, int most) => chromium.VisitAsync(pages.PathOf(kind), async page =>
    {
        var pdf = await page.PdfAsync(new() { Format = "A4" });
        Assert.InRange(PageObject().Count(Encoding.Latin1.GetString(pdf)), 3, most);
    });

    [GeneratedRegex(@"/Type\s*/Page\b", RegexOptions.None, 10_000)]
    private static partial Regex PageObject();
}
