using Microsoft.Playwright;
using Ouroboros.Browser.Tests.Chromium;
using Ouroboros.Browser.Tests.Pictures;
using Ouroboros.Browser.Tests.Subjects;

namespace Ouroboros.Browser.Tests;

/// <summary>The page looks as it did when somebody last looked at it.</summary>
public sealed class ScreenshotTests(ChromiumFixture chromium, ReportPages pages)
{
    [Theory]
    [InlineData(390, ColorScheme.Light)]
    [InlineData(820, ColorScheme.Light)]
    [InlineData(1280, ColorScheme.Light)]
    [InlineData(1280, ColorScheme.Dark)]
    public Task It_looks_as_it_did(int width, ColorScheme scheme)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "The expected pictures were made on Linux; other systems draw letters differently.");
        return chromium.VisitAsync(
            pages.PathOf(ReportKind.Run),
            async page =>
            {
                await page.EvaluateAsync("() => document.fonts.ready");

                // Neither the beginning nor the end: a picture that does not change is not the one that is wanted.
                await page.Locator(".player input").FillAsync("3");
                await page.EvaluateAsync("() => document.activeElement.blur()");
                var picture = await page.ScreenshotAsync(new() { FullPage = true, Animations = ScreenshotAnimations.Disabled });
                Baseline.Check($"run-{width}-{scheme.ToString().ToLowerInvariant()}", picture);
            },
            new() { ViewportSize = new() { Width = width, Height = 900 }, ColorScheme = scheme, ReducedMotion = ReducedMotion.Reduce });
    }
}
