using Microsoft.Playwright;
using Ouroboros.Browser.Tests.Chromium;
using Ouroboros.Browser.Tests.Subjects;
using static Microsoft.Playwright.Assertions;

namespace Ouroboros.Browser.Tests;

/// <summary>The pictures by generation, with a slider and without scripts.</summary>
public sealed class FilmTests(ChromiumFixture chromium, ReportPages pages)
{
    private const int Last = CompleteRun.Generations;

    [Fact]
    public Task It_begins_with_the_real_data() => Visit(async page =>
    {
        await ShowsAsync(page, 0);
        await Expect(page.Locator(".choices")).ToBeHiddenAsync();
    });

    [Fact]
    public Task Keys_move_the_slider() => Visit(async page =>
    {
        await Slider(page).FocusAsync();
        await page.Keyboard.PressAsync("ArrowRight");
        await ShowsAsync(page, 1);
        await page.Keyboard.PressAsync("ArrowRight");
        await ShowsAsync(page, 2);
        await page.Keyboard.PressAsync("ArrowLeft");
        await ShowsAsync(page, 1);
        await page.Keyboard.PressAsync("End");
        await ShowsAsync(page, Last);
        await page.Keyboard.PressAsync("Home");
        await ShowsAsync(page, 0);
    });

    [Fact]
    public Task The_mouse_moves_the_slider() => Visit(async page =>
    {
        await Slider(page).ScrollIntoViewIfNeededAsync();
        var box = (await Slider(page).BoundingBoxAsync())!;
        await page.Mouse.MoveAsync(box.X + 4, box.Y + (box.Height / 2));
        await page.Mouse.DownAsync();
        await page.Mouse.MoveAsync(box.X + (box.Width / 2), box.Y + (box.Height / 2), new() { Steps = 5 });
        await ShowsAsync(page, Last / 2);
        await page.Mouse.MoveAsync(box.X + box.Width + 20, box.Y + (box.Height / 2), new() { Steps = 5 });
        await page.Mouse.UpAsync();
        await ShowsAsync(page, Last);
    });

    [Fact]
    public Task Play_runs_to_the_end_and_stops() => Visit(async page =>
    {
        await StopTimeAsync(page);
        await Play(page).ClickAsync();
        await Expect(Stop(page)).ToHaveCountAsync(1);
        for (var generation = 1; generation <= Last; generation++)
        {
            await page.Clock.RunForAsync(500);
            await ShowsAsync(page, generation);
        }

        await page.Clock.RunForAsync(500);
        await Expect(Play(page)).ToHaveCountAsync(1);
        await page.Clock.RunForAsync(5000);
        await ShowsAsync(page, Last);

        await Play(page).ClickAsync();
        await page.Clock.RunForAsync(500);
        await ShowsAsync(page, 1);
    });

    [Fact]
    public Task Play_can_be_stopped_by_the_button_and_by_the_slider() => Visit(async page =>
    {
        await StopTimeAsync(page);
        await Play(page).ClickAsync();
        await page.Clock.RunForAsync(1000);
        await Stop(page).ClickAsync();
        await page.Clock.RunForAsync(5000);
        await ShowsAsync(page, 2);

        await Play(page).ClickAsync();
        await page.Clock.RunForAsync(500);
        await Slider(page).PressAsync("ArrowLeft");
        await Expect(Play(page)).ToHaveCountAsync(1);
        await page.Clock.RunForAsync(5000);
        await ShowsAsync(page, 2);
    });

    [Fact]
    public Task Of_several_runs_every_strip_moves() => Visit(
        async page =>
        {
            await Slider(page).PressAsync("Home");
            await Slider(page).PressAsync("ArrowRight");
            var strips = page.Locator(".strip");
            await Expect(strips).ToHaveCountAsync(3);
            foreach (var strip in await strips.AllAsync())
            {
                await Expect(strip.Locator(".frame:visible")).ToHaveCountAsync(1);
                await Expect(strip.Locator(".frame:visible")).ToContainTextAsync("Generation 1");
            }
        },
        ReportKind.Several);

    [Theory]
    [InlineData(ReportKind.Several, Last, 3, true)]
    [InlineData(ReportKind.Several, Last, 3, false)]
    [InlineData(ReportKind.Six, 4, 6, true)]
    [InlineData(ReportKind.Six, 4, 6, false)]
    public Task Of_several_runs_the_last_generation_of_all_is_shown_first(ReportKind kind, int generation, int runs, bool scripts) => Visit(
        async page =>
        {
            await Expect(page.Locator($".frame.f{generation} img:visible")).ToHaveCountAsync(runs);
            await Expect(page.Locator(".frame:visible")).ToHaveCountAsync(runs);
        },
        kind,
        new() { JavaScriptEnabled = scripts, ReducedMotion = ReducedMotion.Reduce });

    [Fact]
    public Task Where_a_run_has_ended_its_place_says_so() => Visit(
        async page =>
        {
            await Slider(page).PressAsync("End");
            await Expect(page.Locator(".frame:visible")).ToHaveCountAsync(6);
            await Expect(page.Locator(".frame.missing:visible")).ToHaveTextAsync(
                ["Generation 8 is not there: this run has 6 generations.", "Generation 8 is not there: this run has 4 generations."]);
        },
        ReportKind.Six);

    [Fact]
    public Task Without_scripts_the_row_of_generations_does_the_same() => Visit(
        async page =>
        {
            await Expect(Slider(page)).ToBeHiddenAsync();
            await VisibleAsync(page, 0);
            await page.Locator("label[for=g3]").ClickAsync();
            await VisibleAsync(page, 3);
            await page.Locator("#g3").PressAsync("ArrowRight");
            await VisibleAsync(page, 4);
            await page.Locator("label[for=g0]").ClickAsync();
            await VisibleAsync(page, 0);
        },
        options: new() { JavaScriptEnabled = false });

    private Task Visit(Func<IPage, Task> visit, ReportKind kind = ReportKind.Run, BrowserNewContextOptions? options = null) =>
        chromium.VisitAsync(pages.PathOf(kind), visit, options);

    // From then on time passes only as the test says.
    private static async Task StopTimeAsync(IPage page)
    {
        await page.Clock.InstallAsync(new() { TimeDate = new DateTime(2026, 1, 31, 12, 0, 0, DateTimeKind.Utc) });
        await page.Clock.PauseAtAsync(new DateTime(2026, 1, 31, 13, 0, 0, DateTimeKind.Utc));
    }

    private static ILocator Slider(IPage page) => page.Locator(".player input");

    private static ILocator Play(IPage page) => page.GetByRole(AriaRole.Button, new() { Name = "Play the film" });

    private static ILocator Stop(IPage page) => page.GetByRole(AriaRole.Button, new() { Name = "Stop the film" });

    private static async Task ShowsAsync(IPage page, int generation)
    {
        var text = generation == 0 ? "real data" : $"generation {generation}";
        await VisibleAsync(page, generation);
        await Expect(page.Locator(".player output")).ToHaveTextAsync(text);
        await Expect(Slider(page)).ToHaveAttributeAsync("aria-valuetext", text);
        await Expect(Slider(page)).ToHaveValueAsync($"{generation}");
    }

    private static async Task VisibleAsync(IPage page, int generation)
    {
        await Expect(page.Locator(".frame:visible")).ToHaveCountAsync(1);
        await Expect(page.Locator($".frame.f{generation} img")).ToBeVisibleAsync();
        await Expect(page.Locator(".frame:visible figcaption p").First).ToHaveTextAsync(generation == 0 ? "Real digits" : $"Generation {generation}");
    }
}
