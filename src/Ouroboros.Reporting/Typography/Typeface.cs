using Ouroboros.Reporting.Shapes;

namespace Ouroboros.Reporting.Typography;

/// <summary>The typeface of all pictures, Roboto, in its two weights: measures text and gives its outlines.</summary>
internal static class Typeface
{
    /// <summary>
    /// Font families as SVG names them; where Roboto is missing, faces of nearly the same width follow.
    /// </summary>
    public const string CssFamilies = "Roboto, 'Helvetica Neue', Arial, sans-serif";

    private static readonly Lazy<TrueTypeFont> Regular = new(() => Load("Roboto-Regular.ttf"));
    private static readonly Lazy<TrueTypeFont> Medium = new(() => Load("Roboto-Medium.ttf"));

    /// <summary>Width of a line of text in canvas units.</summary>
    public static double Width(string text, TextStyle style)
    {
        var font = FontOf(style);
        var units = 0;
        foreach (var character in text)
        {
            units += font.AdvanceOf(font.GlyphOf(character));
        }

        return units * style.Size / font.UnitsPerEm;
    }

    /// <summary>
    /// Height of a digit or capital above the baseline in canvas units: 1456 of 2048 units in Roboto.
    /// </summary>
    public static double CapHeight(TextStyle style) => style.Size * 1456 / 2048;

    /// <summary>How far text may reach above and below its baseline.</summary>
    public static (double Above, double Below) Reach(TextStyle style)
    {
        var font = FontOf(style);
        return (font.Ascent * style.Size / font.UnitsPerEm, font.Descent * style.Size / font.UnitsPerEm);
    }

    /// <summary>The outlines of a text run in canvas units.</summary>
    public static List<Point[]> Outlines(TextRun run)
    {
        var font = FontOf(run.Style);
        var scale = run.Style.Size / font.UnitsPerEm;
        var pen = -AnchorShift(run);
        var outlines = new List<Point[]>();
        foreach (var character in run.Text)
        {
            var glyph = font.GlyphOf(character);
            var start = pen;
            foreach (var contour in font.OutlineOf(glyph))
            {
                outlines.Add(Array.ConvertAll(contour, p => Place(run, start + (p.X * scale), -p.Y * scale)));
            }

            pen += font.AdvanceOf(glyph) * scale;
        }

        return outlines;
    }

    /// <summary>How far before its position the text begins.</summary>
    public static double AnchorShift(TextRun run) => run.Anchor switch
    {
        TextAnchor.Start => 0,
        TextAnchor.Middle => Width(run.Text, run.Style) / 2,
        _ => Width(run.Text, run.Style),
    };

    // Upright text is turned by 90 degrees against the clock: along becomes up.
    private static Point Place(TextRun run, double along, double down) => run.Upright
        ? new Point(run.X + down, run.Y - along)
        : new Point(run.X + along, run.Y + down);

    private static TrueTypeFont FontOf(TextStyle style) => (style.Medium ? Medium : Regular).Value;

    /// <summary>A font file as it is.</summary>
    /// <param name="name">For example <c>Roboto-Regular.ttf</c>.</param>
    public static byte[] File(string name)
    {
        using var stream = typeof(Typeface).Assembly.GetManifestResourceStream("fonts/" + name)
            ?? throw new InvalidOperationException($"The font {name} is missing from the assembly; build it again.");
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }

    private static TrueTypeFont Load(string name) => new(File(name));
}
