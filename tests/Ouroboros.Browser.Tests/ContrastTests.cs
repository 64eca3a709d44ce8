using Microsoft.Playwright;
using Ouroboros.Browser.Tests.Chromium;
using Ouroboros.Browser.Tests.Scripts;
using Ouroboros.Browser.Tests.Subjects;
using static Microsoft.Playwright.Assertions;

namespace Ouroboros.Browser.Tests;

/// <summary>Every text can be read on what lies behind it, in a light room and in a dark one.</summary>
public sealed class ContrastTests(ChromiumFixture chromium, ReportPages pages)
{
    public static MatrixTheoryData<ReportKind, ColorScheme> Cases { get; } =
        new([ReportKind.Run, ReportKind.Several], [ColorScheme.Light, ColorScheme.Dark]);

    [Theory]
    [MemberData(nameof(Cases))]
    public Task Texts_stand_out(ReportKind kind, ColorScheme scheme) => chromium.VisitAsync(
        pages.PathOf(kind),
        async page =>
        {
            await page.EvaluateAsync(PageScripts.OpenDetails);
            await Pointer.MoveToAsync(page, page.Locator("#metrics .marker [data-hint]").First);
            await Expect(page.Locator("#tip")).ToBeVisibleAsync();
            await CheckAsync(page);

            // As it is without scripts: the row of generations in place of the slider.
            await page.EvaluateAsync("() => document.querySelector('.film').classList.remove('played')");
            await CheckAsync(page);
        },
        new() { ColorScheme = scheme });

    private static async Task CheckAsync(IPage page)
    {
        var found = await page.EvaluateAsync<string[]>(PageScripts.Read("contrast.js"));
        Assert.True(found.Length == 0, $"{found.Length} texts are too faint:\n{string.Join('\n', found.Take(20))}");
    }
}
