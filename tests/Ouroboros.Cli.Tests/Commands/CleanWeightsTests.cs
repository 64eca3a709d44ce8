using Ouroboros.Runs;

namespace Ouroboros.Cli.Tests.Commands;

/// <summary><c>clean --weights</c>, and what the other commands make of a run without weights.</summary>
public sealed class CleanWeightsTests : IDisposable
{
    // Of four generations two models each, and the checkpoint to go on from.
    private const int Weights = 9;

    private readonly CliFixture _cli = new();

    public void Dispose() => _cli.Dispose();

    [Fact]
    public void Runs_are_named_with_what_is_freed_and_lose_nothing_but_their_weights_after_yes()
    {
        var (first, second) = (new RunFolder(_cli.MakeRun("first")), new RunFolder(_cli.MakeRun("second")));
        var (before, rest) = (first.HashFiles(), Rest(first));
        _cli.Answer = "y";
        Assert.Equal(ExitCodes.Success, _cli.Run("clean", "--weights", "first"));
        var bytes = @"[\d.]+ k?B";
        Assert.Matches(
            $@"^experiments/first  9 files  ({bytes})\nAll else stays\. Without its weights a run cannot go on past its end\.\n"
            + @"Remove the weights of 1 run, \1\? \[y/N\] Removed the weights of 1 run, \1\.\n$",
            _cli.Out.ReplaceLineEndings("\n"));
        Assert.Equal(rest, Rest(first));
        Assert.Equal(rest.Keys.Where(RunFiles.IsReproducible), first.HashFiles().Keys);
        var manifest = ManifestFile.Load(first);
        Assert.Equal(Weights, manifest.Removed.Count);
        Assert.Equal(before, manifest.Files.Concat(manifest.Removed).OrderBy(file => file.Key, StringComparer.Ordinal));
        Assert.Null(manifest.Checkpoint);
        Assert.Equal(Weights, ManifestFile.Load(second).Files.Keys.Count(RunFiles.IsWeights));
        Assert.Equal(Weights, second.HashFiles().Keys.Count(RunFiles.IsWeights));
    }

    [Theory]
    [InlineData("n")]
    [InlineData("")]
    public void Anything_but_yes_removes_nothing(string answer)
    {
        var run = new RunFolder(_cli.MakeRun("mine"));
        var before = Everything(run);
        _cli.Answer = answer;
        Assert.Equal(ExitCodes.Success, _cli.Run("clean", "--weights", "--all"));
        Assert.EndsWith("Nothing deleted." + Environment.NewLine, _cli.Out, StringComparison.Ordinal);
        _cli.Answer = null;
        Assert.Equal(ExitCodes.Usage, _cli.Run("clean", "--weights", "--all"));
        Assert.Contains("Add --yes", _cli.Error, StringComparison.Ordinal);
        Assert.Equal(before, Everything(run));
    }

    [Fact]
    public void A_second_call_finds_nothing_to_remove()
    {
        var run = new RunFolder(_cli.MakeRun("mine"));
        Assert.Equal(ExitCodes.Success, _cli.Run("clean", "--weights", "--all", "--yes"));
        var before = Everything(run);
        Assert.Equal(ExitCodes.Success, _cli.Run("clean", "--weights", "mine"));
        Assert.Equal("No weights to remove." + Environment.NewLine, _cli.Out);
        Assert.Equal(before, Everything(run));
    }

    /// <summary>The manifest has been written, and no file was deleted yet.</summary>
    [Fact]
    public void After_a_kill_before_the_deletion_all_is_whole_and_a_second_call_ends_it()
    {
        var (run, untouched) = (new RunFolder(_cli.MakeRun("mine")), new RunFolder(_cli.MakeRun("untouched")));
        var files = ManifestFile.Load(run).Files.Count;
        Assert.Equal(ExitCodes.Success, _cli.Run("clean", "--weights", "--yes", "mine"));
        foreach (var file in untouched.Files().Where(RunFiles.IsWeights))
        {
            run.Write(file, stream => stream.Write(untouched.Read(file)));
        }

        Assert.Equal(ExitCodes.Success, _cli.Run("verify", "mine"));
        Assert.Equal($"mine: all {files} files are as they were written." + Environment.NewLine, _cli.Out);
        Assert.DoesNotContain(", no weights", Told(["list"]), StringComparison.Ordinal);
        Assert.Equal(ExitCodes.Success, _cli.Run("clean", "--weights", "--yes", "mine"));
        Assert.Matches(@"^experiments/mine  9 files  [\d.]+ k?B", _cli.Out);
        Assert.DoesNotContain(run.Files(), RunFiles.IsWeights);
        Assert.Equal(Weights, ManifestFile.Load(run).Removed.Count);
        var list = Told(["list"]).Split('\n');
        Assert.Contains(list, line => line.StartsWith("mine ", StringComparison.Ordinal) && line.Contains(" finished, no weights ", StringComparison.Ordinal));
        Assert.Contains(list, line => line.StartsWith("untouched ", StringComparison.Ordinal) && line.Contains(" finished  ", StringComparison.Ordinal));
    }

