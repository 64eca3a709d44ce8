namespace Ouroboros.Cli.Tests.Commands;

/// <summary>After <c>--</c> every word is a name, whatever it begins with.</summary>
public sealed class EndOfOptionsTests : IDisposable
{
    private readonly CliFixture _cli = new();

    public void Dispose() => _cli.Dispose();

    [Theory]
    [InlineData("list")]
    [InlineData("verify")]
    [InlineData("report")]
    [InlineData("compare")]
    [InlineData("gif")]
    [InlineData("export", "--format", "jsonl")]
    [InlineData("clean", "--yes")]
    public void A_run_whose_name_begins_with_a_dash_is_found(params string[] command)
    {
        Directory.Move(_cli.MakeRun("x"), _cli.PathOf("experiments/-preset"));
        _cli.MakeAnimation = (_, _, _) => new([1], 10);
        string[] words = command[0] == "list" ? [] : ["-preset"];
        Assert.Equal((ExitCodes.Success, ""), (_cli.Run([.. command, "--", .. words]), _cli.Error));
    }

    [Theory]
    [InlineData("verify", "-x")]
    [InlineData("resume", "--help")]
    [InlineData("clean", "--all")]
    [InlineData("gif", "-d")]
    public void A_name_that_is_not_there_is_told_as_a_name(string command, string name)
    {
        Assert.Equal(ExitCodes.Usage, _cli.Run(command, "--", name));
        Assert.Contains($"found no folder \"{name}\"", _cli.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Keys_may_follow()
    {
        Assert.Equal(ExitCodes.Success, _cli.Run("run", "--dry-run", "--preset", "quick", "--", "vae.epochs=2"));
        Assert.Contains("epochs: 2 ", _cli.Out, StringComparison.Ordinal);
        Assert.Equal(ExitCodes.Usage, _cli.Run("run", "--", "--dry-run"));
        Assert.StartsWith("command line: found \"--dry-run\", expected an option or KEY=VALUE.", _cli.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("list", "--bogus", "--", "-x")]
    [InlineData("verify", "--bogus", "--", "-x")]
    public void An_unknown_option_before_it_is_still_told(params string[] words)
    {
        Assert.Equal(ExitCodes.Usage, _cli.Run(words));
        Assert.StartsWith("command line: found an unknown option --bogus", _cli.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("unknown option -x", _cli.Error, StringComparison.Ordinal);
    }
}
