using System.Globalization;
using System.Text;
using System.Xml;
using Ouroboros.Reporting.Png;
using Ouroboros.Reporting.Raster;
using Ouroboros.Reporting.Shapes;
using Ouroboros.Reporting.Typography;

namespace Ouroboros.Reporting.Svg;

/// <summary>
/// Writes a <see cref="Drawing"/> as SVG, shapes of one role in a row grouped under its name as class.
/// </summary>
internal sealed class SvgWriter
{
    private const string Namespace = "http://www.w3.org/2000/svg";
    private const string Sharp = "crispEdges";
    private readonly XmlWriter _xml;
    private readonly bool _showsHints;

    private SvgWriter(XmlWriter xml, bool showsHints) => (_xml, _showsHints) = (xml, showsHints);

    /// <summary>The file's bytes: UTF-8, lines end in a line feed.</summary>
    public static byte[] Encode(Drawing drawing)
    {
        using var file = new MemoryStream();
        var settings = new XmlWriterSettings
        {
            Encoding = new UTF8Encoding(false),
            Indent = true,
            IndentChars = " ",
            NewLineChars = "\n",
        };
        using (var xml = XmlWriter.Create(file, settings))
        {
            new SvgWriter(xml, showsHints: false).WriteFile(drawing);
        }

        file.WriteByte((byte)'\n');
        return file.ToArray();
    }

    /// <summary>The same shapes as an element of a web page: transparent, as wide as its place, each shape with its hint as tooltip.</summary>
    /// <param name="drawing">What to draw.</param>
    /// <param name="description">What it shows, for readers that cannot see it.</param>
    /// <param name="className">Its class; null for none.</param>
    public static string Element(Drawing drawing, string description, string? className = null)
    {
        var text = new StringBuilder();
        using (var xml = XmlWriter.Create(text, new XmlWriterSettings { OmitXmlDeclaration = true, NewLineChars = "\n" }))
        {
            new SvgWriter(xml, showsHints: true).WriteElement(drawing, description, className);
        }

        return text.ToString();
    }

    private void WriteElement(Drawing drawing, string description, string? className)
    {
        Start("svg");
        Attribute("class", className);
        Attribute("viewBox", $"0 0 {Number(drawing.Width)} {Number(drawing.Height)}");
        Attribute("width", drawing.Width);
        Attribute("role", "img");
        Attribute("aria-label", Printable(description));
        WriteShapes(drawing);
        _xml.WriteEndElement();
    }

    private void WriteFile(Drawing drawing)
    {
        Start("svg");
        Attribute("width", drawing.Width);
        Attribute("height", drawing.Height);
        Attribute("viewBox", $"0 0 {Number(drawing.Width)} {Number(drawing.Height)}");
        Attribute("role", "img");
        Attribute("font-family", Typeface.CssFamilies);
        _xml.WriteElementString("title", Namespace, Printable(drawing.Title));
        Write(new Box("page", 0, 0, drawing.Width, drawing.Height, Rgb.White));
        WriteShapes(drawing);
        _xml.WriteEndElement();
    }

    private void WriteShapes(Drawing drawing)
    {
        string? role = null;
        foreach (var shape in drawing.Shapes)
        {
            if (shape.Role != role)
            {
                End(role);
                Start("g");
                Attribute("class", shape.Role);
                Attribute("shape-rendering", IsSharp(shape.Role) ? Sharp : null);
                role = shape.Role;
            }

            Write(shape);
        }

        End(role);
    }

