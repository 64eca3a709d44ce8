namespace Ouroboros.Cli.Tests.Commands;

public sealed class CompareCommandTests : IDisposable
{
    private readonly CliFixture _cli = new();

    public void Dispose() => _cli.Dispose();

    [Fact]
    public void Runs_of_different_lengths_and_groups_stand_side_by_side()
    {
        _cli.MakeRun("short");
        _cli.Loop = new FakeLoop(_cli.Time) { WritesFiles = true, EffectiveClasses = generation => 9.5 - (0.25 * generation) };
        Assert.Equal(ExitCodes.Success, _cli.Run("run", "--preset", "quick", "-i", "6", "--output-dir", "long", "-q"));
        Assert.Equal(ExitCodes.Success, _cli.Run("run", "--preset", "quick", "-i", "5", "--seeds", "1,2", "--jobs", "1", "--output-dir", "group", "-q"));
        File.WriteAllText(_cli.PathOf("experiments/long/floors.csv"), "metric,floor\neffective_classes_initial,9.9\nfrechet_distance,\n");

        Assert.Equal(ExitCodes.Success, _cli.Run("compare", "short", "long", "group", "-o", "out"));
        var lines = _cli.Out.ReplaceLineEndings("\n").Split('\n');
        Assert.Matches("^ +short +long +group$", lines[0]);
        Assert.Matches("^replicates +- +- +2$", lines[1]);
        Assert.Matches("^generations +4 +6 +5$", lines[2]);
        Assert.Matches(@"^collapsed from +3 +no, falling +no, falling$", lines[3]);
        Assert.Matches(@"^effective_classes_initial +1\.200 +8\.000 +8\.250 \(8\.250 to 8\.250 in 2 seeds\)$", lines[4]);
        Assert.Matches(@"^real_test_accuracy +93\.00 % +93\.00 % +93\.00 % \(93\.00 to 93\.00 in 2 seeds\)$", lines[5]);

        var table = File.ReadAllLines(_cli.PathOf("out/comparison.csv"));
        Assert.Equal("run,generation,metric,n,mean,standard_deviation,mean_low,mean_high,floor", table[0]);
        Assert.Contains("long,6,effective_classes_initial,1,8,,,,9.9", table);
        Assert.Contains("group,5,effective_classes_initial,2,8.25,0,,,", table);
        var plot = File.ReadAllText(_cli.PathOf("out/plots/effective_classes_initial.svg"));
        Assert.Contains(">short<", plot, StringComparison.Ordinal);
        Assert.Contains(">group<", plot, StringComparison.Ordinal);
        Assert.Contains("Dashed: the same between two halves of the real data", plot, StringComparison.Ordinal);
        Assert.True(File.Exists(_cli.PathOf("out/plots/real_test_vae_loss.png")));
    }

