using Ouroboros.Reporting.Typography;

namespace Ouroboros.Reporting.Tests.Typography;

public sealed class TrueTypeFontTests
{
    // Advance, bounding box and number of contours as fonttools 4.38.0 reads them from the same file. The accented letter,
    // the ellipsis and the dash are put together from other glyphs, the dash with a scale.
    [Theory]
    [InlineData('A', 1336, 29, 0, 1310, 1456, 2)]
    [InlineData('8', 1151, 113, -20, 1039, 1476, 3)]
    [InlineData('i', 498, 142, 0, 361, 1476, 2)]
    [InlineData('\u2212', 1171, 168, 651, 1003, 803, 1)]
    [InlineData('\u00E9', 1086, 93, -20, 1011, 1536, 3)]
    [InlineData('\u2026', 1370, 148, -12, 1230, 210, 3)]
    [InlineData('\u2013', 1344, 162, 651, 1164, 803, 1)]
    public void Glyphs_have_their_width_and_shape(
        char character, int advance, int left, int bottom, int right, int top, int contours)
    {
        var font = Font("Roboto-Regular.ttf");
        var glyph = font.GlyphOf(character);
        var points = font.OutlineOf(glyph).SelectMany(c => c).ToArray();

        Assert.Equal(advance, font.AdvanceOf(glyph));
        Assert.Equal(contours, font.OutlineOf(glyph).Count);
        Assert.Equal(left, points.Min(p => p.X), 0.8);
        Assert.Equal(bottom, points.Min(p => p.Y), 0.8);
        Assert.Equal(right, points.Max(p => p.X), 0.8);
        Assert.Equal(top, points.Max(p => p.Y), 0.8);
    }

    [Fact]
    public void Font_has_its_measures()
    {
        var font = Font("Roboto-Medium.ttf");

        Assert.Equal((2048, 1900, 500), (font.UnitsPerEm, font.Ascent, font.Descent));
    }

    [Fact]
    public void Both_weights_have_every_character_that_pictures_may_need()
    {
        var needed = Enumerable.Range(0x20, 0x5F).Concat(Enumerable.Range(0xA0, 0x60)).Select(c => (char)c)
            .Concat("\u2212\u2013\u2026\u2019\u03BC\u03C3\u00D7\u2070\u00B9\u00B2\u00B3" +
                "\u2074\u2075\u2076\u2077\u2078\u2079\u207B\u2264\u2265\uFFFD");

        Assert.All(needed, character => Assert.NotEqual(0, Font("Roboto-Regular.ttf").GlyphOf(character)));
        Assert.All(needed, character => Assert.NotEqual(0, Font("Roboto-Medium.ttf").GlyphOf(character)));
    }

    [Fact]
    public void Unknown_characters_are_the_empty_box() => Assert.Equal(0, Font("Roboto-Regular.ttf").GlyphOf('\u4E2D'));

    [Fact]
    public void A_space_has_width_and_no_outline()
    {
        var font = Font("Roboto-Regular.ttf");

        Assert.True(font.AdvanceOf(font.GlyphOf(' ')) > 0);
        Assert.Empty(font.OutlineOf(font.GlyphOf(' ')));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(3)]
    [InlineData(200)]
    public void A_damaged_font_is_refused(int length) =>
        Assert.Throws<InvalidDataException>(() => new TrueTypeFont(Bytes("Roboto-Regular.ttf")[..length]));

    private static TrueTypeFont Font(string name) => new(Bytes(name));

    private static byte[] Bytes(string name)
    {
        using var stream = typeof(RunPlots).Assembly.GetManifestResourceStream("fonts/" + name)!;
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }
}
