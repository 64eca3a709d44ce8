using Ouroboros.Runs;

namespace Ouroboros.Cli.Tests.Commands;

public sealed class ListCommandTests : IDisposable
{
    private readonly CliFixture _cli = new();

    [Fact]
    public void Without_runs_it_says_how_to_make_one()
    {
        Assert.Equal(ExitCodes.Success, _cli.Run("list"));
        Assert.Equal("No runs in experiments. ouroboros run --preset quick makes one." + Environment.NewLine, _cli.Out);
    }

    [Fact]
    public void A_slip_elsewhere_in_the_config_does_not_hide_the_runs()
    {
        _cli.Write("config.yaml", "experiment:\n  iterashuns: 3\noutput:\n  experiments_dir: elsewhere\n");
        Assert.Equal(ExitCodes.Success, _cli.Run("list"));
        Assert.Equal(
            "No runs in elsewhere (output.experiments_dir of config.yaml), which does not exist. ouroboros run makes one. "
            + "Presets ignore that file: ouroboros list --experiments-dir experiments shows their runs.",
            _cli.Out.TrimEnd());
    }

    [Fact]
    public void A_folder_named_by_the_option_is_not_where_a_run_would_go()
    {
        Assert.Equal(ExitCodes.Success, _cli.Run("list", "--experiments-dir", "nope"));
        Assert.Equal(
            "No runs in nope, which does not exist. Leave --experiments-dir out to see those of the default folder.", _cli.Out.TrimEnd());
        Directory.CreateDirectory(_cli.PathOf("nope"));
        Assert.Equal(ExitCodes.Success, _cli.Run("list", "--experiments-dir", "nope"));
        Assert.StartsWith("No runs in nope. Leave", _cli.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void Runs_are_shown_oldest_first_and_other_folders_are_not()
    {
        _cli.MakeRun("z_first", "--random-seed", "11");
        _cli.Time.Advance(TimeSpan.FromHours(1));
        _cli.MakeRun("a_second", "--random-seed", "22", "--regime", "mix");
        Directory.CreateDirectory(_cli.PathOf("experiments/empty"));
        _cli.Write("experiments/other/manifest.json", "{\"program\": \"something else\"}");
        _cli.Write("experiments/page/manifest.json", "{\"name\": \"a web page\"}");
        _cli.Write("experiments/sweeper/sweep.json", "{\"program\": \"something else\"}");
        Assert.Equal(ExitCodes.Success, _cli.Run("list"));
        Assert.Equal(
            """
            run       state     regime   data set  generations  seed  effective classes   top label  collapsed from
            z_first   finished  replace  mnist             4/4    11               1.20  8 (99.8 %)               3
            a_second  finished  mix      mnist             4/4    22               1.20  8 (99.8 %)               3

            """.ReplaceLineEndings("\n"),
            _cli.Out.ReplaceLineEndings("\n"));
    }

    [Theory]
    [InlineData("manifest.json", "{\"program\": \"ouroboros\"", "damaged", "line 1: found damage at $")]
    [InlineData("manifest.json", "\0\0\0", "damaged", "line 1: found damage at $")]
    [InlineData("manifest.json", "{\"program\": \"ouroboros\", \"format\": 0}", "damaged", "line 1: found format 0; expected 1 or more")]
    [InlineData("replicates.json", "{", "damaged", "line 1: found damage at $")]
    [InlineData("sweep.json", "", "damaged", "line 1: found damage at $")]
    [InlineData("sweep.json", "{\"program\": \"ouroboros\", \"format\": 7}", "newer format", "written by a newer version")]
    public void A_folder_that_cannot_be_read_is_shown_last_with_the_reason(string file, string content, string state, string reason)
    {
        _cli.MakeRun("mine");
        var path = _cli.Write($"experiments/broken/{file}", content);
        Assert.Equal(ExitCodes.Success, _cli.Run("list"));
        Assert.Matches($@"\nbroken +{state} +-( +-)*\s+$", _cli.Out);
        Assert.StartsWith($"ouroboros: warning: broken: {path}", _cli.Error, StringComparison.Ordinal);
        Assert.Contains(reason, _cli.Error, StringComparison.Ordinal);
        Directory.Delete(_cli.PathOf("experiments/mine"), recursive: true);
        _cli.Run("list");
        Assert.StartsWith("run ", _cli.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void A_manifest_that_the_system_does_not_give_and_a_config_that_is_no_text_are_told_too()
    {
        using var kept = new FileStream(
            Path.Combine(_cli.MakeRun("kept"), RunFiles.Manifest), FileMode.Open, FileAccess.ReadWrite, FileShare.None);
        File.WriteAllBytes(Path.Combine(_cli.MakeRun("odd"), RunFiles.Config), [0xff, 0xfe]);
        Assert.Equal(ExitCodes.Success, _cli.Run("list"));
        Assert.Matches(@"\nkept +unreadable +-", _cli.Out);
        Assert.Matches(@"\nodd +damaged +-", _cli.Out);
        Assert.Equal(2, _cli.Error.Split("ouroboros: warning: ").Length - 1);
        Assert.Contains("config.yaml, line 1: found the byte 0xFF, which is not UTF-8", _cli.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(130, "run                      state     regime   data set  generations        seed  effective classes   top label  collapsed from")]
    [InlineData(120, "run                      state     regime   data set  gens        seed  classes   top label  collapsed")]
    [InlineData(80, "run                      state     regime   data set  gens  classes  collapsed")]
    [InlineData(60, "run                      state     regime   classes")]
    public void On_a_terminal_columns_go_before_lines_break(int columns, string header)
    {
        _cli.MakeRun("run_2026-01-31_14-05-09", "--random-seed", "2147483647");
        (_cli.OutIsTerminal, _cli.Columns) = (true, columns);
        Assert.Equal(ExitCodes.Success, _cli.Run("list"));
        var lines = _cli.Out.TrimEnd().ReplaceLineEndings("\n").Split('\n');
        Assert.Equal(header, lines[0]);
        Assert.All(lines, line => Assert.InRange(line.Length, 1, columns));
    }

    [Theory]
    [InlineData(50)]
    [InlineData(40)]
    public void In_a_narrow_window_everything_stands_below_the_name(int columns)
    {
        _cli.MakeRun("run_2026-01-31_14-05-09", "--random-seed", "2147483647");
        (_cli.OutIsTerminal, _cli.Columns) = (true, columns);
        Assert.Equal(ExitCodes.Success, _cli.Run("list"));
        Assert.Equal(
            """
            run_2026-01-31_14-05-09
              state      finished
              regime     replace
              data set   mnist
              gens       4/4
              seed       2147483647
              classes    1.20
              top label  8 (99.8 %)
              collapsed  3

            """.ReplaceLineEndings("\n"),
            _cli.Out.ReplaceLineEndings("\n"));
    }

    [Fact]
    public void A_sweep_lists_the_regimes_that_it_has()
    {
        _cli.Loop = new FakeLoop(_cli.Time) { WritesFiles = true };
        Assert.Equal(ExitCodes.Success, _cli.Run("sweep", "--preset", "quick", "-i", "2", "-q", "regime.kind=replace,mix", "--jobs", "1", "--output-dir", "two"));
        Assert.Equal(ExitCodes.Success, _cli.Run("sweep", "--preset", "quick", "-i", "2", "-q", "regime.kind=replace,mix,real", "--jobs", "1", "--output-dir", "three"));
        Assert.Equal(ExitCodes.Success, _cli.Run("list"));
        Assert.Matches(@"two +sweep finished +replace, mix +mnist", _cli.Out);
        Assert.Matches(@"three +sweep finished +3 different +mnist", _cli.Out);
    }

    [Fact]
    public void A_run_is_running_while_a_process_holds_its_lock_and_stopped_after()
    {
        using (RunLock.Take(new RunFolder(Interrupted())))
        {
            _cli.Run("list");
            Assert.Matches(@"killed +running +replace +mnist +1/4 .*8\.50", _cli.Out);
        }

        _cli.Run("list");
        Assert.Matches(@"killed +stopped +replace +mnist +1/4", _cli.Out);
    }

    [Fact]
    public void A_run_without_readable_numbers_is_still_shown()
    {
        var folder = _cli.MakeRun("mine");
        File.Delete(Path.Combine(folder, RunFiles.Metrics));
        _cli.Run("list");
        Assert.Matches(@"mine +finished +replace +mnist +4/4 +\d+ +- +- +-", _cli.Out);
    }

    [Fact]
    public void The_folder_comes_from_the_option_else_from_the_config_that_lies_here()
    {
        _cli.MakeRun("mine", "output.experiments_dir=there");
        _cli.Run("list");
        Assert.StartsWith("No runs in experiments.", _cli.Out, StringComparison.Ordinal);
        _cli.Run("list", "--experiments-dir", "there");
        Assert.Contains("mine", _cli.Out, StringComparison.Ordinal);
        _cli.Write("config.yaml", "output:\n  experiments_dir: there\n");
        _cli.Run("list");
        Assert.Contains("mine", _cli.Out, StringComparison.Ordinal);
    }

    public void Dispose() => _cli.Dispose();

    private string Interrupted()
    {
        _cli.Loop = new FakeLoop(_cli.Time) { WritesFiles = true };
        _cli.Loop.AfterGeneration = generation =>
        {
            if (generation == 1)
            {
                throw new IOException("killed");
            }
        };
        _cli.Run("run", "--preset", "quick", "-i", "4", "--output-dir", "killed");
        return _cli.PathOf("experiments/killed");
    }
}
