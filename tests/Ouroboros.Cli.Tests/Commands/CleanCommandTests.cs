using Ouroboros.Runs;
namespace Ouroboros.Cli.Tests.Commands;

public sealed class CleanCommandTests : IDisposable
{
    private readonly CliFixture _cli = new();

    [Theory]
    [InlineData("found no name", "clean", "--yes")]
    [InlineData("found no name", "clean", "--weights", "--yes")]
    [InlineData("found names and --all", "clean", "mine", "--all", "--yes")]
    public void Everything_is_never_meant_by_saying_nothing(string found, params string[] words)
    {
        _cli.MakeRun("mine");
        Assert.Equal(ExitCodes.Usage, _cli.Run(words));
        Assert.StartsWith($"command line: RUN: {found}, expected names or paths of runs, or --all.", _cli.Error, StringComparison.Ordinal);
        Assert.True(Directory.Exists(_cli.PathOf("experiments/mine")));
    }

    [Fact]
    public void Runs_are_named_with_their_sizes_and_deleted_after_yes()
    {
        var first = _cli.MakeRun("first");
        var second = _cli.MakeRun("second");
        _cli.Answer = "y";
        Assert.Equal(ExitCodes.Success, _cli.Run("clean", "--all"));
        Assert.Matches(@"experiments/first +finished +[\d.]+ kB", _cli.Out);
        Assert.Matches(@"experiments/second +finished +[\d.]+ kB", _cli.Out);
        Assert.Matches(@"Delete 2 runs, [\d.]+ kB\? \[y/N\] Deleted 2 runs", _cli.Out);
        Assert.False(Directory.Exists(first));
        Assert.False(Directory.Exists(second));
    }

    [Theory]
    [InlineData("n")]
    [InlineData("")]
    [InlineData("yess")]
    public void Anything_but_yes_deletes_nothing(string answer)
    {
        var run = _cli.MakeRun("mine");
        _cli.Answer = answer;
        Assert.Equal(ExitCodes.Success, _cli.Run("clean", "--all"));
        Assert.EndsWith("Nothing deleted." + Environment.NewLine, _cli.Out, StringComparison.Ordinal);
        Assert.True(Directory.Exists(run));
    }

    [Fact]
    public void Without_a_terminal_it_refuses_unless_told_yes()
    {
        var run = _cli.MakeRun("mine");
        Assert.Equal(ExitCodes.Usage, _cli.Run("clean", "--all"));
        Assert.Contains("Add --yes", _cli.Error, StringComparison.Ordinal);
        Assert.True(Directory.Exists(run));
        Assert.Equal(ExitCodes.Success, _cli.Run("clean", "--all", "--yes"));
        Assert.False(Directory.Exists(run));
    }

    [Fact]
    public void What_is_no_run_of_this_program_stays()
    {
        _cli.MakeRun("mine");
        var notes = _cli.Write("experiments/notes/idea.txt", "precious");
        var other = _cli.Write("experiments/other/manifest.json", "{\"program\": \"something else\"}");
        var file = _cli.Write("experiments/file.txt", "precious");
        Assert.Equal(ExitCodes.Success, _cli.Run("clean", "--all", "--yes"));
        Assert.False(Directory.Exists(_cli.PathOf("experiments/mine")));
        Assert.All([notes, other, file], path => Assert.True(File.Exists(path)));
    }

    [Fact]
    public void Links_are_neither_runs_nor_ways_out()
    {
        var far = _cli.MakeRun("far", "output.experiments_dir=faraway");
        Assert.True(Directory.Exists(_cli.PathOf("faraway/far")));
        var mine = _cli.MakeRun("mine");
        Directory.CreateSymbolicLink(_cli.PathOf("experiments/link"), _cli.PathOf("faraway/far"));
        var precious = _cli.Write("precious/file.txt", "precious");
        Directory.CreateSymbolicLink(Path.Combine(mine, "inner"), _cli.PathOf("precious"));
        File.CreateSymbolicLink(Path.Combine(mine, "file"), precious);
        Assert.Equal(ExitCodes.Success, _cli.Run("clean", "--all", "--yes"));
        Assert.NotEqual(far, mine);
        Assert.False(Directory.Exists(mine));
        Assert.True(Path.Exists(_cli.PathOf("experiments/link")));
        Assert.True(File.Exists(_cli.PathOf("faraway/far/manifest.json")));
        Assert.True(File.Exists(precious));
    }

    [Fact]
    public void Names_choose_and_a_path_will_do()
    {
        var first = _cli.MakeRun("first");
        var second = _cli.MakeRun("second");
        Assert.Equal(ExitCodes.Success, _cli.Run("clean", "--yes", "first"));
        Assert.False(Directory.Exists(first));
        Assert.True(Directory.Exists(second));
        Assert.Equal(ExitCodes.Success, _cli.Run("clean", "--yes", "experiments/second", second));
        Assert.False(Directory.Exists(second));
    }

    [Theory]
    [InlineData("notes", "command line: found experiments/notes, which is no run of this program, expected a folder with its manifest.json.")]
    [InlineData("", "command line: found no folder \"\", neither in experiments nor as a path, expected a run.")]
    [InlineData(".", "command line: found ., which is no run of this program")]
    [InlineData("experiments", "command line: found experiments, which is no run of this program")]
    [InlineData("mind", "command line: found no folder \"mind\", neither in experiments nor as a path, expected a run. Did you mean mine?")]
    [InlineData("whatever", "command line: found no folder \"whatever\", neither in experiments nor as a path, expected a run. ouroboros list shows the runs.")]
    [InlineData("--yse", "command line: found an unknown option --yse, expected an option of ouroboros clean. Did you mean --yes?")]
    public void A_wrong_name_deletes_nothing_at_all(string name, string message)
    {
        var run = _cli.MakeRun("mine");
        _cli.Write("experiments/notes/idea.txt", "precious");
        Assert.Equal(ExitCodes.Usage, _cli.Run("clean", "--yes", "mine", name));
        Assert.StartsWith(message, _cli.Error, StringComparison.Ordinal);
        Assert.True(Directory.Exists(run));
    }

    [Fact]
    public void A_run_at_work_is_never_deleted()
    {
        var run = _cli.MakeRun("mine");
        using (RunLock.Take(new RunFolder(run)))
        {
            Assert.Equal(ExitCodes.Success, _cli.Run("clean", "--all", "--yes"));
            Assert.Contains("mine is at work and left out", _cli.Error, StringComparison.Ordinal);
            Assert.Equal(ExitCodes.Files, _cli.Run("clean", "--yes", "mine"));
            Assert.Equal(
                $"ouroboros: {Path.Combine("experiments", "mine")}: process {Environment.ProcessId} is at work on this run. Stop it first; nothing was deleted.",
                _cli.Error.TrimEnd());
            Assert.True(File.Exists(Path.Combine(run, "manifest.json")));
        }

        Assert.Equal(ExitCodes.Success, _cli.Run("clean", "--yes", "mine"));
        Assert.False(Directory.Exists(run));
    }

    public void Dispose() => _cli.Dispose();
}
