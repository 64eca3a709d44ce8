using System.Text;
using Ouroboros.Storage;

namespace Ouroboros.Tests.Configuration;

public sealed class PlainTextTests
{
    [Theory]
    [InlineData("a\u001b[31mb", "U+001B", "a\\u001b[31mb")]
    [InlineData("\0", "U+0000", "\\u0000")]
    [InlineData("a\u007f", "U+007F", "a\\u007f")]
    [InlineData("\u009b2J", "U+009B", "\\u009b2J")]
    [InlineData("\u0085", "U+0085", "\\u0085")]
    [InlineData("a\u202egnp", "U+202E", "a\\u202egnp")]
    [InlineData("\u2066\u061c\u200f", "U+2066", "\\u2066\\u061c\\u200f")]
    [InlineData("a\u2028b\u2029", "U+2028", "a\\u2028b\\u2029")]
    [InlineData("a\nb\tc", "U+000A", "a\\u000ab\\u0009c")]
    [InlineData("größe 数 \U0001F600 \u05D0\u200D\u00A0", null, "größe 数 \U0001F600 \u05D0\u200D\u00A0")]
    [InlineData("", null, "")]
    public void A_line_holds_no_control_character(string text, string? first, string line)
    {
        Assert.Equal(first, PlainText.FirstControl(text));
        Assert.Equal(line, PlainText.Line(text));
    }

    [Theory]
    [InlineData("a\nb\r\n\tc", "a\nb\r\n\tc")]
    [InlineData("good\rbad\r", "good\\u000dbad\\u000d")]
    [InlineData("a\u001bb\u202e\n", "a\\u001bb\\u202e\n")]
    public void Lines_keep_their_ends(string text, string lines) => Assert.Equal(lines, PlainText.Lines(text));

    [Theory]
    [InlineData("61 0A 62 00", 2, 2, "the control character U+0000")]
    [InlineData("C3 A4 FF", 1, 2, "the byte 0xFF, which is not UTF-8")]
    [InlineData("0A 0A C3", 3, 1, "the byte 0xC3, which is not UTF-8")]
    [InlineData("00 0A FF", 1, 1, "the control character U+0000")]
    [InlineData("61 E2 80 AE", 1, 2, "the control character U+202E")]
    public void The_place_of_a_flaw_is_told(string bytes, int line, int column, string found)
    {
        PlainText.Decode(Convert.FromHexString(bytes.Replace(" ", "", StringComparison.Ordinal)), out var flaw);
        Assert.Equal((line, column, found), (flaw?.Line, flaw?.Column, flaw?.Found));
    }

    [Fact]
    public void Good_text_is_decoded_without_its_byte_order_mark()
    {
        Assert.Equal("a\tä\r\n数", PlainText.Decode([0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes("a\tä\r\n数")], out var flaw));
        Assert.Null(flaw);
        Assert.Equal("", PlainText.Decode([], out flaw));
        Assert.Null(flaw);
    }
}
