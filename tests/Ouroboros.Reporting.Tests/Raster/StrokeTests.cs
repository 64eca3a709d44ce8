using Ouroboros.Reporting.Raster;
using Ouroboros.Reporting.Shapes;

namespace Ouroboros.Reporting.Tests.Raster;

public sealed class StrokeTests
{
    [Fact]
    public void A_straight_line_covers_length_times_thickness()
    {
        var coverage = Cover(new(2, 2), new(8, 2));

        Assert.Equal(12, coverage.Cast<double>().Sum(), 9);
        Assert.Equal((0, 1, 1, 0), (coverage[0, 5], coverage[1, 5], coverage[2, 5], coverage[3, 5]));
    }

    [Fact]
    public void A_slanted_line_is_as_thick_as_a_straight_one() =>
        Assert.Equal(2 * 10, Cover(new(3, 3), new(9, 11)).Cast<double>().Sum(), 1);

    [Fact]
    public void Joints_are_round_and_not_counted_twice()
    {
        // Two legs of 6 by 2 meet at a right angle: they share a square of 1, and a quarter disc of radius 1 fills the corner.
        var coverage = Cover(new(2, 8), new(8, 8), new(8, 2));

        Assert.Equal(24 - 1 + (Math.PI / 4), coverage.Cast<double>().Sum(), 1);
    }

    [Fact]
    public void Points_that_repeat_change_nothing() =>
        Assert.Equal(Cover(new(2, 2), new(8, 2)), Cover(new(2, 2), new(2, 2), new(8, 2), new(8, 2), new(8, 2)));

    [Fact]
    public void A_circle_has_the_area_of_one() =>
        Assert.Equal(Math.PI * 16, PolygonFillTests.Fill(12, 12, Stroke.Circle(new Point(6, 6), 4)).Cast<double>().Sum(), 0);

    [Fact]
    public void A_circle_is_as_far_from_its_middle_everywhere() =>
        Assert.All(Stroke.Circle(new Point(1, 2), 10), p => Assert.InRange(double.Hypot(p.X - 1, p.Y - 2), 9.999, 10.003));

    private static double[,] Cover(params Point[] points) =>
        PolygonFillTests.Fill(14, 14, [.. Stroke.Outline(points, 2)]);
}
