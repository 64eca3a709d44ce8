using Ouroboros.Cli.Display;

namespace Ouroboros.Cli.Tests.Display;

public sealed class TextTableTests : IDisposable
{
    private static readonly string[][] Facts = [["  report.html", "all of it in one page: open it in a browser"], ["  plots/", "loss, accuracy, labels"]];
    private readonly CliFixture _cli = new() { OutIsTerminal = true };

    public void Dispose() => _cli.Dispose();

    [Fact]
    public void Explanations_break_between_words_beside_their_names() => Assert.Equal(
        """
          report.html  all of it in one page: open
                       it in a browser
          plots/       loss, accuracy, labels

        """.ReplaceLineEndings("\n"),
        Written(44, terminal => TextTable.WriteFacts(terminal, Facts)));

    [Fact]
    public void In_a_narrow_window_they_stand_below_them() => Assert.Equal(
        """
          report.html
              all of it in one page: open
              it in a browser
          plots/
              loss, accuracy, labels

        """.ReplaceLineEndings("\n"),
        Written(34, terminal => TextTable.WriteFacts(terminal, Facts)));

    [Fact]
    public void A_table_that_does_not_fit_becomes_a_list() => Assert.Equal(
        """
        7
          state              finished
          effective classes  1.20

        """.ReplaceLineEndings("\n"),
        Written(30, terminal => TextTable.Write(terminal, ["seed", "state", "effective classes"], [["7", "finished", "1.20"]], 2)));

    [Fact]
    public void A_list_of_folders_has_a_line_for_each_path() => Assert.Equal(
        """
        experiments/run_2026-01-31_14-05-09
          finished
          12.3 MB

        """.ReplaceLineEndings("\n"),
        Written(40, terminal => TextTable.Write(terminal, null, [["experiments/run_2026-01-31_14-05-09", "finished", "12.3 MB"]], 2)));

    [Fact]
    public void Pipes_have_no_end_of_lines()
    {
        _cli.OutIsTerminal = false;
        Assert.Equal(3, Written(10, terminal => TextTable.WriteFacts(terminal, Facts)).Split('\n').Length);
    }

    [Theory]
    [InlineData("list", 40)]
    [InlineData("list", 60)]
    [InlineData("info", 60)]
    [InlineData("report", 40)]
    [InlineData("compare", 60)]
    [InlineData("sweep", 40)]
    public void Help_breaks_between_words(string command, int columns)
    {
        _cli.Columns = columns;
        Assert.Equal(ExitCodes.Success, _cli.Run(command, "--help"));

        // A name, an option or a command line to copy stays whole.
        Assert.All(
            _cli.Out.ReplaceLineEndings("\n").Split('\n').Where(line => line.Length > columns),
            line => Assert.Matches(@"^ +(-|ouroboros |[^ ]+$)", line));
    }

    [Fact]
    public void The_end_of_a_run_fits_a_narrow_window()
    {
        _cli.Columns = 40;
        Assert.Equal(ExitCodes.Success, _cli.Run("run", "--preset", "quick", "-i", "2", "--output-dir", "mine"));
        var end = _cli.Out.ReplaceLineEndings("\n");
        Assert.Contains("\n  report.html\n      all of it in one page: open it in\n      a browser\n", end, StringComparison.Ordinal);
    }

    private string Written(int columns, Action<Terminal> write)
    {
        _cli.Columns = columns;
        var terminal = _cli.Terminal();
        write(terminal);
        return _cli.Out.ReplaceLineEndings("\n");
    }
}
