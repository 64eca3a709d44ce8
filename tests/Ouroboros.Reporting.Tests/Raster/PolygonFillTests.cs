using Ouroboros.Reporting.Raster;
using Ouroboros.Reporting.Shapes;

namespace Ouroboros.Reporting.Tests.Raster;

public sealed class PolygonFillTests
{
    [Fact]
    public void A_rectangle_covers_exactly_its_share_of_each_pixel()
    {
        var coverage = Fill(4, 4, Rectangle(0.5, 1.25, 2.75, 3.5));

        double[,] expected =
        {
            { 0, 0, 0, 0 },
            { 0.375, 0.75, 0.5625, 0 },
            { 0.5, 1, 0.75, 0 },
            { 0.25, 0.5, 0.375, 0 },
        };
        Assert.Equal(expected, coverage);
    }

    [Fact]
    public void A_triangle_covers_half_of_the_pixels_on_its_slope()
    {
        var coverage = Fill(3, 3, Polygon((0, 0), (3, 3), (0, 3)));

        double[,] expected = { { 0.5, 0, 0 }, { 1, 0.5, 0 }, { 1, 1, 0.5 } };
        Assert.Equal(expected, coverage);
    }

    [Fact]
    public void Coverage_adds_up_to_the_area_of_a_slanted_polygon()
    {
        // The shoelace formula: (1 2 - 8 1 + 8 7 - 10 2 + 10 5 - 5 7 + 5 1 - 1 5) / 2.
        var coverage = Fill(12, 12, Polygon((1, 1), (8, 2), (10, 7), (5, 5)));

        Assert.Equal(22.5, coverage.Cast<double>().Sum(), 2);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void The_way_round_does_not_matter(bool turned)
    {
        var corners = Rectangle(1, 1, 3, 2);
        var coverage = Fill(4, 4, turned ? [.. corners.Reverse()] : corners);

        Assert.Equal(2, coverage.Cast<double>().Sum());
    }

    [Fact]
    public void Overlaps_are_covered_once()
    {
        var coverage = Fill(4, 1, Rectangle(0.25, 0, 2.5, 1), Rectangle(0.25, 0, 3.5, 1));

        Assert.Equal(new double[,] { { 0.75, 1, 1, 0.5 } }, coverage);
    }

    [Fact]
    public void A_contour_turning_the_other_way_is_a_hole()
    {
        var coverage = Fill(5, 5, Rectangle(0, 0, 5, 5), [.. Rectangle(1, 1, 4, 4).Reverse()]);

        Assert.Equal(16, coverage.Cast<double>().Sum());
        Assert.Equal(0, coverage[2, 2]);
    }

    [Fact]
    public void What_lies_outside_the_image_is_cut_off()
    {
        var coverage = Fill(3, 2, Rectangle(-5, -5, 1.5, 20), Rectangle(2.5, -1, 90, 1));

        Assert.Equal(new double[,] { { 1, 0.5, 0.5 }, { 1, 0.5, 0 } }, coverage);
    }

    [Fact]
    public void Nothing_is_painted_for_lines_without_area()
    {
        Assert.Equal(0, Fill(3, 3, Polygon((0, 1), (3, 1))).Cast<double>().Sum());
        Assert.Equal(0, Fill(3, 3).Cast<double>().Sum());
    }

    internal static Point[] Rectangle(double left, double top, double right, double bottom) =>
        Polygon((left, top), (right, top), (right, bottom), (left, bottom));

    internal static Point[] Polygon(params (double X, double Y)[] corners) => Array.ConvertAll(corners, c => new Point(c.X, c.Y));

    internal static double[,] Fill(int width, int height, params Point[][] contours)
    {
        var coverage = new double[height, width];
        new PolygonFill(width, height).Fill(contours, (x, y, share) => coverage[y, x] += share);
        return coverage;
    }
}