    [Fact]
    public void Kept_data_sets_and_files_of_a_persons_own_stay()
    {
        var run = new RunFolder(_cli.MakeRun("mine"));
        run.Write("datasets/generation_4_images.npy", stream => stream.Write("images"u8));
        ManifestFile.Save(run, ManifestFile.Load(run) with { Files = run.HashFiles() });
        run.Write("checkpoints/notes.txt", stream => stream.Write("precious"u8));
        Assert.Equal(ExitCodes.Success, _cli.Run("clean", "--weights", "--yes", "mine"));
        Assert.True(run.Has("datasets/generation_4_images.npy"));
        Assert.Equal(["checkpoints/notes.txt"], run.Files("checkpoints"));
        Assert.Equal(ExitCodes.Success, _cli.Run("verify", "mine"));
        Assert.StartsWith("unlisted  checkpoints/notes.txt", _cli.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void Links_are_refused_and_what_they_lead_to_stays()
    {
        var run = new RunFolder(_cli.MakeRun("mine"));
        var outside = _cli.PathOf("outside");
        Directory.Move(run.FullPath("checkpoints"), outside);
        Directory.CreateSymbolicLink(run.FullPath("checkpoints"), outside);
        var before = Everything(run);
        Assert.Equal(ExitCodes.Files, _cli.Run("clean", "--weights", "--yes", "mine"));
        Assert.Contains("a link, or behind one, and links are not followed", _cli.Error, StringComparison.Ordinal);
        var other = new RunFolder(_cli.MakeRun("other"));
        Assert.Equal(ExitCodes.Success, _cli.Run("clean", "--weights", "--all", "--yes"));
        Assert.Contains("links are not followed", _cli.Error, StringComparison.Ordinal);
        Assert.DoesNotContain(other.Files(), RunFiles.IsWeights);
        Assert.Equal(before, Everything(run));
        Assert.Equal(Weights - 1, Directory.GetFiles(outside).Length);
    }

    [Theory]
    [InlineData("run", "--seeds", "7,8")]
    [InlineData("sweep", "vae.latent_dim=2,8")]
    [InlineData("sweep", "vae.latent_dim=2,8", "--replicates", "2")]
    public void Of_a_folder_of_several_every_run_loses_its_weights(params string[] words)
    {
        _cli.Loop = new FakeLoop(_cli.Time) { WritesFiles = true };
        Assert.Equal(ExitCodes.Success, _cli.Run([words[0], "--preset", "quick", "-i", "4", "--output-dir", "several", "--jobs", "1", .. words[1..]]));
        var all = new RunFolder(_cli.PathOf("experiments/several"));
        var before = all.Files().Where(file => !file.Contains("/checkpoints/") && !file.Contains("/state/")).ToList();
        var runs = before.Count(file => file.EndsWith("/manifest.json", StringComparison.Ordinal));
        Assert.InRange(runs, 2, 4);
        Assert.Equal(ExitCodes.Success, _cli.Run("clean", "--weights", "--yes", "several"));
        Assert.Matches($@"Removed the weights of {runs} runs, [\d.]+ k?B\.", _cli.Out);
        Assert.Equal(before, all.Files());
        Assert.Equal(ExitCodes.Success, _cli.Run("verify", "several"));
        Assert.Equal(runs, _cli.Out.Split("9 more were removed").Length - 1);
        Assert.Equal(ExitCodes.Success, _cli.Run("resume", "several"));
        Assert.Contains("all done before", _cli.Out, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(RunState.Interrupted, "interrupted")]
    [InlineData(RunState.Failed, "failed")]
    [InlineData(RunState.Running, "stopped")]
    public void A_run_that_has_not_finished_is_refused_and_no_other_touched(RunState state, string word)
    {
        var (run, finished) = (new RunFolder(_cli.MakeRun("mine")), new RunFolder(_cli.MakeRun("finished")));
        ManifestFile.Save(run, ManifestFile.Load(run) with { State = state });
        var (before, beforeFinished) = (Everything(run), Everything(finished));
        Assert.Equal(ExitCodes.Usage, _cli.Run("clean", "--weights", "--yes", "finished", "mine"));
        var shown = Path.Combine("experiments", "mine");
        var sentence = $"ouroboros: {shown}: found the run {word}, expected it finished: until then it needs its weights to go on (ouroboros resume {shown}). ";
        Assert.Equal(sentence + "Nothing was deleted.", _cli.Error.TrimEnd());
        Assert.Empty(_cli.Out);
        Assert.Equal(beforeFinished, Everything(finished));

        Assert.Equal(ExitCodes.Success, _cli.Run("clean", "--weights", "--all", "--yes"));
        Assert.Equal(sentence + "It is left out.", _cli.Error.TrimEnd());
        Assert.Contains("Removed the weights of 1 run, ", _cli.Out, StringComparison.Ordinal);
        Assert.Equal(before, Everything(run));
        Assert.DoesNotContain(finished.Files(), RunFiles.IsWeights);
    }

    [Fact]
    public void A_group_with_a_run_that_has_not_finished_is_refused_and_its_others_can_be_named()
    {
        Assert.Equal(ExitCodes.Success, Group());
        var run = new RunFolder(_cli.PathOf("experiments/g/seed_8"));
        ManifestFile.Save(run, ManifestFile.Load(run) with { State = RunState.Interrupted });
        var before = Everything(new RunFolder(_cli.PathOf("experiments/g")));
        Assert.Equal(ExitCodes.Usage, _cli.Run("clean", "--weights", "--yes", "g"));
        Assert.Contains(Path.Combine("g", "seed_8") + ": found the run interrupted", _cli.Error, StringComparison.Ordinal);
        Assert.Equal(before, Everything(new RunFolder(_cli.PathOf("experiments/g"))));
        Assert.Equal(ExitCodes.Success, _cli.Run("clean", "--weights", "--yes", "g/seed_7"));
        Assert.DoesNotContain(new RunFolder(_cli.PathOf("experiments/g/seed_7")).Files(), RunFiles.IsWeights);
    }

    [Fact]
    public void A_run_at_work_keeps_its_weights_alone_or_in_a_group()
    {
        var run = new RunFolder(_cli.MakeRun("mine"));
        Assert.Equal(ExitCodes.Success, Group());
        var group = new RunFolder(_cli.PathOf("experiments/g"));
        foreach (var (locked, name) in new[] { (run, "mine"), (group, "g"), (new RunFolder(group.FullPath("seed_7")), "g") })
        {
            using var held = RunLock.Take(locked);
            Assert.Equal(ExitCodes.Files, _cli.Run("clean", "--weights", "--yes", name));
            Assert.StartsWith($"ouroboros: {Path.Combine("experiments", name)}: ", _cli.Error, StringComparison.Ordinal);
            Assert.Contains(" is at work on this run. Stop it first; nothing was deleted.", _cli.Error, StringComparison.Ordinal);
        }

        Assert.Equal(Weights, run.Files().Count(RunFiles.IsWeights));
        using (RunLock.Take(run))
        {
            Assert.Equal(ExitCodes.Success, _cli.Run("clean", "--weights", "--all", "--yes"));
            Assert.Contains("mine is at work and left out", _cli.Error, StringComparison.Ordinal);
            Assert.Contains("Removed the weights of 2 runs, ", _cli.Out, StringComparison.Ordinal);
        }

        Assert.Equal(Weights, run.Files().Count(RunFiles.IsWeights));
    }

    [Fact]
    public void What_is_no_run_or_damaged_is_told_and_nothing_is_touched()
    {
        var run = new RunFolder(_cli.MakeRun("mine"));
        var before = Everything(run);
        _cli.Write("experiments/notes/idea.txt", "precious");
        Assert.Equal(ExitCodes.Usage, _cli.Run("clean", "--weights", "--yes", "mine", "notes"));
        Assert.Contains("which is no run of this program", _cli.Error, StringComparison.Ordinal);
        _cli.Write("experiments/damaged/manifest.json", "{");
        Assert.Equal(ExitCodes.Files, _cli.Run("clean", "--weights", "--yes", "mine", "damaged"));
        Assert.Contains("manifest.json, line 1", _cli.Error, StringComparison.Ordinal);
        Assert.Equal(before, Everything(run));
    }

    [Fact]
    public void Resume_says_that_it_is_finished_and_how_to_repeat_it_but_does_not_go_on()
    {
        _cli.MakeRun("mine");
        Assert.Equal(ExitCodes.Success, _cli.Run("resume", "mine"));
        Assert.Contains("resume experiments/mine -i 8", _cli.Out, StringComparison.Ordinal);
        Assert.Equal(ExitCodes.Success, _cli.Run("clean", "--weights", "--yes", "mine"));
        _cli.Loop = new FakeLoop(_cli.Time);
        Assert.Equal(ExitCodes.Success, _cli.Run("resume", "mine"));
        Assert.Equal(
            [
                "experiments/mine is finished: 4 generations. Its weights were removed (clean --weights), so it cannot go on further. To repeat it:",
                "  ouroboros run -c experiments/mine/config.yaml",
            ],
            _cli.Out.TrimEnd().ReplaceLineEndings("\n").Split('\n'));
        Assert.Equal(ExitCodes.Success, _cli.Run("resume", "mine", "--quiet"));
        Assert.Equal(_cli.PathOf("experiments/mine") + Environment.NewLine, _cli.Out);

        Assert.Equal(ExitCodes.Usage, _cli.Run("resume", "mine", "-i", "9"));
        Assert.Equal(
            [
                "ouroboros: experiments/mine: found a run whose weights were removed (clean --weights), expected one that can go on. Repeat it:",
                "  ouroboros run -c experiments/mine/config.yaml -i 9",
            ],
            _cli.Error.TrimEnd().ReplaceLineEndings("\n").Split('\n'));
        Assert.Null(_cli.Loop.Request);
        Assert.Equal(ExitCodes.Success, _cli.Run("run", "-c", "experiments/mine/config.yaml", "-i", "9"));
        Assert.Equal(9, _cli.Loop.Request!.Config.Experiment.Iterations);
    }

    [Fact]
    public void The_other_commands_do_as_before()
    {
        _cli.MakeAnimation = (_, _, _) => new("GIF89a"u8.ToArray(), 20);
        var run = new RunFolder(_cli.MakeRun("mine"));
        string[][] commands = [["compare", "mine", "--table"], ["export", "mine"], ["gif", "-r", "mine"]];
        var before = commands.Select(Told).ToList();
        Assert.Equal(ExitCodes.Success, _cli.Run("clean", "--weights", "--yes", "mine"));
        Assert.Equal(before, commands.Select(Told));

        // A film that the manifest lists is noted anew, and what was removed stays noted.
        var manifest = ManifestFile.Load(run);
        ManifestFile.Save(run, manifest with { Files = run.HashFiles() });
        Assert.Equal(ExitCodes.Success, _cli.Run("gif", "-r", "mine"));
        Assert.Equal(manifest.Removed, ManifestFile.Load(run).Removed);
        Assert.Equal(ExitCodes.Success, _cli.Run("verify", "mine"));
        Assert.Equal(ExitCodes.Success, _cli.Run("clean", "--yes", "mine"));
        Assert.False(Directory.Exists(run.Root));
    }

    private string Told(string[] words)
    {
        Assert.Equal(ExitCodes.Success, _cli.Run(words));
        return _cli.Out;
    }

    private int Group()
    {
        _cli.Loop = new FakeLoop(_cli.Time) { WritesFiles = true };
        return _cli.Run("run", "--preset", "quick", "-i", "4", "--seeds", "7,8", "--jobs", "1", "--output-dir", "g");
    }

    private static SortedDictionary<string, string> Everything(RunFolder folder) =>
        new(folder.Files().ToDictionary(file => file, folder.HashOf), StringComparer.Ordinal);

    // All that --weights leaves alone: everything but weights and the manifest.
    private static SortedDictionary<string, string> Rest(RunFolder folder) =>
        new(Everything(folder).Where(file => !RunFiles.IsWeights(file.Key) && file.Key != RunFiles.Manifest).ToDictionary(), StringComparer.Ordinal);
}
