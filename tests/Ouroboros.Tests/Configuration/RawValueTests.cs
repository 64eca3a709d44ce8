using Ouroboros.Configuration;

namespace Ouroboros.Tests.Configuration;

public sealed class RawValueTests
{
    [Theory]
    [InlineData("", false, "nothing")]
    [InlineData("", true, "\"\"")]
    [InlineData("ten", false, "\"ten\"")]
    [InlineData("a\nb", false, "\"a b\"")]
    public void A_value_is_described_in_words(string text, bool quoted, string expected) =>
        Assert.Equal(expected, new RawScalar(text, quoted).Describe());

    [Fact]
    public void A_long_value_is_cut() =>
        Assert.Equal("\"" + new string('x', 60) + "...\"", new RawScalar(new string('x', 1_000), false).Describe());

    [Theory]
    [InlineData("null", false, true)]
    [InlineData("~", false, true)]
    [InlineData("", false, true)]
    [InlineData("null", true, false)]
    [InlineData("nULL", false, false)]
    public void Null_is_null_unless_it_is_quoted(string text, bool quoted, bool isNull) =>
        Assert.Equal(isNull, new RawScalar(text, quoted).IsNull);
}