    [Fact]
    public void An_earlier_comparison_is_replaced_and_nothing_else()
    {
        _cli.MakeRun("a");
        Assert.Equal(ExitCodes.Success, _cli.Run("compare", "a", "-o", "out"));
        Assert.Equal(ExitCodes.Success, _cli.Run("compare", "a", "-o", "out"));
        _cli.Write("other/file", "");
        Assert.Equal(ExitCodes.Usage, _cli.Run("compare", "a", "-o", "other"));
        Assert.Contains("found other, which holds something else", _cli.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_table_alone_writes_nothing()
    {
        _cli.MakeRun("a");
        var before = Directory.GetFileSystemEntries(_cli.Folder, "*", SearchOption.AllDirectories).Length;
        Assert.Equal(ExitCodes.Success, _cli.Run("compare", "a", "--table"));
        Assert.Equal(before, Directory.GetFileSystemEntries(_cli.Folder, "*", SearchOption.AllDirectories).Length);
    }

    [Fact]
    public void In_a_narrow_window_the_runs_stand_below_each_other()
    {
        _cli.MakeRun("first");
        _cli.MakeRun("second");
        (_cli.OutIsTerminal, _cli.Columns) = (true, 40);
        Assert.Equal(ExitCodes.Success, _cli.Run("compare", "first", "second", "--table"));
        Assert.All(_cli.Out.ReplaceLineEndings("\n").Split('\n'), line => Assert.InRange(line.Length, 0, 40));
        Assert.Equal(2, _cli.Out.Split("generations").Length - 1);
    }

    [Theory]
    [InlineData("found nothing, expected names or paths of runs")]
    [InlineData("found no folder \"none\"", "none")]
    [InlineData("which is no run of this program", ".")]
    public void What_cannot_be_compared_is_told(string message, params string[] words)
    {
        Assert.Equal(ExitCodes.Usage, _cli.Run(["compare", .. words]));
        Assert.Contains(message, _cli.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Names_stand_in_the_table_the_numbers_and_the_plots()
    {
        _cli.MakeRun("a=b");
        _cli.MakeRun("a");
        Assert.Equal(ExitCodes.Success, _cli.Run("compare", "experiments/a=b", "a", "--name", "experiments/a=b=10 % real", "--name=a= a = c ", "-o", "out"));
        Assert.Matches("^ +10 % real +a = c$", _cli.Out.ReplaceLineEndings("\n").Split('\n')[0]);
        Assert.Contains("\n10 % real,4,", File.ReadAllText(_cli.PathOf("out/comparison.csv")), StringComparison.Ordinal);
        Assert.Contains(">a = c<", File.ReadAllText(_cli.PathOf("out/plots/effective_classes_initial.svg")), StringComparison.Ordinal);
    }

    [Fact]
    public void Folders_of_one_name_also_have_that_of_the_folder_in_which_they_differ()
    {
        _cli.MakeRun(_cli.PathOf("one/x/run"));
        _cli.MakeRun(_cli.PathOf("two/x/run"));
        _cli.MakeRun("other");
        Assert.Equal(ExitCodes.Success, _cli.Run("compare", "one/x/run", "two/x/run", "other", "--table"));
        Assert.Matches(@"^ +run \(one\) +run \(two\) +other$", _cli.Out.ReplaceLineEndings("\n").Split('\n')[0]);
        Assert.Equal(ExitCodes.Success, _cli.Run("compare", "one/x/run", "two/x/run", "--name", "one/x/run=first", "--table"));
        Assert.Matches(@"^ +first +run \(two\)$", _cli.Out.ReplaceLineEndings("\n").Split('\n')[0]);
    }

    [Fact]
    public void Points_of_a_sweep_are_named_by_their_folders_or_by_an_option()
    {
        _cli.Loop = new FakeLoop(_cli.Time) { WritesFiles = true };
        Assert.Equal(ExitCodes.Success, _cli.Run("sweep", "--preset", "quick", "-i", "2", "-q", "regime.kind=replace,mix", "--jobs", "1", "--output-dir", "s"));
        Assert.Equal(ExitCodes.Success, _cli.Run("compare", "s", "--name", "kind-mix=10 % real", "--table"));
        Assert.Matches(@"^ +kind-replace +10 % real$", _cli.Out.ReplaceLineEndings("\n").Split('\n')[0]);
        Assert.Equal(ExitCodes.Usage, _cli.Run("compare", "s", "--name", "s=all", "--table"));
        Assert.Contains("--name: found s, which holds 2 experiments, expected one of them: kind-replace, kind-mix.", _cli.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--name: found \"base\", expected RUN=LABEL, RUN being one of a, b.", "base")]
    [InlineData("--name: found a run \"unknown\" that is not compared, expected RUN=LABEL, RUN being one of a, b.", "unknown=base")]
    [InlineData("--name: found a run \"s\" that is not compared, expected RUN=LABEL, RUN being one of a, b. Did you mean a?", "s=base")]
    [InlineData("--name: found no label for a, expected RUN=LABEL.", "a= ")]
    [InlineData("--name: found two names for a, expected one. Give each run one name.", "a=x", "a=y")]
    [InlineData("--name: found b for 2 runs, expected names that differ. Choose another.", "a=b")]
    [InlineData("--name: found x for 2 runs, expected names that differ. Choose another.", "a=x", "b=x")]
    [InlineData("--name: found a label of 61 characters for a, expected at most 60.", "a=1234567890123456789012345678901234567890123456789012345678901")]
    public void A_name_that_does_not_suit_is_told(string message, params string[] names)
    {
        _cli.MakeRun("a");
        _cli.MakeRun("b");
        Assert.Equal(ExitCodes.Usage, _cli.Run(["compare", "a", "b", "--table", .. names.SelectMany(name => new[] { "--name", name })]));
        Assert.Equal($"command line: {message}", _cli.Error.TrimEnd());
    }
}
