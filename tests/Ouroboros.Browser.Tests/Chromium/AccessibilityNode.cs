using System.Text.Json;
using Microsoft.Playwright;

namespace Ouroboros.Browser.Tests.Chromium;

/// <summary>An element as the browser tells it to a screen reader.</summary>
/// <param name="Role">Its role: <c>heading</c>, <c>image</c>, <c>button</c>, ...</param>
/// <param name="Name">Its name, computed by the browser.</param>
/// <param name="IsFocusable">Whether a key can get there.</param>
internal sealed record AccessibilityNode(string Role, string Name, bool IsFocusable)
{
    /// <summary>All that is visible now.</summary>
    public static async Task<IReadOnlyList<AccessibilityNode>> OfAsync(IPage page)
    {
        var session = await page.Context.NewCDPSessionAsync(page);
        var tree = (await session.SendAsync("Accessibility.getFullAXTree"))!.Value;
        await session.DetachAsync();
        return [.. tree.GetProperty("nodes").EnumerateArray().Where(node => !node.GetProperty("ignored").GetBoolean()).Select(Read)];
    }

    private static AccessibilityNode Read(JsonElement node) => new(
        Text(node, "role"),
        Text(node, "name"),
        node.TryGetProperty("properties", out var properties)
            && properties.EnumerateArray().Any(one => one.GetProperty("name").GetString() == "focusable" && one.GetProperty("value").GetProperty("value").GetBoolean()));

    private static string Text(JsonElement node, string key) =>
        node.TryGetProperty(key, out var value) && value.TryGetProperty("value", out var text) ? text.GetString() ?? string.Empty : string.Empty;
}
