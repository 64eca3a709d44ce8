namespace Ouroboros.Cli.Tests;

public sealed class WrappingTests
{
    [Theory]
    [InlineData("", 10, "")]
    [InlineData("one two", 7, "one two")]
    [InlineData("one two", 6, "one|  two")]
    [InlineData("one two three four", 9, "one two|  three|  four")]
    [InlineData("incomprehensible word", 5, "incomprehensible|  word")]
    public void Lines_break_between_words(string text, int width, string lines) =>
        Assert.Equal(lines.Split('|'), Wrapping.Lines(text, width, 2));
}
