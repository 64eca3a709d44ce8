using Ouroboros.Reporting.Shapes;
using Ouroboros.Reporting.Typography;

namespace Ouroboros.Reporting.Raster;

/// <summary>Draws a <see cref="Drawing"/> into pixels.</summary>
internal sealed class DrawingRasterizer
{
    // Finer shades than these are not seen at edges, but make files twice as large.
    private const int CoverageLevels = 16;

    private readonly double _scale;
    private readonly Bitmap _image;
    private readonly PolygonFill _fill;

    private DrawingRasterizer(Drawing drawing, double scale)
    {
        _scale = scale;
        _image = new Bitmap((int)Math.Ceiling(drawing.Width * scale), (int)Math.Ceiling(drawing.Height * scale));
        _fill = new PolygonFill(_image.Width, _image.Height);
    }

    /// <summary>The drawing on white.</summary>
    /// <param name="drawing">What to draw.</param>
    /// <param name="scale">Pixels in a canvas unit.</param>
    public static Bitmap Draw(Drawing drawing, double scale)
    {
        var rasterizer = new DrawingRasterizer(drawing, scale);
        foreach (var shape in drawing.Shapes)
        {
            rasterizer.Draw(shape);
        }

        return rasterizer._image;
    }

    private void Draw(Shape shape)
    {
        switch (shape)
        {
            case FilledPolygon polygon:
                Fill([[.. polygon.Corners]], polygon.Color, polygon.Opacity);
                break;
            case Box box:
                double right = box.X + box.Width, bottom = box.Y + box.Height;
                Fill([[new(box.X, box.Y), new(right, box.Y), new(right, bottom), new(box.X, bottom)]], box.Color);
                break;
            case Polyline line:
                Fill(Stroke.Outline(line.Points, line.Thickness), line.Color);
                break;
            case Disc disc:
                Fill([Stroke.Circle(disc.Center, disc.Radius)], disc.Color, disc.Opacity);
                break;
            case TextRun text:
                Fill(Typeface.Outlines(text), text.Style.Color);
                break;
            case GrayImage image:
                Enlarge(image);
                break;
            default:
                throw new NotSupportedException($"No rasteriser for {shape.GetType().Name}.");
        }
    }

    private void Fill(List<Point[]> contours, Rgb color, double opacity = 1)
    {
        var scaled = contours.ConvertAll(
            contour => Array.ConvertAll(contour, p => new Point(p.X * _scale, p.Y * _scale)));
        _fill.Fill(scaled, (x, y, coverage) => _image[x, y] = _image[x, y].Mix(color, Rounded(coverage) * opacity));
    }

    private void Enlarge(GrayImage image)
    {
        int left = Nearest(image.X * _scale), top = Nearest(image.Y * _scale);
        int right = Nearest((image.X + (image.Columns * image.PixelSize)) * _scale);
        int bottom = Nearest((image.Y + (image.Rows * image.PixelSize)) * _scale);
        var pixels = image.Pixels.Span;
        for (var y = Math.Max(top, 0); y < Math.Min(bottom, _image.Height); y++)
        {
            var row = (y - top) * image.Rows / (bottom - top) * image.Columns;
            for (var x = Math.Max(left, 0); x < Math.Min(right, _image.Width); x++)
            {
                var value = pixels[row + ((x - left) * image.Columns / (right - left))];
                _image[x, y] = new Rgb(value, value, value);
            }
        }
    }

    private static double Rounded(double coverage) => Math.Floor((coverage * CoverageLevels) + 0.5) / CoverageLevels;

    private static int Nearest(double value) => (int)Math.Floor(value + 0.5);
}
