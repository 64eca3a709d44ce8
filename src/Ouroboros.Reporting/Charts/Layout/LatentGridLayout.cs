using Ouroboros.Data;
using Ouroboros.Reporting.Shapes;

namespace Ouroboros.Reporting.Charts.Layout;

/// <summary>Images side by side with lines between them; equal numbers of images give equal canvas sizes.</summary>
internal static class LatentGridLayout
{
    private const int Side = DigitSet.Side;

    // As wide as the other figures when there are eight in a row, and five pixels of the PNG, so that all of a digit's are equally large.
    private const double PixelSize = 2.5;

    // A pixel of an image wide.
    private const int Line = 1;

    public static Drawing Arrange(Figure figure, LatentGrid grid)
    {
        var canvas = new Canvas();
        var top = canvas.Header(figure);
        var columns = Across(grid.PerRow);
        var rows = Across(grid.Images.Count / grid.PerRow);
        canvas.Add(new GrayImage(Roles.LatentGrid, Theme.Margin, top, PixelSize, columns, Join(grid, columns, rows)));
        return canvas.Finish((2 * Theme.Margin) + Math.Ceiling(columns * PixelSize), top + Math.Ceiling(rows * PixelSize) + Theme.Margin, figure.Title);
    }

    /// <summary>Width and height of a grid of so many images a side, in units of the canvas.</summary>
    public static double SideOf(int images) => Math.Ceiling(Across(images) * PixelSize);

    private static int Across(int images) => Line + (images * (Side + Line));

    // One image of all: side by side they would leave seams wherever a viewer draws them at another size.
    private static byte[] Join(LatentGrid grid, int columns, int rows)
    {
        var joined = new byte[columns * rows];
        Array.Fill(joined, Theme.GridColor.R);
        for (var i = 0; i < grid.Images.Count; i++)
        {
            var left = Across(i % grid.PerRow);
            var top = Across(i / grid.PerRow);
            for (var y = 0; y < Side; y++)
            {
                grid.Images[i].Span.Slice(y * Side, Side).CopyTo(joined.AsSpan(((top + y) * columns) + left));
            }
        }

        return joined;
    }
}