    private void Write(Shape shape)
    {
        switch (shape)
        {
            case FilledPolygon polygon:
                Element(
                    polygon, "polygon", ("points", Points(polygon.Corners)), ("fill", polygon.Color.Css),
                    ("fill-opacity", Opacity(polygon.Opacity)));
                break;
            case Box box:
                Element(
                    box, "rect", ("x", Number(box.X)), ("y", Number(box.Y)), ("width", Number(box.Width)),
                    ("height", Number(box.Height)), ("fill", box.Color.Css), ("shape-rendering", IsSharp(box.Role) ? null : Sharp));
                break;
            case Polyline line:
                Element(
                    line, "polyline", ("points", Points(line.Points)), ("fill", "none"), ("stroke", line.Color.Css),
                    ("stroke-width", Number(line.Thickness)), ("stroke-linejoin", "round"));
                break;
            case Disc disc:
                Element(
                    disc, "circle", ("cx", Number(disc.Center.X)), ("cy", Number(disc.Center.Y)), ("r", Number(disc.Radius)),
                    ("fill", disc.Color.Css), ("fill-opacity", Opacity(disc.Opacity)));
                break;
            case TextRun text:
                WriteText(text);
                break;
            case GrayImage image:
                WriteImage(image);
                break;
            default:
                throw new NotSupportedException($"No SVG for {shape.GetType().Name}.");
        }
    }

    private void WriteText(TextRun text)
    {
        Start("text");
        if (text.Upright)
        {
            Attribute("transform", $"translate({Number(text.X)} {Number(text.Y)}) rotate(-90)");
        }
        else
        {
            Attribute("x", text.X);
            Attribute("y", text.Y);
        }

        Attribute("font-size", text.Style.Size);
        Attribute("fill", text.Style.Color.Css);
        Attribute("font-weight", text.Style.Medium ? "500" : null);
        Attribute("text-anchor", AnchorOf(text));
        _xml.WriteString(Printable(text.Text));
        _xml.WriteEndElement();
    }

    private void WriteImage(GrayImage image)
    {
        var bitmap = new Bitmap(image.Columns, image.Rows);
        var pixels = image.Pixels.Span;
        for (var i = 0; i < pixels.Length; i++)
        {
            bitmap[i % image.Columns, i / image.Columns] = new Rgb(pixels[i], pixels[i], pixels[i]);
        }

        Element(
            image, "image", ("x", Number(image.X)), ("y", Number(image.Y)), ("width", Number(image.Columns * image.PixelSize)),
            ("height", Number(image.Rows * image.PixelSize)),

            // Two names of the same wish: the older one for converters, the newer one for browsers.
            ("image-rendering", "optimizeSpeed"), ("style", "image-rendering:pixelated"),
            ("href", "data:image/png;base64," + Convert.ToBase64String(PngWriter.Encode(bitmap, 96))));
    }

    private void Element(Shape shape, string name, params ReadOnlySpan<(string Name, string? Value)> attributes)
    {
        Start(name);
        foreach (var (key, value) in attributes)
        {
            Attribute(key, value);
        }

        if (_showsHints && shape.Hint is { } hint)
        {
            _xml.WriteElementString("title", Namespace, Printable(hint));
        }

        _xml.WriteEndElement();
    }

    private void Start(string name) => _xml.WriteStartElement(name, Namespace);

    private void End(string? role)
    {
        if (role is not null)
        {
            _xml.WriteEndElement();
        }
    }

    private void Attribute(string name, double value) => Attribute(name, Number(value));

    private void Attribute(string name, string? value)
    {
        if (value is not null)
        {
            _xml.WriteAttributeString(name, value);
        }
    }

    // There are thousands of them in a page: their group says it for all.
    private bool IsSharp(string role) => _showsHints && role is (Roles.Cell or Roles.Bar);

    private static string? Opacity(double opacity) => opacity < 1 ? Number(opacity) : null;

    private static string? AnchorOf(TextRun text) => text.Anchor switch
    {
        TextAnchor.Middle => "middle",
        TextAnchor.End => "end",
        _ => null,
    };

    private static string Points(IReadOnlyList<Point> points) =>
        string.Join(' ', points.Select(p => $"{Number(p.X)},{Number(p.Y)}"));

    // A hundredth of a unit is below what any screen or press can show; + 0 turns -0 into 0.
    private static string Number(double value) =>
        (Math.Round(value, 2) + 0).ToString("0.##", CultureInfo.InvariantCulture);

    private static string Printable(string text)
    {
        var result = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            var allowed = rune.Value is '\t' or '\n' or (>= ' ' and not (0xFFFE or 0xFFFF));
            result.Append((allowed ? rune : Rune.ReplacementChar).ToString());
        }

        return result.ToString();
    }
}
