using System.Security.Cryptography;
using Ouroboros.Reporting.Png;
using Ouroboros.Reporting.Raster;
using Ouroboros.Reporting.Shapes;

namespace Ouroboros.Reporting.Tests.Raster;

public sealed class DrawingRasterizerTests
{
    [Fact]
    public void The_page_is_white_and_as_large_as_the_canvas_asks()
    {
        var image = DrawingRasterizer.Draw(new Drawing(10.2, 5, "page", []), 2);

        Assert.Equal((21, 10), (image.Width, image.Height));
        Assert.All(image.Samples, sample => Assert.Equal(255, sample));
    }

    [Fact]
    public void Later_shapes_cover_earlier_ones()
    {
        var image = Draw(new Box("a", 0, 0, 4, 4, Rgb.Black), new Box("b", 1, 1, 2, 2, new Rgb(200, 0, 0)));

        Assert.Equal((Rgb.Black, new Rgb(200, 0, 0)), (image[0, 0], image[3, 3]));
    }

    [Fact]
    public void Half_a_pixel_is_half_the_colour()
    {
        var image = Draw(new Box("a", 0, 0, 0.75, 4, Rgb.Black));

        Assert.Equal((Rgb.Black, new Rgb(128, 128, 128), Rgb.White), (image[0, 0], image[1, 0], image[2, 0]));
    }

    [Fact]
    public void Opacity_lets_the_ground_through()
    {
        var image = Draw(new FilledPolygon("a", [new(0, 0), new(4, 0), new(4, 4), new(0, 4)], Rgb.Black, 0.2));

        Assert.Equal(new Rgb(204, 204, 204), image[4, 4]);
    }

    [Fact]
    public void Images_are_enlarged_pixel_by_pixel()
    {
        var image = Draw(new GrayImage("a", 0.5, 0, 1.5, 2, new byte[] { 1, 2, 3, 4 }));

        Assert.Equal(
            new byte[] { 255, 1, 1, 1, 2, 2, 2, 255, 255, 3, 3, 3, 4, 4, 4, 255 },
            Enumerable.Range(0, 2).SelectMany(row => Enumerable.Range(0, 8).Select(x => image[x, 2 + row].R)));
    }

    [Fact]
    public void Text_stands_on_its_baseline_and_upright_text_leans_left_of_it()
    {
        var style = new TextStyle(14, Rgb.Black);
        var level = Ink(new TextRun("t", 10, 30, "HHH", style));
        var upright = Ink(new TextRun("t", 30, 50, "HHH", style, TextAnchor.Start, Upright: true));

        // Capitals are 1456/2048 em high.
        Assert.Equal((30 - 10, 30), (level.Top, level.Bottom));
        Assert.Equal((30 - 10, 30), (upright.Left, upright.Right));
        Assert.Equal(level.Right - level.Left, upright.Bottom - upright.Top);
    }

    [Fact]
    public void A_picture_has_the_same_bytes_on_every_machine()
    {
        // Made on x64 Linux with .NET 10. It changes with the font, the rasteriser or the PNG writer, and only with them.
        var drawing = new Drawing(120, 60, "all shapes",
        [
            new Polyline("s", [new(5, 50), new(40, 8), new(90, 33.3), new(117, 9)], new Rgb(0, 114, 178), 1.75),
            new Disc("m", new Point(40, 8), 3.25, new Rgb(213, 94, 0)),
            new FilledPolygon("b", [new(3, 3), new(50, 20), new(30, 57)], new Rgb(0, 158, 115), 0.2),
            new TextRun("t", 60, 50, "Größe \u2212\u20095 \u00D7 10\u00B3", new TextStyle(13, Rgb.Black), TextAnchor.Middle),
            new TextRun("t", 118, 55, "\u00E9\u2026", new TextStyle(11, Rgb.Black, Medium: true), TextAnchor.Start, Upright: true),
            new GrayImage("i", 100, 40, 1.5, 2, new byte[] { 0, 80, 160, 240 }),
        ]);

        var hash = Convert.ToHexStringLower(SHA256.HashData(PngWriter.Encode(DrawingRasterizer.Draw(drawing, 2), 192)));

        Assert.True(hash == "7a91e0d6b471d571768527385d417a1aed299c58c6fa32e11986435c826f2c8e", hash);
    }

    private static Bitmap Draw(params Shape[] shapes) => DrawingRasterizer.Draw(new Drawing(8, 8, "test", shapes), 2);

    // The rectangle, in whole units, that holds all ink.
    private static (int Left, int Top, int Right, int Bottom) Ink(TextRun run)
    {
        var image = DrawingRasterizer.Draw(new Drawing(60, 60, "text", [run]), 10);
        var inked = Enumerable.Range(0, 600 * 600).Where(i => image.Samples[3 * i] < 128).ToArray();
        return (
            Units(inked.Min(i => i % 600)), Units(inked.Min(i => i / 600)),
            Units(inked.Max(i => i % 600) + 1), Units(inked.Max(i => i / 600) + 1));

        static int Units(int pixels) => (int)Math.Round(pixels / 10.0);
    }
}
