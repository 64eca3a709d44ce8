using Microsoft.Playwright;
using Ouroboros.Browser.Tests.Chromium;
using Ouroboros.Browser.Tests.Subjects;
using Ouroboros.Tests;

[assembly: AssemblyFixture(typeof(ChromiumFixture))]
[assembly: AssemblyFixture(typeof(ReportPages))]

namespace Ouroboros.Browser.Tests.Chromium;

/// <summary>One browser for all tests; each test has a context of its own in it.</summary>
public sealed class ChromiumFixture : IAsyncLifetime
{
    // Nothing but the page: no first steps, no looking for updates. Containers have no sandbox for root, and no GPU.
    private static readonly string[] Switches =
        ["--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"];

    // A machine that does much else at the same time is slow, and no test measures time.
    private const float Patience = 60_000;

    private readonly TemporaryFolder _folder = new();
    private IPlaywright? _playwright;
    private IBrowser? _browser;

    public async ValueTask InitializeAsync()
    {
        if (InstalledChromium.Find(Environment.GetEnvironmentVariable(InstalledChromium.Variable), Environment.GetEnvironmentVariable("PATH")) is not { } path)
        {
            return;
        }

        Assertions.SetDefaultExpectTimeout(Patience);
        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = path,
            Headless = true,
            ChromiumSandbox = false,
            Args = Switches,
            Timeout = Patience,
            Env = SystemFonts.Environment(_folder.Path),
        });
    }

    public async ValueTask DisposeAsync()
    {
        if (_browser is not null)
        {
            await _browser.DisposeAsync();
        }

        _playwright?.Dispose();
        _folder.Dispose();
    }

    /// <summary>Opens a file, does something with it, without a network, and sees to it that the page had nothing to complain of and asked for nothing.</summary>
    /// <param name="file">Path of the page.</param>
    /// <param name="visit">What to do.</param>
    /// <param name="options">The reader's device; null for a desk of 1280 by 900 pixels with a mouse. Nothing glides unless it says so: tests do not wait for that.</param>
    public async Task VisitAsync(string file, Func<IPage, Task> visit, BrowserNewContextOptions? options = null)
    {
        Assert.SkipWhen(_browser is null, InstalledChromium.Missing);
        options ??= new();
        options.Offline = true;
        options.ReducedMotion ??= ReducedMotion.Reduce;
        options.ViewportSize ??= new() { Width = 1280, Height = 900 };
        await using var context = await _browser.NewContextAsync(options);
        context.SetDefaultTimeout(Patience);
        var page = await context.NewPageAsync();
        var observed = new Observations(page);
        await page.GotoAsync(new Uri(file).AbsoluteUri);
        await visit(page);
        Assert.True(observed.Complaints.Count == 0, $"The page complains:\n{string.Join('\n', observed.Complaints)}");
        Assert.Equal([new Uri(file).AbsoluteUri], observed.Requests);
    }
}
