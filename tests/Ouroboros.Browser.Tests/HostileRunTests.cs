using Microsoft.Playwright;
using Ouroboros.Browser.Tests.Chromium;
using Ouroboros.Browser.Tests.Scripts;
using Ouroboros.Browser.Tests.Subjects;

namespace Ouroboros.Browser.Tests;

/// <summary>Names, configs, reasons, machine facts come from outside. They are text, whatever stands in them.</summary>
public sealed class HostileRunTests(ChromiumFixture chromium, ReportPages pages)
{
    [Fact]
    public Task Nothing_of_it_becomes_an_element() => Visit(async page =>
    {
        Assert.Equal(1, await page.Locator("script").CountAsync());
        Assert.Equal(0, await page.Locator("textarea, b, body style ~ style, iframe, [onload], [onerror], [onfocus], [autofocus]").CountAsync());
        Assert.Equal(0, await page.Locator("img:not([src^='data:image/png;base64,'])").CountAsync());
        Assert.Equal(CompleteRun.Generations + 1, await page.Locator(".frame img").CountAsync());
        Assert.True(await page.EvaluateAsync<bool>("() => [...document.querySelectorAll('svg')].every(one => one.closest('.chart'))"));
        Assert.True(await page.EvaluateAsync<bool>("() => document.body.lastElementChild.tagName === 'SCRIPT'"));
    });

    [Fact]
    public Task Nothing_of_it_runs() => Visit(async page =>
    {
        await page.EvaluateAsync(PageScripts.OpenDetails);
        await Pointer.MoveToAsync(page, page.Locator("#matrix .cell rect").First);
        Assert.True(await page.EvaluateAsync<bool>("() => typeof window.broken === 'undefined'"));
    });

    [Fact]
    public Task Every_word_arrives_as_it_is() => Visit(async page =>
    {
        var text = await page.EvaluateAsync<string>("() => document.body.textContent");
        foreach (var (place, words) in HostileSubject.Words)
        {
            // An argument stands quoted for the shell, a folder's name ends before a slash, and names of phases and columns are parted by spaces.
            var expected = place switch
            {
                "argument" => $"'{words.Replace("'", "'\\''", StringComparison.Ordinal)}'",
                "folder" => words.Replace('/', '|'),
                "phase" or "metric" => words.Replace('_', ' '),
                _ => words,
            };
            Assert.Contains(expected, text, StringComparison.Ordinal);
        }
    });

    [Fact]
    public Task The_title_and_the_names_for_screen_readers_are_whole() => Visit(async page =>
    {
        Assert.StartsWith(HostileSubject.Words["name"], await page.TitleAsync(), StringComparison.Ordinal);
        var names = await page.EvaluateAsync<string[]>("() => [...document.querySelectorAll('article')].map(one => one.getAttribute('aria-label'))");
        Assert.Equal([HostileSubject.Words["name"]], names);
    });

    private Task Visit(Func<IPage, Task> visit) => chromium.VisitAsync(pages.PathOf(ReportKind.Hostile), visit);
}
