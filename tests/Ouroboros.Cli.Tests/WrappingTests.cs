namespace Ouroboros.Cli.Tests;

public sealed class WrappingTests
{
    [Theory]
    [InlineData("", 10, "")]
    [InlineData("one two", 7, "one two")]
    [InlineData("one two", 6, "one|  two")]
    [InlineData("one two three four", 9, "one two|  three|  four")]
    [InlineData("incomprehensible word", 5, "incomprehensible|  word")]
    [InlineData("saved in /home/me/experiments/run_1", 20, "saved in /home/me/|  experiments/run_1")]
    [InlineData("saved in /home/me/experiments/run_1", 26, "saved in|  /home/me/experiments/|  run_1")]
    [InlineData("see a/b for more", 12, "see a/b for|  more")]
    [InlineData(@"C:\Users\somebody\runs", 12, @"C:\Users\|  somebody\|  runs")]
    [InlineData("unbreakable_name/", 8, "unbreakable_name/")]
    public void Lines_break_between_words(string text, int width, string lines) =>
        Assert.Equal(lines.Split('|'), Wrapping.Lines(text, width, 2));

    [Theory]
    [InlineData("seed_1", 6, "seed_1")]
    [InlineData("latent_dim-8_epochs-20", 12, "laten\u2026chs-20")]
    [InlineData("latent_dim-8", 2, "\u20268")]
    [InlineData("latent_dim-8", 1, "l")]
    public void The_middle_of_a_long_name_is_left_out(string name, int width, string shown)
    {
        Assert.Equal(shown, Wrapping.Shortened(name, width, unicode: true));
        Assert.Equal(Math.Min(width, name.Length), Wrapping.Shortened(name, width, unicode: false).Length);
    }
}
