using Ouroboros.Runs;

namespace Ouroboros.Cli.Tests.Commands;

public sealed class VerifyCommandTests : IDisposable
{
    private readonly CliFixture _cli = new();

    [Fact]
    public void A_run_as_it_was_written_is_told_to_be_so()
    {
        var run = _cli.MakeRun("mine");
        var files = ManifestFile.Load(new RunFolder(run)).Files.Count;
        Assert.Equal(ExitCodes.Success, _cli.Run("verify", "mine"));
        Assert.Equal([$"mine: all {files} files are as they were written."], Lines());
        Assert.Equal(ExitCodes.Success, _cli.Run("verify", run));
        Assert.Equal([$"mine: all {files} files are as they were written."], Lines());
        Assert.Empty(_cli.Error);
    }

    [Fact]
    public void What_differs_is_named_and_counted_with_what_to_do()
    {
        var run = _cli.MakeRun("mine");
        var files = ManifestFile.Load(new RunFolder(run)).Files.Count;
        Flip(Path.Combine(run, "metrics.csv"));
        File.Delete(Path.Combine(run, "samples/iteration_2.png"));
        File.Delete(Path.Combine(run, "training.csv"));
        File.CreateSymbolicLink(Path.Combine(run, "training.csv"), Path.Combine(run, "metrics.csv"));
        File.WriteAllText(Path.Combine(run, "slow.gif"), "a film of one's own");
        File.WriteAllText(Path.Combine(run, "metrics.csv.partial"), "left by a kill");
        Assert.Equal(ExitCodes.Files, _cli.Run("verify", "mine"));
        Assert.Equal(
            [
                "changed   metrics.csv",
                "missing   samples/iteration_2.png",
                "changed   training.csv (a link, which was not followed)",
                "unlisted  slow.gif",
                $"mine: 3 of {files} files differ from what the run wrote.",
                "Restore the files from a copy. Version 0.0.0 makes the same bytes again (from the same data):",
                $"  ouroboros run -c {Path.Combine("experiments", "mine", "config.yaml")}",
            ],
            Lines());
        Assert.Empty(_cli.Error);
    }

    [Fact]
    public void A_file_too_many_is_named_and_no_fault()
    {
        var run = _cli.MakeRun("mine");
        File.WriteAllText(Path.Combine(run, "slow.gif"), "a film of one's own");
        Assert.Equal(ExitCodes.Success, _cli.Run("verify", "mine"));
        Assert.Equal("unlisted  slow.gif", Lines()[0]);
        Assert.EndsWith(" files are as they were written.", Lines()[1], StringComparison.Ordinal);
    }

    [Fact]
    public void A_film_that_was_made_again_is_whole()
    {
        _cli.MakeAnimation = (_, _, _) => new("GIF89a"u8.ToArray(), 20);
        var run = new RunFolder(_cli.MakeRun("mine"));
        var manifest = ManifestFile.Load(run);
        var files = new Dictionary<string, string>(manifest.Files, StringComparer.Ordinal) { [RunFiles.Animation] = new('0', 64) };
        ManifestFile.Save(run, manifest with { Files = files });
        Assert.Equal(ExitCodes.Files, _cli.Run("verify", "mine"));
        Assert.Equal($"missing  {RunFiles.Animation}", Lines()[0]);
        Assert.Equal(ExitCodes.Success, _cli.Run("gif"));
        Assert.Equal(ExitCodes.Success, _cli.Run("verify", "mine"));
    }

    [Fact]
    public void Weights_that_were_removed_are_counted_and_no_fault()
    {
        var run = _cli.MakeRun("mine");
        var files = ManifestFile.Load(new RunFolder(run)).Files.Count;
        Assert.Equal(ExitCodes.Success, _cli.Run("clean", "--weights", "--yes", "mine"));
        Assert.Equal(ExitCodes.Success, _cli.Run("verify", "mine"));
        Assert.Equal([$"mine: all {files - 9} files are as they were written; 9 more were removed with the weights (clean --weights)."], Lines());
        Flip(Path.Combine(run, "metrics.csv"));
        Assert.Equal(ExitCodes.Files, _cli.Run("verify", "mine"));
        Assert.Equal(
            ["changed  metrics.csv", $"mine: 1 of {files - 9} files differs from what the run wrote; 9 more were removed with the weights (clean --weights)."], Lines()[..2]);
    }

