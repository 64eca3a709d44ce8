using System.Text.RegularExpressions;

namespace Ouroboros.Cli.Tests.Display;

public sealed class LiveDisplayTests : IDisposable
{
    private const string Escape = "\u001b";
    private readonly CliFixture _cli = new() { OutIsTerminal = true };

    [Fact]
    public void On_a_terminal_the_run_is_drawn_in_place()
    {
        Run();
        Assert.Contains($"{Escape}[?25l", _cli.Out, StringComparison.Ordinal);
        Assert.Contains($"{Escape}[?25h", _cli.Out, StringComparison.Ordinal);
        Assert.Contains("generation 2/2", _cli.Out, StringComparison.Ordinal);
        Assert.Contains("effective classes", _cli.Out, StringComparison.Ordinal);
        Assert.DoesNotContain("generation 1/2:", _cli.Out, StringComparison.Ordinal);
        Assert.Contains("effective classes are left after 2 generations, too early to tell", _cli.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void In_the_end_every_generation_stays_on_the_screen_as_a_line()
    {
        Assert.Equal(ExitCodes.Success, _cli.Run("run", "--preset", "quick", "-i", "40", "--vae-epochs", "1"));
        var styled = _cli.Out[_cli.Out.LastIndexOf($"{Escape}[?25h", StringComparison.Ordinal)..];
        var rest = Regex.Replace(styled, $@"{Escape}\[[0-9;?]*[a-zA-Z]", "", RegexOptions.None, TimeSpan.FromSeconds(10));
        Assert.Contains("generation 40/40", rest, StringComparison.Ordinal);
        Assert.All(Enumerable.Range(1, 40), generation => Assert.Matches($@"\n {{2,3}}{generation} +\d\.\d\d ", rest));
        Assert.DoesNotContain("more", rest, StringComparison.Ordinal);
        Assert.True(rest.IndexOf("Fell from", StringComparison.Ordinal) > rest.IndexOf("generation 40/40", StringComparison.Ordinal));
    }

    [Fact]
    public void Colours_are_left_out_on_request()
    {
        _cli.Variables["COLORTERM"] = "truecolor";
        Run();
        Assert.Matches($@"{Escape}\[(\d+;)*(3[0-79]|38|9\d)", _cli.Out);
        _cli.Variables["NO_COLOR"] = "1";
        Run();
        Assert.Contains($"{Escape}[?25l", _cli.Out, StringComparison.Ordinal);
        Assert.DoesNotMatch($@"{Escape}\[(\d+;)*(3[0-8]|9\d)[;m]", _cli.Out);
    }

    [Theory]
    [InlineData("TERM", "dumb")]
    [InlineData("CI", "true")]
    public void Where_nothing_can_be_redrawn_there_are_plain_lines(string variable, string value)
    {
        _cli.Variables[variable] = value;
        Run();
        Assert.DoesNotContain(Escape, _cli.Out, StringComparison.Ordinal);
        Assert.Contains("generation 1/2: effective classes 8.50", _cli.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void An_error_leaves_the_cursor_visible()
    {
        _cli.Loop.AfterGeneration = _ => throw new IOException("disk full");
        Assert.Equal(ExitCodes.Files, _cli.Run("run", "--preset", "quick"));
        var shown = _cli.Out.LastIndexOf($"{Escape}[?25h", StringComparison.Ordinal);
        Assert.True(shown > _cli.Out.LastIndexOf($"{Escape}[?25l", StringComparison.Ordinal));
    }

    public void Dispose() => _cli.Dispose();

    private void Run() => Assert.Equal(ExitCodes.Success, _cli.Run("run", "--preset", "quick", "-i", "2"));
}
