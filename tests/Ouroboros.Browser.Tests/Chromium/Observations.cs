using System.Collections.Concurrent;
using Microsoft.Playwright;

namespace Ouroboros.Browser.Tests.Chromium;

/// <summary>What a page says and asks for from the moment it is opened.</summary>
internal sealed class Observations
{
    private readonly ConcurrentQueue<string> _complaints = [];
    private readonly ConcurrentQueue<string> _requests = [];

    public Observations(IPage page)
    {
        // What the Content-Security-Policy forbids comes as a message of type error.
        page.Console += (_, message) =>
        {
            if (message.Type is "error" or "warning")
            {
                _complaints.Enqueue($"{message.Type}: {message.Text}");
            }
        };
        page.PageError += (_, error) => _complaints.Enqueue($"page error: {error}");
        page.Crash += (_, _) => _complaints.Enqueue("the page crashed");
        page.Dialog += async (_, dialog) =>
        {
            _complaints.Enqueue($"dialog: {dialog.Message}");
            await dialog.DismissAsync();
        };
        page.Popup += (_, popup) => _complaints.Enqueue($"popup: {popup.Url}");
        page.Request += (_, request) =>
        {
            if (!request.Url.StartsWith("data:", StringComparison.Ordinal))
            {
                _requests.Enqueue(request.Url);
            }
        };
    }

    /// <summary>Errors, warnings, dialogs.</summary>
    public IReadOnlyList<string> Complaints => [.. _complaints];

    /// <summary>Addresses asked for; pictures within the page are none.</summary>
    public IReadOnlyList<string> Requests => [.. _requests];
}
