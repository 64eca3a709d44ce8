using Ouroboros.Configuration;
using Ouroboros.Runs;
using Ouroboros.Storage;
using Ouroboros.Tests.Runs.Storage;

namespace Ouroboros.Tests.Runs;

public sealed class RunWeightsTests : IDisposable
{
    private const string State = "state/generation_3_vae_epoch_1_step_0.safetensors";
    private static readonly string[] Weights = ["checkpoints/classifier_1.safetensors", "checkpoints/vae_1.safetensors", State];
    private static readonly string[] Rest = ["config.yaml", "datasets/generation_1_images.npy", "metrics.csv", "samples/iteration_0.png"];

    private readonly TemporaryFolder _temporary = new();

    public void Dispose() => _temporary.Dispose();

    [Fact]
    public void They_are_counted_with_their_bytes_and_nothing_else_is()
    {
        var folder = Finished("run");
        var weights = RunWeights.Of(folder, ManifestFile.Load(folder));
        Assert.Equal(Weights, weights.Files);
        Assert.Equal(Weights.Sum(file => file.Length), weights.Bytes);
        Assert.Equal((true, false), (weights.AreListed, weights.AreGone));
    }

    [Fact]
    public void Removed_they_are_noted_and_all_else_stays()
    {
        var folder = Finished("run");
        var (before, hashes) = (ManifestFile.Load(folder), folder.HashFiles());
        Assert.Equal(Weights, RunWeights.Remove(folder, before).Files);
        Assert.Equal(Rest, folder.HashFiles().Keys);
        var after = ManifestFile.Load(folder);
        Assert.Equal(hashes.Where(file => Rest.Contains(file.Key)), after.Files);
        Assert.Equal(hashes.Where(file => Weights.Contains(file.Key)), after.Removed);
        Assert.Null(after.Checkpoint);
        Assert.Equivalent(before with { Files = after.Files, Removed = after.Removed, Checkpoint = null }, after, strict: true);
        Assert.False(Directory.Exists(folder.FullPath("checkpoints")) || Directory.Exists(folder.FullPath("state")));
        Assert.True(RunWeights.WereRemoved(after));
        Assert.True(RunWeights.Of(folder, after).AreGone);
    }

    [Theory]
    [InlineData(Stop.Kill)]
    [InlineData(Stop.PowerFailure)]
    [InlineData(Stop.Failure)]
    public void Stopped_after_any_step_the_manifest_tells_the_truth_and_a_second_call_ends_it(Stop how)
    {
        var reached = 0;
        for (var at = 0; ; at++)
        {
            var folder = Finished($"stopped_{at}");
            var disk = new StoppingDisk(at, how);
            var ended = Record.Exception(() => RunWeights.Remove(new RunFolder(folder.Root, disk), ManifestFile.Load(folder)));
            if (ended is null)
            {
                // The manifest takes four, then there are the files and their two folders.
                Assert.InRange(at, 4 + Weights.Length + 2, 20);
                break;
            }

            Assert.True(how == Stop.Failure ? ended is RunFolderException : ended is StoppedException, $"step {at}: {ended}");
            var verification = RunVerification.Of(folder, ManifestFile.Load(folder), CancellationToken.None);
            Assert.All(verification.Files, file => Assert.Equal(FileCondition.Whole, file.Condition));
            Assert.Equal(Weights.Length + Rest.Length, verification.Files.Count + verification.Removed.Count);
            reached += verification.Removed.Count;
            RunWeights.Remove(folder, ManifestFile.Load(folder));
            Assert.Equal(Rest, folder.HashFiles().Keys);
            Assert.Equal(Weights, ManifestFile.Load(folder).Removed.Keys);
        }

        Assert.Equal(how != Stop.PowerFailure, reached > 0);
    }

    [Fact]
    public void What_is_gone_already_is_noted_too()
    {
        var folder = Finished("run");
        Directory.Delete(folder.FullPath("checkpoints"), recursive: true);
        var weights = RunWeights.Remove(folder, ManifestFile.Load(folder));
        Assert.Equal([State], weights.Files);
        Assert.Equal(Weights, ManifestFile.Load(folder).Removed.Keys);
    }

