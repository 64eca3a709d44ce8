using Ouroboros.Reporting.Coloring;
using Ouroboros.Reporting.Shapes;

namespace Ouroboros.Reporting.Tests.Coloring;

public sealed class ColormapTests
{
    // First, middle (of 256: number 128) and last colour of the originals.
    [Theory]
    [InlineData("viridis", "440154", "21918C", "FDE725")]
    [InlineData("magma", "000004", "B73779", "FCFDBF")]
    [InlineData("inferno", "000004", "BC3754", "FCFFA4")]
    [InlineData("plasma", "0D0887", "CC4778", "F0F921")]
    [InlineData("cividis", "00204D", "7C7B78", "FFEA46")]
    [InlineData("gray", "000000", "808080", "FFFFFF")]
    public void Maps_follow_their_originals(string name, string first, string middle, string last)
    {
        var map = Colormap.Named(name);

        AssertNear(first, map.At(0));
        AssertNear(middle, map.At(128.0 / 255));
        AssertNear(last, map.At(1));
    }

    [Fact]
    public void Lightness_rises_all_the_way()
    {
        Assert.All(Colormap.Names, name =>
        {
            var map = Colormap.Named(name);
            var lights = Enumerable.Range(0, 65).Select(i => map.At(i / 64.0))
                .Select(c => (0.2126 * c.R) + (0.7152 * c.G) + (0.0722 * c.B)).ToArray();
            Assert.Equal(lights.Order(), lights);
        });
    }

    [Theory]
    [InlineData(-3)]
    [InlineData(7)]
    public void Beyond_the_ends_the_ends_go_on(double share)
    {
        var map = Colormap.Named("viridis");

        Assert.Equal(map.At(share < 0 ? 0 : 1), map.At(share));
    }

    [Theory]
    [InlineData("jet")]
    [InlineData("Viridis")]
    [InlineData("")]
    public void An_unknown_name_is_refused_with_the_known_ones(string name)
    {
        var error = Assert.Throws<ArgumentException>(() => Colormap.Named(name));

        Assert.Contains($"'{name}'", error.Message, StringComparison.Ordinal);
        Assert.Contains("viridis, magma, inferno, plasma, cividis, gray", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Classes_have_different_colours()
    {
        Assert.Equal(10, Enumerable.Range(0, 10).Select(i => Palettes.OfClass(i, 10)).Distinct().Count());
        Assert.Equal(26, Enumerable.Range(0, 26).Select(i => Palettes.OfClass(i, 26)).Distinct().Count());
    }

    [Theory]
    [InlineData("000000", "ffffff")]
    [InlineData("BD1F01", "ffffff")]
    [InlineData("A96B59", "000000")]
    [InlineData("FFA90E", "000000")]
    [InlineData("FFFFFF", "000000")]
    public void Text_on_a_colour_is_white_only_where_it_is_dark(string hex, string writing) =>
        Assert.Equal($"#{writing}", Rgb.FromHex(hex).Writing().Css);

    [Fact]
    public void Text_can_be_read_on_every_colour_of_all_maps_and_classes()
    {
        string[] maps = ["viridis", "magma", "inferno", "plasma", "cividis", "gray"];
        var colors = maps.SelectMany(map => Enumerable.Range(0, 501).Select(i => Colormap.Named(map).At(i / 500.0)))
            .Concat(Enumerable.Range(0, 10).Select(i => Palettes.OfClass(i, 10)));
        Assert.All(colors, color => Assert.True(Contrast(color, color.Writing()) >= 4.5, $"{color.Css}: {Contrast(color, color.Writing()):F2}"));
    }

    // WCAG 2.2, "contrast ratio" and "relative luminance".
    private static double Contrast(Rgb one, Rgb other)
    {
        double a = Luminance(one) + 0.05, b = Luminance(other) + 0.05;
        return Math.Max(a, b) / Math.Min(a, b);

        static double Luminance(Rgb color) => (0.2126 * Linear(color.R)) + (0.7152 * Linear(color.G)) + (0.0722 * Linear(color.B));
        static double Linear(byte channel) => channel / 255.0 <= 0.04045 ? channel / 255.0 / 12.92 : Math.Pow(((channel / 255.0) + 0.055) / 1.055, 2.4);
    }

    private static void AssertNear(string expected, Rgb actual)
    {
        var original = Rgb.FromHex(expected);
        Assert.InRange(actual.R, original.R - 5, original.R + 5);
        Assert.InRange(actual.G, original.G - 5, original.G + 5);
        Assert.InRange(actual.B, original.B - 5, original.B + 5);
    }
}
