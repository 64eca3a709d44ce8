using Ouroboros.Reporting.Charts;
using Ouroboros.Reporting.Charts.Layout;
using Ouroboros.Reporting.Png;
using Ouroboros.Reporting.Raster;
using Ouroboros.Reporting.Svg;
using Ouroboros.Runs;

namespace Ouroboros.Reporting;

/// <summary>A figure as the two files that every picture is kept in.</summary>
internal static class PictureEncoder
{
    // Two pixels a unit: sharp on dense screens, and text still readable at half the size.
    public const int PixelsPerUnit = 2;

    // A canvas unit is a CSS pixel, 1/96 inch.
    public const int PixelsPerInch = 96 * PixelsPerUnit;

    /// <summary>PNG and SVG, drawn from one layout.</summary>
    /// <param name="path">Path without extension.</param>
    /// <param name="figure">What to draw.</param>
    public static IEnumerable<RunFile> Encode(string path, Figure figure)
    {
        var drawing = FigureLayout.Arrange(figure);
        var pixels = DrawingRasterizer.Draw(drawing, PixelsPerUnit);
        yield return new RunFile(path + ".png", PngWriter.Encode(pixels, PixelsPerInch));
        yield return new RunFile(path + ".svg", SvgWriter.Encode(drawing));
    }
}
