namespace Ouroboros.Browser.Tests.Scripts;

/// <summary>What tests ask a page in its own language.</summary>
internal static class PageScripts
{
    /// <summary>Makes everything visible that a reader can open.</summary>
    public const string OpenDetails = "() => document.querySelectorAll('details').forEach(one => one.open = true)";

    /// <summary>Those of the elements of a selector that cannot be seen.</summary>
    public const string Invisible =
        "selector => [...document.querySelectorAll(selector)].filter(one => !one.checkVisibility({ opacityProperty: true, visibilityProperty: true }) || !one.getBoundingClientRect().width).map(one => one.outerHTML.slice(0, 200))";

    /// <summary>A file of this folder.</summary>
    public static string Read(string name)
    {
        using var stream = typeof(PageScripts).Assembly.GetManifestResourceStream($"scripts/{name}")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
