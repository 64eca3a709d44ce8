using Ouroboros.Reporting.Raster;
using Ouroboros.Reporting.Shapes;
using Ouroboros.Reporting.Tests.Fakes;

namespace Ouroboros.Browser.Tests.Pictures;

public sealed class PictureComparisonTests
{
    [Fact]
    public void Equal_pictures_show_the_same() => Assert.Null(PictureComparison.Difference(Noise.Color(70, 50, 256), Noise.Color(70, 50, 256)));

    [Fact]
    public void Edges_that_are_shaded_otherwise_make_no_difference() =>
        Assert.Null(PictureComparison.Difference(Strokes(edge: 90, core: 30, count: 3), Strokes(edge: 150, core: 0, count: 3)));

    [Fact]
    public void Strokes_that_are_missing_make_one()
    {
        var difference = PictureComparison.Difference(Strokes(edge: 90, core: 30, count: 3), Strokes(edge: 90, core: 30, count: 1));
        Assert.StartsWith("1 of 4 squares of 16 pixels differ by more than 20 levels, most the one at 0, 0: by ", difference, StringComparison.Ordinal);
    }

    [Fact]
    public void Another_colour_makes_one()
    {
        var other = new Bitmap(32, 32);
        other.Samples.AsSpan().Fill(255 - 21);
        Assert.StartsWith("4 of 4 squares", PictureComparison.Difference(new Bitmap(32, 32), other), StringComparison.Ordinal);
    }

    [Fact]
    public void Sizes_are_told_in_words()
    {
        Assert.Equal(
            "The picture is 30 x 45 pixels, expected 32 x 40: 2 narrower, 5 taller.",
            PictureComparison.Difference(new Bitmap(32, 40), new Bitmap(30, 45)));
        Assert.Equal(
            "The picture is 32 x 39 pixels, expected 32 x 40: 1 shorter.",
            PictureComparison.Difference(new Bitmap(32, 40), new Bitmap(32, 39)));
    }

    // Upright strokes of letters: a pixel of ink, and a pixel beside it that has a part of it.
    private static Bitmap Strokes(byte edge, byte core, int count)
    {
        var image = new Bitmap(32, 32);
        for (var stroke = 0; stroke < count; stroke++)
        {
            for (var y = 3; y < 13; y++)
            {
                image[2 + (5 * stroke), y] = new Rgb(core, core, core);
                image[3 + (5 * stroke), y] = new Rgb(edge, edge, edge);
            }
        }

        return image;
    }
}
