using Ouroboros.Reporting.Shapes;
using Ouroboros.Reporting.Typography;

namespace Ouroboros.Reporting.Charts.Layout;

/// <summary>Rows of images with their labels above; equal numbers of images and equally wide labels give equal canvas sizes.</summary>
internal static class SampleLayout
{
    private const int Side = 28;

    // Two pixels of the sheet in each direction are one canvas unit: a digit's pixel is three by three of them.
    private const double PixelSize = 1.5;
    private const double Tile = Side * PixelSize;
    private const double Gap = 8;
    private const double LabelHeight = 17;
    private const double RowGap = 10;

    // Between neighbouring labels.
    private const double LabelGap = 5;
    private const double SmallestLabel = 10;

    public static Drawing Arrange(Figure figure, SampleGrid grid)
    {
        var canvas = new Canvas();
        var label = LabelStyle(grid);
        var pitch = Math.Max(Tile + Gap, Math.Ceiling(Typeface.Width(grid.WidestLabel, label) + LabelGap));
        var top = canvas.Header(figure) - 2;
        for (var i = 0; i < grid.Images.Count; i++)
        {
            var x = Theme.Margin + ((pitch - Tile - Gap) / 2) + (i % grid.PerRow * pitch);
            var y = top + (i / grid.PerRow * (LabelHeight + Tile + RowGap));
            var image = grid.Images[i];
            var center = y + (LabelHeight / 2) - 2;
            canvas.CenteredText(Roles.SampleLabel, x + (Tile / 2), center, image.Label, label, TextAnchor.Middle);
            canvas.Add(new GrayImage(Roles.Sample, x, y + LabelHeight, PixelSize, Side, image.Pixels));
        }

        var columns = Math.Min(grid.PerRow, Math.Max(grid.Images.Count, 4));
        var rows = (grid.Images.Count + grid.PerRow - 1) / grid.PerRow;
        var width = (2 * Theme.Margin) + (columns * pitch) - Gap;
        var height = top + (rows * (LabelHeight + Tile + RowGap)) - RowGap + Theme.Margin;
        return canvas.Finish(width, height, figure.Title);
    }

    // Names that are wider than their image are written smaller, and where that is not enough the images move apart.
    private static TextStyle LabelStyle(SampleGrid grid)
    {
        var share = (Tile + Gap - LabelGap) / Math.Max(1, Typeface.Width(grid.WidestLabel, Theme.Label));
        return share >= 1 ? Theme.Label : Theme.Label with { Size = Math.Max(SmallestLabel, Theme.Label.Size * share) };
    }
}
