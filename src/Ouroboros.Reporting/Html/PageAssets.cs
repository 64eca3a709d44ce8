using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Ouroboros.Reporting.Charts.Layout;
using Ouroboros.Reporting.Coloring;
using Ouroboros.Reporting.Typography;

namespace Ouroboros.Reporting.Html;

/// <summary>Style, script and fonts of the page: files of this assembly, and what follows from the charts' colours.</summary>
internal static class PageAssets
{
    private static readonly Lazy<string> StyleText = new(() => $"{Fonts()}{Text("report.css")}{DarkCharts()}");
    private static readonly Lazy<string> ScriptText = new(() => Text("report.js"));

    /// <summary>The page's CSS.</summary>
    public static string Style => StyleText.Value;

    /// <summary>The page's script. Without it everything is there; it adds a slider, and values beside the pointer.</summary>
    public static string Script => ScriptText.Value;

    /// <summary>What the page may do: nothing but show what is in it, and run the one script of this hash.</summary>
    public static string Policy =>
        "default-src 'none'; img-src data:; font-src data:; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; "
        + $"script-src 'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(Script)))}'";

    /// <summary>Shows the pictures of the generation that is chosen, without any script.</summary>
    public static string FrameRules(IEnumerable<int> generations) => string.Concat(generations.Select(generation => string.Create(
        CultureInfo.InvariantCulture, $".film:has(#g{generation}:checked) .f{generation}{{display:grid}}")));

    // The charts are drawn for white paper. On a dark screen the ink becomes light, and lines that would be lost become lighter.
    private static string DarkCharts()
    {
        (string From, string To)[] colors =
        [
            (Theme.Ink.Css, "#e6e6e6"), (Theme.FaintInk.Css, "#b4b4b4"), (Theme.AxisColor.Css, "#8a8a8a"), (Theme.GridColor.Css, "#3a3a3a"),
            (Palettes.Lines[0].Css, "#56a8e8"), (Palettes.Lines[1].Css, "#ff8a3d"), (Palettes.Lines[2].Css, "#2ec79a"),
        ];
        var rules = colors.Select(color =>
            $".chart g:not(.cell-value,.bar-label,.cell,.bar)>[fill=\"{color.From}\"]{{fill:{color.To}}}.chart g:not(.cell,.bar)>[stroke=\"{color.From}\"]{{stroke:{color.To}}}");
        return $"@media screen and (prefers-color-scheme:dark){{{string.Concat(rules)}}}";
    }

    private static string Fonts() => Face("Roboto-Regular.ttf", 400) + Face("Roboto-Medium.ttf", 500);

    private static string Face(string file, int weight) => string.Create(
        CultureInfo.InvariantCulture,
        $"@font-face{{font-family:Roboto;font-weight:{weight};src:url(data:font/ttf;base64,{Convert.ToBase64String(Typeface.File(file))})}}");

    private static string Text(string name)
    {
        using var stream = typeof(PageAssets).Assembly.GetManifestResourceStream($"html/{name}")!;
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }
}
