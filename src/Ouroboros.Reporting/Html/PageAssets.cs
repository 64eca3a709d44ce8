using System.Security.Cryptography;
using System.Text;
using Ouroboros.Reporting.Charts.Layout;
using Ouroboros.Reporting.Coloring;
using Ouroboros.Reporting.Plots;
using Ouroboros.Reporting.Shapes;
using Ouroboros.Reporting.Typography;

namespace Ouroboros.Reporting.Html;

/// <summary>Style, script and fonts of the page: files of this assembly, and what follows from the charts' colours.</summary>
internal static class PageAssets
{
    /// <summary>The class of charts that keep a light ground on a dark page.</summary>
    public const string Paper = "paper";

    /// <summary>
    /// The embedded fonts. They have a glyph for every character of a report; only names and configs may hold others. Roboto is for text;
    /// Code, as report.css calls it, is for code and for the signs that Roboto lacks.
    /// </summary>
    public static readonly IReadOnlyList<(string Family, string Weight, string File)> FontFaces =
    [
        ("Roboto", "400", "Roboto-Regular.ttf"), ("Roboto", "500", "Roboto-Medium.ttf"), ("Code", "400 500", "DejaVuSansMono.ttf"),
    ];

    private const string Chart = $".chart svg:not(.{Paper})";

    // Not quite white, which would glare beside dark cards.
    private const string PaperOnDark = "#f7f5f1";

    // As report.css has it.
    private static readonly Rgb DarkCard = Rgb.FromHex("1F1F1F");
    private static readonly Lazy<string> StyleText = new(() => $"{Fonts()}{Text("report.css")}{Legend(Palettes.Lines)}{DarkCharts()}");
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
    public static string FrameRules(IEnumerable<int> generations) => string.Concat(
        generations.Select(generation => $".film:has(#g{generation}:checked) .f{generation}{{display:grid}}"));

    /// <summary>The class that gives text the colour of the lines in a place.</summary>
    public static string LineClass(int place) => $"line{place % Palettes.Lines.Count}";

    // The charts are drawn for white paper. On a dark screen the ink becomes light, and lines that would be lost become lighter; thin ones are mixed
    // with the ground. Where a colour map means numbers no colour may change: there the paper stays.
    private static string DarkCharts()
    {
        (string From, string To)[] colors =
        [
            (Theme.Ink.Css, "#e6e6e6"), (Theme.FaintInk.Css, "#b4b4b4"), (Theme.AxisColor.Css, "#8a8a8a"), (Theme.GridColor.Css, "#3a3a3a"),
            .. Palettes.Lines.Zip(Palettes.LinesOnDark, (light, dark) => (light.Css, dark.Css)),
            .. Palettes.Lines.Zip(Palettes.LinesOnDark, (light, dark) => (SeriesPlot.Pale(light, Rgb.White).Css, SeriesPlot.Pale(dark, DarkCard).Css)),
        ];
        var rules = colors.Select(color =>
            $"{Chart} g:not(.cell-value,.bar-label,.cell,.bar)>[fill=\"{color.From}\"]{{fill:{color.To}}}{Chart} g:not(.cell,.bar)>[stroke=\"{color.From}\"]{{stroke:{color.To}}}");
        return $"@media screen and (prefers-color-scheme:dark){{{string.Concat(rules)}{Legend(Palettes.LinesOnDark)}.chart .{Paper}{{--ink:{Theme.Ink.Css};background:{PaperOnDark};border-radius:.25rem}}}}";
    }

    private static string Legend(IEnumerable<Rgb> colors) => string.Concat(colors.Select((color, place) => $".legend .{LineClass(place)}{{color:{color.Css}}}"));

    private static string Fonts() => string.Concat(FontFaces.Select(face => Face(face.Family, face.Weight, face.File)));

    private static string Face(string family, string weight, string file) =>
        $"@font-face{{font-family:{family};font-weight:{weight};src:url(data:font/ttf;base64,{Convert.ToBase64String(Typeface.File(file))})}}";

    private static string Text(string name)
    {
        using var stream = typeof(PageAssets).Assembly.GetManifestResourceStream($"html/{name}")!;
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }
}
