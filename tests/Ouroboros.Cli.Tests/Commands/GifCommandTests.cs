using Ouroboros.Runs;

namespace Ouroboros.Cli.Tests.Commands;

public sealed class GifCommandTests : IDisposable
{
    private readonly CliFixture _cli = new();
    private (string[] Sheets, int Duration, bool Loop)? _asked;

    public GifCommandTests() => _cli.MakeAnimation = (sheets, duration, loop) =>
    {
        _asked = ([.. sheets], duration, loop);
        return new("GIF89a"u8.ToArray(), Math.Max(duration, 20));
    };

    [Fact]
    public void By_default_the_newest_run_gets_its_animation_as_its_config_says()
    {
        _cli.MakeRun("first");
        _cli.Time.Advance(TimeSpan.FromHours(1));
        var run = _cli.MakeRun("another", "visualization.sample_gif_duration=120");
        Assert.Equal(ExitCodes.Success, _cli.Run("gif"));
        Assert.Equal("GIF89a", File.ReadAllText(Path.Combine(run, "model_collapse.gif")));
        Assert.Equal(120, _asked!.Value.Duration);
        Assert.True(_asked.Value.Loop);
        Assert.Equal(Enumerable.Range(0, 5).Select(g => Path.Combine(run, $"samples/iteration_{g}.png")), _asked.Value.Sheets);
        Assert.Equal("experiments/another/model_collapse.gif: 5 frames of 120 ms, looping, 6 B" + Environment.NewLine, _cli.Out);
    }

    [Fact]
    public void Every_option_counts()
    {
        var run = _cli.MakeRun("mine");
        Assert.Equal(ExitCodes.Success, _cli.Run("gif", "-r", "mine", "-f", "slow.gif", "-d", "900", "--no-loop"));
        Assert.True(File.Exists(Path.Combine(run, "slow.gif")));
        Assert.Equal(900, _asked!.Value.Duration);
        Assert.False(_asked.Value.Loop);
        Assert.Equal(ExitCodes.Success, _cli.Run("gif", "--run-dir", run, "--filename", _cli.PathOf("here.gif"), "--duration", "100"));
        Assert.True(File.Exists(_cli.PathOf("here.gif")));
    }

    [Fact]
    public void The_run_may_be_named_without_an_option_and_only_once()
    {
        var run = _cli.MakeRun("mine");
        _cli.MakeRun("newer");
        Assert.Equal(ExitCodes.Success, _cli.Run("gif", "mine"));
        Assert.Equal("GIF89a", File.ReadAllText(Path.Combine(run, "model_collapse.gif")));
        Assert.Equal(ExitCodes.Usage, _cli.Run("gif", "mine", "newer"));
        Assert.StartsWith("command line: found \"newer\", expected one RUN and options.", _cli.Error, StringComparison.Ordinal);
        Assert.Equal(ExitCodes.Usage, _cli.Run("gif", "mine", "-r", "newer"));
        Assert.Equal("command line: found both RUN \"mine\" and --run-dir newer, expected one of them." + Environment.NewLine, _cli.Error);
    }

    [Fact]
    public void The_manifest_goes_on_telling_the_truth_about_the_film()
    {
        var run = new RunFolder(_cli.MakeRun("mine"));
        var manifest = ManifestFile.Load(run);
        var files = new Dictionary<string, string>(manifest.Files, StringComparer.Ordinal) { [RunFiles.Animation] = new('0', 64) };
        ManifestFile.Save(run, manifest with { Files = files });
        Assert.Equal(ExitCodes.Success, _cli.Run("gif"));
        Assert.Equal(run.HashFiles()[RunFiles.Animation], ManifestFile.Load(run).Files[RunFiles.Animation]);
    }

