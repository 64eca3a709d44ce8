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
    [InlineData("000000", true)]
    [InlineData("BD1F01", true)]
    [InlineData("FFA90E", false)]
    [InlineData("FFFFFF", false)]
    public void Text_on_a_colour_is_white_only_where_it_is_dark(string hex, bool dark) =>
        Assert.Equal(dark, Rgb.FromHex(hex).IsDark);

    private static void AssertNear(string expected, Rgb actual)
    {
        var original = Rgb.FromHex(expected);
        Assert.InRange(actual.R, original.R - 5, original.R + 5);
        Assert.InRange(actual.G, original.G - 5, original.G + 5);
        Assert.InRange(actual.B, original.B - 5, original.B + 5);
    }
}