    [Fact]
    public void Weights_that_were_copied_back_count_as_whole_and_others_in_their_place_as_changed()
    {
        var run = _cli.MakeRun("mine");
        var files = ManifestFile.Load(new RunFolder(run)).Files.Count;
        var weights = File.ReadAllBytes(Path.Combine(run, "checkpoints/vae_1.safetensors"));
        Assert.Equal(ExitCodes.Success, _cli.Run("clean", "--weights", "--yes", "mine"));
        Directory.CreateDirectory(Path.Combine(run, "checkpoints"));
        File.WriteAllBytes(Path.Combine(run, "checkpoints/vae_1.safetensors"), weights);
        Assert.Equal(ExitCodes.Success, _cli.Run("verify", "mine"));
        Assert.Equal([$"mine: all {files - 8} files are as they were written; 8 more were removed with the weights (clean --weights)."], Lines());
        Flip(Path.Combine(run, "checkpoints/vae_1.safetensors"));
        Assert.Equal(ExitCodes.Files, _cli.Run("verify", "mine"));
        Assert.Equal("changed  checkpoints/vae_1.safetensors", Lines()[0]);
    }

    [Fact]
    public void One_file_that_was_removed_is_told_in_the_singular()
    {
        var run = new RunFolder(_cli.MakeRun("mine"));
        var manifest = ManifestFile.Load(run);
        ManifestFile.Save(run, manifest with { Removed = new Dictionary<string, string> { ["checkpoints/vae_9.safetensors"] = new('0', 64) } });
        Assert.Equal(ExitCodes.Success, _cli.Run("verify", "mine"));
        Assert.EndsWith("are as they were written; 1 more was removed with the weights (clean --weights).", Lines()[0], StringComparison.Ordinal);
    }

