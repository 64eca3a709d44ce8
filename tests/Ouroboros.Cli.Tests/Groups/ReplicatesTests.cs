using Ouroboros.Replication;
using Ouroboros.Runs;

namespace Ouroboros.Cli.Tests.Groups;

public sealed class ReplicatesTests : IDisposable
{
    private readonly CliFixture _cli = new();

    public ReplicatesTests() => _cli.Loop = new FakeLoop(_cli.Time) { WritesFiles = true };

    public void Dispose() => _cli.Dispose();

    [Fact]
    public void A_group_is_a_folder_with_a_run_for_each_seed_and_what_they_have_in_common()
    {
        Assert.Equal(ExitCodes.Success, Run("--replicates", "3", "--random-seed", "7", "--jobs", "1"));
        var group = new RunFolder(_cli.PathOf("experiments/g"));
        Assert.Equal([7, 8, 9], GroupFile.LoadReplicates(group).Seeds);
        foreach (var seed in new[] { 7, 8, 9 })
        {
            var manifest = ManifestFile.Load(new RunFolder(group.FullPath($"seed_{seed}")));
            Assert.Equal((RunState.Finished, (long)seed), (manifest.State, manifest.Seed));
        }

        var summary = File.ReadAllLines(group.FullPath(GroupFiles.Summary));
        Assert.Contains("4,effective_classes_initial,3,1.2,0,1.2,1.2,1.2,1.2,1.2,,", summary);
        Assert.Equal("7,finished,4,4,3,3,8,0.998,", File.ReadAllLines(group.FullPath(GroupFiles.Collapse))[1]);
        Assert.StartsWith("3,3,0,0,4,3,0,,,3,3,3", File.ReadAllLines(group.FullPath(GroupFiles.CollapseSummary))[1], StringComparison.Ordinal);
        foreach (var plot in new[] { "plots/collapse", "plots/effective_classes_initial", "plots/real_test_vae_loss" })
        {
            Assert.True(group.Has(plot + ".png") && group.Has(plot + ".svg"));
        }

        Assert.Contains("3 of 3 seeds fall below 2 effective classes in generation 3: 1.2 of 9.5 effective classes are left on average after 4 generations (1.2 to 1.2 in 3 seeds).", _cli.Out, StringComparison.Ordinal);
        Assert.Contains("seed 8: generation 4/4: effective classes 1.20", _cli.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void Seeds_may_be_named_and_the_folder_is_all_that_a_quiet_group_prints()
    {
        Assert.Equal(ExitCodes.Success, Run("--seeds", "3,1", "--quiet"));
        Assert.Equal(_cli.PathOf("experiments/g") + Environment.NewLine, _cli.Out);
        Assert.Equal([3, 1], GroupFile.LoadReplicates(new RunFolder(_cli.PathOf("experiments/g"))).Seeds);
    }

    [Theory]
    [InlineData("command line: --seeds: found 3 twice, expected each seed once. The same seed gives the same run.", "--seeds", "3,1,3")]
    [InlineData("command line: --seeds: found --replicates too, expected one of the two.", "--seeds", "3", "--replicates", "2")]
    [InlineData("command line: --seeds: found \"x\", expected a whole number from 0", "--seeds", "1,x")]
    [InlineData("command line: --replicates: found \"0\", expected a whole number from 1 to 1,000.", "--replicates", "0")]
    [InlineData("command line: --jobs: found one run, expected several, by --replicates or --seeds.", "--jobs", "2")]
    [InlineData("command line: --replicates: found 2 seeds from 9223372036854775807 on", "--replicates", "2", "--random-seed", "9223372036854775807")]
    public void What_is_wrong_is_told_before_anything_is_run(string message, params string[] words)
    {
        Assert.Equal(ExitCodes.Usage, Run(words));
        Assert.StartsWith(message, _cli.Error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(_cli.PathOf("experiments")));
    }

    [Fact]
    public void A_replicate_that_fails_ends_no_other_and_is_a_row_that_says_why()
    {
        _cli.Loop = new FakeLoop(_cli.Time) { WritesFiles = true };
        _cli.Loop.AfterGeneration = generation =>
        {
            if (generation == 2 && _cli.Loop.Request!.Config.Experiment.RandomSeed == 8)
            {
                throw new InvalidDataException("found a fault, expected none");
            }
        };
        Assert.Equal(ExitCodes.Files, Run("--seeds", "7,8,9", "--jobs", "1"));
        Assert.Equal("ouroboros: seed 8: found a fault, expected none" + Environment.NewLine, _cli.Error);
        Assert.Contains("4,effective_classes_initial,2,", File.ReadAllText(_cli.PathOf("experiments/g/summary.csv")), StringComparison.Ordinal);
        Assert.Contains("2,effective_classes_initial,3,", File.ReadAllText(_cli.PathOf("experiments/g/summary.csv")), StringComparison.Ordinal);
        Assert.StartsWith("3,2,0,1,4,", File.ReadAllLines(_cli.PathOf("experiments/g/collapse_summary.csv"))[1], StringComparison.Ordinal);
    }

    [Fact]
    public void An_error_of_the_program_in_one_is_told_as_such_when_the_others_are_done()
    {
        _cli.Loop.AfterGeneration = _ =>
        {
            if (_cli.Loop.Request!.Config.Experiment.RandomSeed == 7)
            {
                throw new InvalidOperationException("a bug");
            }
        };
        Assert.Equal(ExitCodes.Internal, Run("--seeds", "7,8", "--jobs", "1"));
        Assert.Contains("a bug", _cli.Error, StringComparison.Ordinal);
        Assert.Equal(RunState.Finished, ManifestFile.Load(new RunFolder(_cli.PathOf("experiments/g/seed_8"))).State);
    }

    [Fact]
    public void What_is_over_is_not_run_again()
    {
        Run("--seeds", "7,8", "--jobs", "1");
        _cli.Loop = new FakeLoop(_cli.Time);
        var before = File.ReadAllBytes(_cli.PathOf("experiments/g/summary.csv"));
        File.Delete(_cli.PathOf("experiments/g/summary.csv"));
        Assert.Equal(ExitCodes.Success, _cli.Run("resume", "g"));
        Assert.Null(_cli.Loop.Request);
        Assert.Equal(before, File.ReadAllBytes(_cli.PathOf("experiments/g/summary.csv")));
        Assert.Contains("2 replicates, all done before.", _cli.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void Interrupted_it_says_how_to_go_on_and_what_was_not_begun_is_begun_then()
    {
        _cli.Loop.AfterGeneration = generation =>
        {
            if (generation == 4)
            {
                _cli.Interruption.Interrupt(ExitCodes.Interrupted);
            }
        };
        Assert.Equal(ExitCodes.Interrupted, Run("--seeds", "7,8", "--jobs", "1"));
        Assert.Contains("interrupted, 1 of 2 replicates done", _cli.Error, StringComparison.Ordinal);
        Assert.Contains("ouroboros resume experiments/g", _cli.Error.Replace('\\', '/'), StringComparison.Ordinal);
        Assert.False(Directory.Exists(_cli.PathOf("experiments/g/seed_8")));

        using var later = new CliFixture();
        Directory.Move(_cli.PathOf("experiments"), later.PathOf("experiments"));
        later.Loop = new FakeLoop(later.Time) { WritesFiles = true };
        Assert.Equal(ExitCodes.Success, later.Run("resume", "g", "--jobs", "1"));
        Assert.Equal(8, later.Loop.Request!.Config.Experiment.RandomSeed);
        Assert.Contains("1 of 2 replicates left, 1 at once", later.Out, StringComparison.Ordinal);
        Assert.Contains("4,effective_classes_initial,2,", File.ReadAllText(later.PathOf("experiments/g/summary.csv")), StringComparison.Ordinal);
    }

    [Fact]
    public void A_dry_run_says_what_all_of_them_take()
    {
        Assert.Equal(ExitCodes.Success, Run("--replicates", "5", "--jobs", "1", "--dry-run"));
        Assert.Contains("replicates  5, each as above", _cli.Out, StringComparison.Ordinal);
        Assert.Contains("seeds       drawn when the runs start", _cli.Out, StringComparison.Ordinal);
        Assert.Matches("time        about .* for all", _cli.Out);
        Assert.False(Directory.Exists(_cli.PathOf("experiments")));
    }

    [Fact]
    public void List_verify_and_clean_take_a_group_as_one()
    {
        Run("--seeds", "7,8", "--jobs", "1");
        _cli.MakeRun("single");
        Assert.Equal(ExitCodes.Success, _cli.Run("list"));
        Assert.Matches(@"\ng +replicates finished +replace +mnist +8/8 +2 seeds +1\.20 +- +2 of 2\n", _cli.Out.ReplaceLineEndings("\n"));
        Assert.Equal(ExitCodes.Success, _cli.Run("verify", "g"));
        Assert.Matches("(?m)^g/seed_7: all .* files are as they were written", _cli.Out);
        Assert.Matches("(?m)^g/seed_8: all .* files are as they were written", _cli.Out);
        File.AppendAllText(_cli.PathOf("experiments/g/seed_8/metrics.csv"), "x");
        Assert.Equal(ExitCodes.Files, _cli.Run("verify", "g"));

        Assert.Equal(ExitCodes.Usage, Run("--seeds", "7"));
        Assert.Contains("which holds several runs, expected a folder that is new or empty", _cli.Error, StringComparison.Ordinal);
        Assert.Equal(ExitCodes.Success, _cli.Run("clean", "g", "--yes"));
        Assert.Matches("Deleted 2 runs, ", _cli.Out);
        Assert.False(Directory.Exists(_cli.PathOf("experiments/g")));
        Assert.True(Directory.Exists(_cli.PathOf("experiments/single")));
    }

    [Fact]
    public void On_a_terminal_there_is_a_line_for_each()
    {
        _cli.OutIsTerminal = true;
        Assert.Equal(ExitCodes.Success, Run("--seeds", "7,8", "--jobs", "1"));
        Assert.Contains("of 2 replicates done", _cli.Out, StringComparison.Ordinal);
        Assert.Contains("seed 7", _cli.Out, StringComparison.Ordinal);
        Assert.Contains("seed 8", _cli.Out, StringComparison.Ordinal);
    }

    private int Run(params string[] words) => _cli.Run(["run", "--preset", "quick", "-i", "4", "--output-dir", "g", .. words]);
}
