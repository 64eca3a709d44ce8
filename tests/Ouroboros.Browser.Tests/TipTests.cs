using Microsoft.Playwright;
using Ouroboros.Browser.Tests.Chromium;
using Ouroboros.Browser.Tests.Subjects;
using Ouroboros.Reporting.Charts;
using Ouroboros.Runs;
using static Microsoft.Playwright.Assertions;

namespace Ouroboros.Browser.Tests;

/// <summary>The value of what lies under the pointer.</summary>
public sealed class TipTests(ChromiumFixture chromium, ReportPages pages)
{
    private RunHistory History => pages.Run.Runs[0].History;

    [Fact]
    public Task A_cell_of_the_matrix_shows_its_value() => Visit(async page =>
    {
        await Pointer.MoveToAsync(page, CellAt(page, classifier: 3, samplesOf: 2));
        var value = History.Accuracy[3, EvaluationMatrix.SamplesOf(2)]!.Value;
        await Expect(Tip(page)).ToHaveTextAsync($"Classifier of generation 3, samples of generation 2: {100 * value:F1} %");

        // Not one cell for another: its neighbour has another value.
        await Pointer.MoveToAsync(page, CellAt(page, classifier: 4, samplesOf: 6));
        value = History.Accuracy[4, EvaluationMatrix.SamplesOf(6)]!.Value;
        await Expect(Tip(page)).ToHaveTextAsync($"Classifier of generation 4, samples of generation 6: {100 * value:F1} %");
    });

    [Fact]
    public Task Near_a_point_of_a_line_its_value_is_shown() => Visit(async page =>
    {
        var box = await PointAsync(page, 4);
        await page.Mouse.MoveAsync(box.X + (box.Width / 2) + 8, box.Y + (box.Height / 2) + 6);
        await Expect(Tip(page)).ToHaveTextAsync($"Generation 4: {Numbers.Significant(History.Metrics[4].EffectiveClassesInitial)}");
    });

    [Fact]
    public Task It_stands_beside_the_pointer_and_within_the_window() => Visit(async page =>
    {
        foreach (var generation in new[] { 0, CompleteRun.Generations })
        {
            var box = await PointAsync(page, generation);
            await page.Mouse.MoveAsync(box.X + 2, box.Y + 2);
            await Expect(Tip(page)).ToBeVisibleAsync();
            var tip = (await Tip(page).BoundingBoxAsync())!;
            Assert.InRange(tip.X, 0, 1280 - tip.Width);
            Assert.InRange(box.Y - (tip.Y + tip.Height), 4, 30);
        }
    });

    [Fact]
    public Task It_hides_when_the_pointer_goes_elsewhere() => Visit(async page =>
    {
        await Pointer.MoveToAsync(page, CellAt(page, 3, 2));
        await Expect(Tip(page)).ToBeVisibleAsync();
        await page.Locator("#matrix h2").HoverAsync();
        await Expect(Tip(page)).ToBeHiddenAsync();
        await Expect(page.Locator(".lit")).ToHaveCountAsync(0);
    });

    [Fact]
    public Task Escape_hides_it() => Visit(async page =>
    {
        await Pointer.MoveToAsync(page, CellAt(page, 3, 2));
        await Expect(Tip(page)).ToBeVisibleAsync();
        await page.Keyboard.PressAsync("Escape");
        await Expect(Tip(page)).ToBeHiddenAsync();
    });

    [Fact]
    public Task A_tap_shows_it_too_and_a_tap_elsewhere_hides_it() => Visit(
        async page =>
        {
            await Pointer.TapAsync(page, CellAt(page, 3, 2));
            await Expect(Tip(page)).ToContainTextAsync("Classifier of generation 3, samples of generation 2: ");
            await Pointer.TapAsync(page, page.Locator("#matrix h2"));
            await Expect(Tip(page)).ToBeHiddenAsync();
        },
        new() { HasTouch = true, IsMobile = true, ViewportSize = new() { Width = 390, Height = 844 } });

    private Task Visit(Func<IPage, Task> visit, BrowserNewContextOptions? options = null) => chromium.VisitAsync(pages.PathOf(ReportKind.Run), visit, options);

    private static ILocator Tip(IPage page) => page.Locator("#tip");

    private static ILocator CellAt(IPage page, int classifier, int samplesOf) =>
        page.Locator("#matrix > .figures .cell rect").And(page.Locator($"[data-hint^='Classifier of generation {classifier}, samples of generation {samplesOf}:']"));

    private static Task<LocatorBoundingBoxResult> PointAsync(IPage page, int generation) =>
        Pointer.IntoViewAsync(page.Locator("#metrics .card").First.Locator($".marker [data-hint^='Generation {generation}:']"));
}
