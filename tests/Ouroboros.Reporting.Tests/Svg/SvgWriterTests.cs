using System.Globalization;
using Ouroboros.Reporting.Png;
using Ouroboros.Reporting.Shapes;
using Ouroboros.Reporting.Svg;

namespace Ouroboros.Reporting.Tests.Svg;

public sealed class SvgWriterTests
{
    private static readonly TextStyle Style = new(13, Rgb.Black);

    [Theory]
    [InlineData("</text><script>alert('x')</script>")]
    [InlineData("a & b < c > \"d\"")]
    [InlineData("]]> <!-- &amp; -->")]
    [InlineData("Größe \u2264 \u03BC")]
    public void Any_text_arrives_as_it_is(string text)
    {
        var svg = Write(text, new TextRun("t", 1, 2, text, Style));

        Assert.Equal(text, Assert.Single(svg.Texts));
        Assert.Equal(text, Assert.Single(svg.All("title")).Value);
        Assert.Empty(svg.All("script"));
    }

    [Fact]
    public void On_a_page_the_cells_group_says_once_that_they_are_sharp()
    {
        var drawing = new Drawing(9, 9, "title", [new Box(Roles.Cell, 1, 2, 3, 4, Rgb.Black), new Box(Roles.Cell, 5, 2, 3, 4, Rgb.Black)]);

        Assert.Contains("<g class=\"cell\" shape-rendering=\"crispEdges\"><rect x=\"1\" y=\"2\" width=\"3\" height=\"4\" fill=\"#000000\" />", SvgWriter.Element(drawing, "a chart"), StringComparison.Ordinal);
        Assert.All(new SvgFile(SvgWriter.Encode(drawing)).In(Roles.Cell, "rect"), cell => Assert.Equal("crispEdges", cell.Attribute("shape-rendering")?.Value));
    }

    [Fact]
    public void Signs_that_XML_forbids_are_replaced()
    {
        var svg = Write("\u0001\uFFFE\uD800x", new TextRun("t", 1, 2, "a\u0000b\u001Fc", Style));

        Assert.Equal("\uFFFD\uFFFD\uFFFDx", svg.All("title")[0].Value);
        Assert.Equal("a\uFFFDb\uFFFDc", svg.Texts[0]);
    }

    [Fact]
    public void The_root_has_size_and_fonts()
    {
        var root = Write("t").Root;

        Assert.Equal(("100", "50.5", "0 0 100 50.5"), Attributes(root, "width", "height", "viewBox"));
        Assert.Equal("Roboto, 'Helvetica Neue', Arial, sans-serif", (string?)root.Attribute("font-family"));
    }

    [Fact]
    public void Every_shape_has_its_element()
    {
        var svg = Write(
            "t",
            new FilledPolygon("band", [new(0, 0), new(1.005, 2), new(-0.001, 3)], new Rgb(1, 2, 3), 0.25),
            new Box("cell", 1, 2, 3, 4, Rgb.White),
            new Polyline("series", [new(0, 1), new(2, 3)], new Rgb(255, 0, 16), 1.5),
            new Disc("marker", new Point(4, 5), 3, Rgb.Black));

        Assert.Equal(("0,0 1,2 0,3", "#010203", "0.25"), Attributes(svg.In("band", "polygon")[0], "points", "fill", "fill-opacity"));
        Assert.Equal(("1", "2", "3"), Attributes(svg.In("cell", "rect")[0], "x", "y", "width"));
        Assert.Equal(("0,1 2,3", "#ff0010", "1.5"), Attributes(svg.In("series", "polyline")[0], "points", "stroke", "stroke-width"));
        Assert.Equal(("4", "5", "3"), Attributes(svg.In("marker", "circle")[0], "cx", "cy", "r"));
    }

    [Fact]
    public void Text_keeps_its_anchor_weight_and_direction()
    {
        var svg = Write(
            "t",
            new TextRun("a", 1, 2, "start", Style),
            new TextRun("a", 1, 2, "middle", Style with { Medium = true }, TextAnchor.Middle),
            new TextRun("a", 7, 8, "up", Style, TextAnchor.End, Upright: true));
        var texts = svg.All("text");

        Assert.Equal([null, "middle", "end"], texts.Select(t => (string?)t.Attribute("text-anchor")));
        Assert.Equal([null, "500", null], texts.Select(t => (string?)t.Attribute("font-weight")));
        Assert.Equal("translate(7 8) rotate(-90)", (string?)texts[2].Attribute("transform"));
        Assert.Null(texts[2].Attribute("x"));
    }

    [Fact]
    public void Images_are_embedded_as_PNG()
    {
        var svg = Write("t", new GrayImage("sample", 1, 2, 1.5, 2, new byte[] { 9, 8, 7, 6, 5, 4 }));
        var image = Assert.Single(svg.In("sample", "image"));
        var data = ((string)image.Attribute("href")!).Split("data:image/png;base64,")[1];

        Assert.Equal(("3", "4.5", "image-rendering:pixelated"), Attributes(image, "width", "height", "style"));
        var pixels = PngReader.Decode(Convert.FromBase64String(data)).Samples.Where((_, i) => i % 3 == 0);
        Assert.Equal(new byte[] { 9, 8, 7, 6, 5, 4 }, pixels);
    }

    [Fact]
    public void Shapes_of_one_role_in_a_row_share_a_group()
    {
        Box Of(string role) => new(role, 0, 0, 1, 1, Rgb.Black);
        var svg = Write("t", Of("a"), Of("a"), Of("b"));

        Assert.Equal(["a", "b"], svg.All("g").Select(g => (string?)g.Attribute("class")));
    }

    [Fact]
    public void The_readers_culture_changes_nothing()
    {
        var drawing = new Drawing(100, 50.5, "t", [new Box("a", 1.25, -2.5, 1234.5, 1, Rgb.Black)]);
        var expected = SvgWriter.Encode(drawing);
        var before = CultureInfo.CurrentCulture;
        try
        {
            var culture = (CultureInfo)CultureInfo.InvariantCulture.Clone();
            culture.NumberFormat.NumberDecimalSeparator = ",";
            culture.NumberFormat.NegativeSign = "~";
            CultureInfo.CurrentCulture = culture;
            Assert.Equal("1,5", 1.5.ToString(CultureInfo.CurrentCulture));
            Assert.Equal("1.5", $"{1.5}");
            Assert.Equal(expected, SvgWriter.Encode(drawing));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    private static SvgFile Write(string title, params Shape[] shapes) => new(SvgWriter.Encode(new Drawing(100, 50.5, title, shapes)));

    private static (string?, string?, string?) Attributes(System.Xml.Linq.XElement element, string a, string b, string c) =>
        ((string?)element.Attribute(a), (string?)element.Attribute(b), (string?)element.Attribute(c));
}
