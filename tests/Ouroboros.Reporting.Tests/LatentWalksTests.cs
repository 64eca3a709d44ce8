using Ouroboros.Configuration;
using Ouroboros.Latent;
using Ouroboros.Reporting.Charts.Layout;
using Ouroboros.Reporting.Png;
using Ouroboros.Reporting.Raster;
using Ouroboros.Reporting.Tests.Charts.Layout;
using Ouroboros.Reporting.Tests.Fakes;
using Ouroboros.Reporting.Tests.Svg;
using Ouroboros.Runs;

namespace Ouroboros.Reporting.Tests;

public sealed class LatentWalksTests
{
    // Pixels of the PNG: the margin, the first cell's corner after its line, from one cell to the next.
    private const int Margin = 32;
    private const int Pixel = 5;
    private const int Pitch = 29 * Pixel;

    [Theory]
    [InlineData(1, ", from low to high, line by line")]
    [InlineData(2, "; one coordinate rises to the right, one downwards")]
    [InlineData(3, "; neighbours are near, left and right edge meet")]
    [InlineData(50, "; neighbours are near, opposite edges meet")]
    public void A_walk_says_what_it_shows_and_fits_its_canvas(int dimensions, string order)
    {
        var walk = Walk(17);
        LayoutRules.Check(FigureLayout.Arrange(LatentWalks.FigureOf(walk, dimensions)));
        var files = LatentWalks.Render(walk, dimensions);
        var svg = new SvgFile(files[1].Content);
        Assert.Equal(["plots/latent_walk/generation_17.png", "plots/latent_walk/generation_17.svg"], files.Select(file => file.Path));
        Assert.Equal(["Latent space, generation 17", $"The same 64 latent points in every generation{order}"], svg.Texts);
        Assert.Single(svg.In("latent-grid", "image"));
    }

    /// <summary>Ink on paper, five by five pixels, with a line around each image.</summary>
    [Fact]
    public void Images_lie_in_eight_rows_of_eight_with_lines_between()
    {
        var pixels = new float[64 * 784];
        for (var i = 0; i < 64; i++)
        {
            pixels[i * 784] = (i + 1) / 64f;
        }

        pixels[1] = float.NaN;
        var image = Decode(new LatentWalk(1, pixels));
        var top = Enumerable.Range(0, image.Height).First(y => image[Margin, y].R == 230 && image[Margin, y + Pixel - 1].R == 230);
        for (var i = 0; i < 64; i++)
        {
            var (x, y) = (Margin + (i % 8 * Pitch), top + (i / 8 * Pitch));
            var ink = 255 - (int)((255f * (i + 1) / 64) + 0.5f);
            Assert.Equal([230, 230, ink, ink, 255], new[] { 0, Pixel - 1, Pixel, (2 * Pixel) - 1, 2 * Pixel }.Select(step => (int)image[x + step, y + Pixel].R));
            Assert.Equal([230, 230, ink, ink, 255], new[] { 0, Pixel - 1, Pixel, (2 * Pixel) - 1, 2 * Pixel }.Select(step => (int)image[x + Pixel, y + step].R));
        }

        // 1165 pixels are no whole number of units: the canvas is rounded up.
        Assert.Equal((Margin + (8 * Pitch) + Pixel + 1 + Margin, top + (8 * Pitch) + Pixel + 1 + Margin), (image.Width, image.Height));
        Assert.Equal(230, image[image.Width - Margin - 2, image.Height - Margin - 2].R);
    }

    [Fact]
    public void All_generations_have_pictures_of_one_size_in_grey()
    {
        Bitmap[] pictures = [.. new[] { 1, 9, 1000 }.Select(generation => Decode(Walk(generation)))];
        Assert.Single(pictures.Select(picture => (picture.Width, picture.Height)).Distinct());
        Assert.All(pictures, picture => Assert.True(picture.IsGray));
    }

    /// <summary>On a phone the words in the picture would be a millimetre high; they stand beside it.</summary>
    [Fact]
    public void A_report_shows_the_images_without_the_words_above_them()
    {
        var png = LatentWalks.Render(Walk(3), 20)[0].Content;
        var (whole, images) = (PngReader.Decode(png), PngReader.Decode(LatentWalks.Images(png)));
        var side = (8 * Pitch) + Pixel + 1;
        Assert.Equal((side, side), (images.Width, images.Height));
        var top = whole.Height - Margin - side;
        foreach (var at in Enumerable.Range(0, side))
        {
            Assert.Equal((whole[Margin + at, top], whole[Margin, top + at], whole[Margin + at, top + at]), (images[at, 0], images[0, at], images[at, at]));
        }
    }

    [Fact]
    public void Another_picture_is_shown_as_it_is()
    {
        byte[] other = PngWriter.Encode(new Bitmap(40, 30), 192), none = [1, 2, 3];
        Assert.Same(other, LatentWalks.Images(other));
        Assert.Same(none, LatentWalks.Images(none));
    }

    [Fact]
    public void Equal_walks_give_equal_bytes() => Assert.Equal(
        LatentWalks.Render(Walk(4), 5).Select(file => Convert.ToHexString(file.Content)),
        LatentWalks.Render(Walk(4), 5).Select(file => Convert.ToHexString(file.Content)));

    [Fact]
    public void The_config_says_how_many_dimensions_there_are()
    {
        var config = new ExperimentConfig { Vae = new() { LatentDim = 2 } };
        var expected = LatentWalks.Render(Walk(4), 2).Select(file => Convert.ToHexString(file.Content));
        Assert.Equal(expected, new RunPictures().LatentWalk(Walk(4), config).Select(file => Convert.ToHexString(file.Content)));
    }

    [Fact]
    public void Each_point_has_its_pixels()
    {
        var error = Assert.Throws<ArgumentException>(() => LatentWalks.Render(new LatentWalk(5, new float[784]), 5));
        Assert.Contains("generation 5 has 784 pixels; expected 50176", error.Message, StringComparison.Ordinal);
    }

    private static LatentWalk Walk(int generation) => new(generation, FakeSheets.Make(generation, 10, LatentPoints.Count).Pixels);

    private static Bitmap Decode(LatentWalk walk) => PngReader.Decode(LatentWalks.Render(walk, 50)[0].Content);
}