    [Fact]
    public void Weights_that_were_copied_back_can_be_removed_again()
    {
        var folder = Finished("run");
        RunWeights.Remove(folder, ManifestFile.Load(folder));
        var removed = ManifestFile.Load(folder).Removed;
        folder.Write(Weights[1], stream => stream.WriteByte(1));
        var weights = RunWeights.Remove(folder, ManifestFile.Load(folder));
        Assert.Equal([Weights[1]], weights.Files);
        Assert.Equal((1L, false), (weights.Bytes, weights.AreListed));
        Assert.Equal(Rest, folder.HashFiles().Keys);
        Assert.Equal(removed, ManifestFile.Load(folder).Removed);
    }

    /// <summary>Only a checkpoint that the run itself would have deleted goes with the weights.</summary>
    [Fact]
    public void Files_that_the_run_did_not_write_stay_in_their_folders()
    {
        var folder = Finished("run");
        string[] strangers = ["checkpoints/best.safetensors", "checkpoints/generation_9", "checkpoints/notes/idea.txt", "state/notes.txt"];
        foreach (var file in strangers.Append("state/generation_2_vae_epoch_1_step_0.safetensors"))
        {
            folder.Write(file, _ => { });
        }

        var outside = _temporary.File("outside");
        File.WriteAllText(outside, "precious");
        File.CreateSymbolicLink(folder.FullPath("state/generation_1_link"), outside);
        RunWeights.Remove(folder, ManifestFile.Load(folder));
        Assert.Equal(strangers.Concat(Rest).Order(StringComparer.Ordinal), folder.HashFiles().Keys);
        Assert.Equal(outside, new FileInfo(folder.FullPath("state/generation_1_link")).LinkTarget);
        Assert.Equal("precious", File.ReadAllText(outside));
    }

    [Theory]
    [InlineData("checkpoints")]
    [InlineData("checkpoints/vae_1.safetensors")]
    [InlineData("state")]
    public void A_link_in_the_place_of_weights_is_refused_before_anything_changes(string linked)
    {
        var folder = Finished("run");
        var outside = _temporary.File("outside");
        Directory.Move(folder.FullPath(linked), outside);
        File.CreateSymbolicLink(folder.FullPath(linked), outside);
        var (manifest, bytes) = (ManifestFile.Load(folder), folder.Read("manifest.json"));
        var exception = Assert.Throws<RunFolderException>(() => RunWeights.Remove(folder, manifest));
        Assert.StartsWith(folder.FullPath(linked), exception.Message, StringComparison.Ordinal);
        Assert.Contains("links are not followed", exception.Message, StringComparison.Ordinal);
        Assert.Equal(bytes, folder.Read("manifest.json"));
        Assert.All(Weights, file => Assert.True(folder.Has(file)));
    }

    [Theory]
    [InlineData(RunState.Running)]
    [InlineData(RunState.Interrupted)]
    [InlineData(RunState.Failed)]
    public void A_run_that_has_not_finished_keeps_them(RunState state)
    {
        var folder = Finished("run");
        var hashes = folder.HashFiles();
        Assert.Throws<ArgumentException>(() => RunWeights.Remove(folder, ManifestFile.Load(folder) with { State = state }));
        Assert.Equal(hashes, folder.HashFiles());
        Assert.Equal(hashes, ManifestFile.Load(folder).Files);
    }

    [Fact]
    public void A_run_without_them_does_not_go_on()
    {
        var folder = Finished("run");
        RunWeights.Remove(folder, ManifestFile.Load(folder));
        var exception = Assert.Throws<RunFolderException>(() => ResumePoint.Load(folder, ManifestFile.Load(folder), Presets.Quick));
        Assert.Equal($"{folder.Root}: its weights were removed, and it cannot go on without them. Repeat the run from its config.yaml.", exception.Message);
    }

    // Every file holds its own name.
    private RunFolder Finished(string name)
    {
        var folder = new RunFolder(_temporary.File(name));
        folder.Create();
        foreach (var file in Weights.Concat(Rest))
        {
            folder.Write(file, stream => stream.Write(System.Text.Encoding.UTF8.GetBytes(file)));
        }

        ManifestFile.Save(folder, new Manifest
        {
            Program = Manifest.ProgramName,
            Version = "0.1.0",
            Seed = 1,
            CommandLine = ["run"],
            Machine = SampleRun.Machine,
            State = RunState.Finished,
            Started = DateTimeOffset.UnixEpoch,
            GenerationsPlanned = 2,
            GenerationsDone = 2,
            Checkpoint = State,
            Files = folder.HashFiles(),
        });
        return folder;
    }
}