    /// <summary>A config that may be another experiment's is no advice.</summary>
    [Fact]
    public void A_changed_config_is_not_to_be_run()
    {
        var run = _cli.MakeRun("mine");
        Flip(Path.Combine(run, "config.yaml"));
        Assert.Equal(ExitCodes.Files, _cli.Run("verify", "mine"));
        Assert.Equal(["changed  config.yaml", "Restore the files from a copy."], [Lines()[0], Lines()[^1]]);
        Assert.Contains("mine: 1 of ", _cli.Out, StringComparison.Ordinal);
        Assert.Contains(" files differs from what the run wrote.", _cli.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_cannot_be_read_is_told_with_the_reason()
    {
        var run = _cli.MakeRun("mine");
        using var locked = new FileStream(Path.Combine(run, "metrics.csv"), FileMode.Open, FileAccess.ReadWrite, FileShare.None);
        Assert.Equal(ExitCodes.Files, _cli.Run("verify", "mine"));
        Assert.Matches(@"^unreadable  metrics\.csv \(.*another process\)$", Lines()[0]);
        Assert.EndsWith("differs from what the run wrote or cannot be read.", Lines()[1], StringComparison.Ordinal);
        Assert.StartsWith("Check the permissions of what cannot be read.", Lines()[2], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(RunState.Interrupted)]
    [InlineData(RunState.Failed)]
    [InlineData(RunState.Running)]
    public void A_run_that_did_not_finish_is_to_be_resumed(RunState state)
    {
        var run = new RunFolder(_cli.MakeRun("mine"));
        ManifestFile.Save(run, ManifestFile.Load(run) with { State = state });
        Assert.Equal(ExitCodes.Success, _cli.Run("verify", "mine"));
        Flip(run.FullPath("metrics.csv"));
        foreach (var file in new DirectoryInfo(run.Root).EnumerateFiles())
        {
            file.LastWriteTimeUtc = _cli.Time.GetUtcNow().UtcDateTime.AddHours(-2);
        }

        _cli.Variables["OUROBOROS_COMMAND"] = "./ouroboros";
        Assert.Equal(ExitCodes.Files, _cli.Run("verify", "mine"));
        Assert.Contains("files may be newer than the manifest", _cli.Out, StringComparison.Ordinal);
        Assert.Equal($"  ./ouroboros resume {Path.Combine("experiments", "mine")}", Lines()[^1]);
    }

    [Fact]
    public void A_run_at_work_is_to_be_verified_later()
    {
        var run = new RunFolder(_cli.MakeRun("mine"));
        ManifestFile.Save(run, ManifestFile.Load(run) with { State = RunState.Running });
        Flip(run.FullPath("metrics.csv"));
        using var held = RunLock.Take(run);
        Assert.Equal(ExitCodes.Files, _cli.Run("verify", "mine"));
        Assert.StartsWith("The run is at work: ", Lines()[^1], StringComparison.Ordinal);
    }

    [Fact]
    public void Of_several_runs_all_are_verified_each_once_and_the_worst_counts()
    {
        Flip(Path.Combine(_cli.MakeRun("first"), "metrics.csv"));
        var second = _cli.MakeRun("second");
        Assert.Equal(ExitCodes.Files, _cli.Run("verify", "first", "second", second));
        Assert.Equal("changed  metrics.csv", Lines()[0]);
        Assert.StartsWith("first: 1 of ", Lines()[1], StringComparison.Ordinal);
        Assert.Single(Lines(), line => line.StartsWith("second: all ", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("\"files\"", "\"flies\"")]
    [InlineData("\"ouroboros\"", "\"npm\"")]
    [InlineData("{", "")]
    public void A_damaged_manifest_is_trouble_with_files_and_does_not_keep_the_next_run_from_being_verified(string from, string to)
    {
        var run = _cli.MakeRun("damaged");
        _cli.MakeRun("mine");
        var manifest = Path.Combine(run, "manifest.json");
        File.WriteAllText(manifest, File.ReadAllText(manifest).Replace(from, to, StringComparison.Ordinal));
        Assert.Equal(ExitCodes.Files, _cli.Run("verify", "damaged", "mine"));
        Assert.StartsWith($"ouroboros: {manifest}, line ", _cli.Error, StringComparison.Ordinal);
        Assert.EndsWith("Restore the file, or repeat the run from its config.yaml." + Environment.NewLine, _cli.Error, StringComparison.Ordinal);
        Assert.StartsWith("mine: all ", Assert.Single(Lines()), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("command line: found experiments/notes, which is no run of this program, expected a folder with its manifest.json.", "mine", "notes")]
    [InlineData("command line: found experiments/linked, which is no run of this program, expected a folder with its manifest.json.", "mine", "linked")]
    [InlineData("command line: found no folder \"mind\", neither in experiments nor as a path, expected a run. Did you mean mine?", "mine", "mind")]
    [InlineData("command line: RUN: found nothing, expected the name or path of a run. ouroboros list shows the runs.")]
    [InlineData("command line: found an unknown option --al, expected an option of ouroboros verify.", "--al")]
    public void A_wrong_name_is_told_before_anything_is_read(string message, params string[] words)
    {
        var run = _cli.MakeRun("mine");
        _cli.Write("experiments/notes/idea.txt", "precious");
        Directory.CreateDirectory(_cli.PathOf("experiments/linked"));
        File.CreateSymbolicLink(_cli.PathOf("experiments/linked/manifest.json"), Path.Combine(run, "manifest.json"));
        Assert.Equal(ExitCodes.Usage, _cli.Run(["verify", .. words]));
        Assert.StartsWith(message, _cli.Error, StringComparison.Ordinal);
        Assert.Empty(_cli.Out);
    }

    [Fact]
    public void It_can_be_interrupted()
    {
        _cli.MakeRun("mine");
        _cli.Interruption.Interrupt(ExitCodes.Interrupted);
        Assert.Equal(ExitCodes.Interrupted, _cli.Run("verify", "mine"));
        Assert.Empty(_cli.Out);
    }

    public void Dispose() => _cli.Dispose();

    private static void Flip(string path)
    {
        var bytes = File.ReadAllBytes(path);
        bytes[bytes.Length / 2] ^= 0x10;
        File.WriteAllBytes(path, bytes);
    }

    private string[] Lines() => _cli.Out.TrimEnd().ReplaceLineEndings("\n").Split('\n');
}