    [Fact]
    public void The_duration_told_is_the_one_in_the_file()
    {
        _cli.MakeRun("mine");
        Assert.Equal(ExitCodes.Success, _cli.Run("gif", "-d", "5"));
        Assert.Contains(" of 20 ms,", _cli.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void Sheets_come_in_the_order_of_their_numbers()
    {
        foreach (var name in new[] { "iteration_10.png", "iteration_9.png", "iteration_0.png", "iteration_x.png", "iteration_1.svg" })
        {
            _cli.Write($"old/samples/{name}", "x");
        }

        Assert.Equal(ExitCodes.Success, _cli.Run("gif", "-r", "old"));
        Assert.Equal(["iteration_0.png", "iteration_9.png", "iteration_10.png"], _asked!.Value.Sheets.Select(Path.GetFileName));
        Assert.Equal(200, _asked.Value.Duration);
    }

    [Fact]
    public void List_shows_the_runs_that_have_samples()
    {
        _cli.MakeRun("mine");
        Directory.CreateDirectory(_cli.PathOf("experiments/empty"));
        Assert.Equal(ExitCodes.Success, _cli.Run("gif", "--list"));
        Assert.Equal("run   sheets\nmine       5\n", _cli.Out.ReplaceLineEndings("\n"));
        Assert.Null(_asked);
    }

    [Theory]
    [InlineData("ouroboros gif: found no samples/iteration_*.png in experiments/empty", "-r", "empty")]
    [InlineData("command line: found no folder \"mind\", neither in experiments nor as a path, expected a run. Did you mean mine?", "-r", "mind")]
    [InlineData("command line: --filename: found \"x.png\", expected a name that ends in .gif.", "-f", "x.png")]
    [InlineData("command line: --filename: found no folder experiments/mine/no", "-f", "no/x.gif")]
    [InlineData("command line: --duration: found \"0\", expected a whole number from 1 to 60,000. Choose one within that range.", "-d", "0")]
    [InlineData("command line: --duration: found \"fast\", expected a whole number from 1 to 60,000. Write it in digits.", "-d", "fast")]
    [InlineData("command line: found an unknown option --loop, expected an option of ouroboros gif. Did you mean --no-loop?", "--loop", "x")]
    public void What_is_wrong_is_told(string message, string option, string value)
    {
        _cli.MakeRun("mine");
        Directory.CreateDirectory(_cli.PathOf("experiments/empty"));
        Assert.Equal(ExitCodes.Usage, _cli.Run("gif", option, value));
        Assert.StartsWith(message, _cli.Error, StringComparison.Ordinal);
        Assert.Null(_asked);
    }

    [Fact]
    public void Without_any_run_it_says_so()
    {
        Assert.Equal(ExitCodes.Usage, _cli.Run("gif"));
        Assert.StartsWith("ouroboros gif: found no run with samples in experiments", _cli.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_damaged_sheet_is_trouble_with_files()
    {
        _cli.MakeRun("mine");
        _cli.MakeAnimation = (sheets, _, _) => throw new InvalidDataException($"{sheets[0]}: not a PNG");
        Assert.Equal(ExitCodes.Files, _cli.Run("gif"));
        Assert.Contains("iteration_0.png: not a PNG", _cli.Error, StringComparison.Ordinal);
        Assert.False(File.Exists(_cli.PathOf("experiments/mine/model_collapse.gif")));
    }

    [Fact]
    public void Nothing_is_written_into_the_folder_of_a_run_at_work()
    {
        var run = _cli.MakeRun("mine");
        _cli.MakeAnimation = (_, _, _) => new([1], 200);
        var before = File.ReadAllText(Path.Combine(run, "manifest.json"));
        using var held = RunLock.Take(new RunFolder(run));
        Assert.Equal(ExitCodes.Files, _cli.Run("gif", "-r", "mine"));
        Assert.Contains($"process {Environment.ProcessId} is at work on this run", _cli.Error, StringComparison.Ordinal);
        Assert.Equal(before, File.ReadAllText(Path.Combine(run, "manifest.json")));
        Assert.Equal(ExitCodes.Success, _cli.Run("gif", "-r", "mine", "-f", _cli.PathOf("elsewhere.gif")));
    }

    public void Dispose() => _cli.Dispose();
}
