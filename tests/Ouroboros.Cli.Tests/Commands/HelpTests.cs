using Ouroboros.Cli.Commands;
using Ouroboros.Configuration;
using Ouroboros.OpenCl;

namespace Ouroboros.Cli.Tests.Commands;

public sealed class HelpTests : IDisposable
{
    private readonly CliFixture _cli = new();

    public static TheoryData<string> Commands => ["run", "sweep", "resume", "theory", "gif", "report", "list", "compare", "export", "verify", "clean", "data", "info"];

    [Theory]
    [MemberData(nameof(Commands))]
    public void A_page_names_every_option_of_its_command(string name)
    {
        var command = MainCommand.Create(_cli.Services(), [name]).Subcommands.Single(command => command.Name == name);
        Assert.Equal(ExitCodes.Success, _cli.Run(name, "--help"));
        Assert.Contains($"Usage: ouroboros {name}", _cli.Out, StringComparison.Ordinal);
        foreach (var word in command.Options.SelectMany(option => option.Aliases.Append(option.Name)))
        {
            Assert.Matches($@"(^|[ ,]){word}[ ,\n]", _cli.Out.ReplaceLineEndings("\n"));
        }

        Assert.Contains("-h, --help", _cli.Out, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Commands))]
    public void The_short_form_shows_the_same_even_after_mistakes(string name)
    {
        _cli.Run(name, "--help");
        var page = _cli.Out;
        Assert.Equal(ExitCodes.Success, _cli.Run(name, "--nonsense", "-h"));
        Assert.Equal(page, _cli.Out);
        Assert.Empty(_cli.Error);
    }

    [Theory]
    [InlineData]
    [InlineData("-h")]
    [InlineData("--help")]
    public void The_program_names_its_commands(params string[] args)
    {
        Assert.Equal(ExitCodes.Success, _cli.Run(args));
        Assert.StartsWith($"Model Ouroboros {ProductVersion.Current.Version}:", _cli.Out, StringComparison.Ordinal);
        foreach (var row in Commands)
        {
            Assert.Matches($"\n  {row.Data} +[A-Z]", _cli.Out);
        }
    }

    [Fact]
    public void The_page_of_run_names_every_key_and_every_default()
    {
        _cli.Run("run", "--help");
        var text = string.Join(' ', _cli.Out.Split([' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries));
        foreach (var key in ConfigKeys.All)
        {
            Assert.Contains($" {key.Path} ", text, StringComparison.Ordinal);
            Assert.Contains($"{key.Comment}. Default: {key.Format(Presets.Classic)}", text, StringComparison.Ordinal);
        }

        Assert.Contains("Generations to run. Default: 30; quick: 14", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData]
    [InlineData("--help")]
    [InlineData("list", "-h")]
    public void Only_commands_that_are_called_are_made(params string[] args)
    {
        var commands = MainCommand.Create(_cli.Services(), args).Subcommands;
        Assert.Equal(Commands.Select(row => row.Data), commands.Select(command => command.Name));
        Assert.Equal(args.Intersect(commands.Select(command => command.Name)), commands.Where(command => command.Options.Count > 0).Select(command => command.Name));
    }

    [Theory]
    [InlineData("help")]
    [InlineData("help", "run")]
    public void Help_is_a_word_too(params string[] args)
    {
        Assert.Equal(ExitCodes.Success, _cli.Run(args));
        var page = _cli.Out;
        _cli.Run([.. args[1..], "-h"]);
        Assert.Equal(_cli.Out, page);
    }

    [Fact]
    public void Commands_are_shown_as_the_program_was_called()
    {
        _cli.Variables["OUROBOROS_COMMAND"] = "./ouroboros";
        _cli.Run("run", "--help");
        Assert.Contains("Usage: ./ouroboros run [options]", _cli.Out, StringComparison.Ordinal);
        Assert.Contains("\n  ./ouroboros run --dry-run ", _cli.Out, StringComparison.Ordinal);
        _cli.Run("run", "nonsense=3");
        Assert.Contains("./ouroboros run --help lists the keys.", _cli.Error, StringComparison.Ordinal);
        _cli.Variables["OUROBOROS_COMMAND"] = "/my tools/ouroboros";
        _cli.Run("run", "--preset", "quick", "--random-seed", "1");
        Assert.Contains($"\n  {Terminal.Word("/my tools/ouroboros")} run -c experiments/run_2026-01-31_14-05-09/config.yaml", _cli.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void The_version_is_a_line_for_scripts()
    {
        Assert.Equal(ExitCodes.Success, _cli.Run("--version"));
        Assert.Matches(@"^ouroboros \d+\.\d+\.\d+\r?\n$", _cli.Out);
    }

    [Theory]
    [InlineData("rnu", "command line: found \"rnu\", expected one of run, sweep, resume, theory, gif, report, list, compare, export, verify, clean, data, info. Did you mean run?")]
    [InlineData("frobnicate", "command line: found \"frobnicate\", expected one of run, sweep, resume, theory, gif, report, list, compare, export, verify, clean, data, info.")]
    [InlineData("--verison", "command line: found an unknown option --verison, expected an option of ouroboros. Did you mean --version?")]
    public void An_unknown_word_gets_the_nearest_known(string word, string message)
    {
        Assert.Equal(ExitCodes.Usage, _cli.Run(word));
        Assert.Equal([message, "See ouroboros --help"], _cli.Error.TrimEnd().ReplaceLineEndings("\n").Split('\n'));
        Assert.Empty(_cli.Out);
    }

    [Fact]
    public void Commands_without_arguments_take_none()
    {
        Assert.Equal(ExitCodes.Usage, _cli.Run("info", "please"));
        Assert.StartsWith("command line: found \"please\", expected options only.", _cli.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(40)]
    [InlineData(60)]
    [InlineData(100)]
    public void Lines_are_no_longer_than_the_window(int width)
    {
        var page = new HelpPage("What it does, in a sentence of some length that must be broken somewhere.", "x [options]",
            [new("Options", [new("-o, --option VALUE", "Words that explain the option, and more of them than fit into one line")])]);
        using var text = new StringWriter();
        page.Write(text, width);
        Assert.All(text.ToString().Split(Environment.NewLine), line => Assert.True(line.Length <= width, line));
    }

    [Fact]
    public void Info_tells_what_a_report_needs()
    {
        _cli.FindDevices = () => new ClDevices { Problem = "There is no OpenCL library here." };
        Assert.Equal(ExitCodes.Success, _cli.Run("info"));
        foreach (var name in new[] { "version", "commit", "runtime", "system", "processor", "cores", "memory", "vector width", "threads" })
        {
            Assert.Matches($@"(^|\n){name} +\S", _cli.Out);
        }

        Assert.Matches(@"kernels +scalar \(no vectors\)", _cli.Out);
        Assert.Matches("data set +MNIST, embedded: 60,000 training and 10,000 test images", _cli.Out);
    }

    public void Dispose() => _cli.Dispose();
}
