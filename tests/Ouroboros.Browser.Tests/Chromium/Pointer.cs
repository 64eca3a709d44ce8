using Microsoft.Playwright;

namespace Ouroboros.Browser.Tests.Chromium;

/// <summary>A mouse or a finger that goes where it is told, whatever lies there.</summary>
internal static class Pointer
{
    /// <summary>Moves the mouse to the middle of a mark.</summary>
    public static async Task MoveToAsync(IPage page, ILocator mark)
    {
        var box = await IntoViewAsync(mark);
        await page.Mouse.MoveAsync(box.X + (box.Width / 2), box.Y + (box.Height / 2));
    }

    /// <summary>Taps the middle of a mark.</summary>
    public static async Task TapAsync(IPage page, ILocator mark)
    {
        var box = await IntoViewAsync(mark);
        await page.Touchscreen.TapAsync(box.X + (box.Width / 2), box.Y + (box.Height / 2));
    }

    /// <summary>Scrolls a mark to the middle of the window; two frames later the page has been told that it scrolled.</summary>
    /// <returns>Where the mark is then.</returns>
    public static async Task<LocatorBoundingBoxResult> IntoViewAsync(ILocator mark)
    {
        await mark.EvaluateAsync(
            "one => { one.scrollIntoView({ block: 'center', inline: 'center' }); return new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done))); }");
        return (await mark.BoundingBoxAsync())!;
    }
}
