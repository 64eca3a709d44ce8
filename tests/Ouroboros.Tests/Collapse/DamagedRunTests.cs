using Ouroboros.Configuration;
using Ouroboros.Runs;
using Ouroboros.Storage;

namespace Ouroboros.Tests.Collapse;

/// <summary>A run that is interrupted, whose files are damaged, gone or links when it goes on.</summary>
public sealed class DamagedRunTests(RealDigits digits) : IDisposable
{
    private readonly TemporaryFolder _temporary = new();

    public void Dispose() => _temporary.Dispose();

    [Theory]
    [InlineData("state/generation_2_vae_epoch_2_step_1.safetensors")]
    [InlineData("checkpoints/vae_1.safetensors")]
    [InlineData("checkpoints/classifier_1.safetensors")]
    public void What_a_run_goes_on_from_must_be_what_it_wrote(string file)
    {
        var config = ResumableRun.Smallest;
        var folder = new RunFolder(_temporary.File("run"));
        using var interrupter = new Interrupter(position => position is { Generation: 2, Model: TrainedModel.Vae, Epoch: 2, Step: 0 });
        Assert.Throws<OperationCanceledException>(() =>
            new ResumableRun(digits, config) { Observer = interrupter, Cancellation = interrupter.Token }.Go(folder));
        var path = folder.FullPath(file);
        var whole = File.ReadAllBytes(path);
        whole[^5] ^= 4;
        File.WriteAllBytes(path, whole);
        var changed = Assert.Throws<RunFolderException>(() => new ResumableRun(digits, config).Go(folder));
        Assert.StartsWith($"{path}: it is not the file that the run wrote", changed.Message, StringComparison.Ordinal);
        File.Delete(path);
        var missing = Assert.Throws<RunFolderException>(() => new ResumableRun(digits, config).Go(folder));
        Assert.StartsWith($"{path}: it is not there", missing.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("datasets/generation_1_images.npy", true)]
    [InlineData("datasets/generation_1_images.npy", false)]
    [InlineData("datasets/generation_1_labels.npy", true)]
    public void A_kept_data_set_that_is_gone_or_damaged_is_sampled_again(string file, bool gone)
    {
        var config = ResumableRun.Smallest with { Output = new() { CheckpointSeconds = 1e-9, KeepDatasets = KeptDataSets.Last } };
        var whole = new RunFolder(_temporary.File("whole"));
        new ResumableRun(digits, config).Go(whole);
        var folder = new RunFolder(_temporary.File("run"));
        using var interrupter = new Interrupter(position => position is { Generation: 2, Model: TrainedModel.Vae, Epoch: 2 });
        Assert.Throws<OperationCanceledException>(() =>
            new ResumableRun(digits, config) { Observer = interrupter, Cancellation = interrupter.Token }.Go(folder));
        var path = folder.FullPath(file);
        var bytes = File.ReadAllBytes(path);
        bytes[^3] ^= 1;
        File.Delete(path);
        if (!gone)
        {
            File.WriteAllBytes(path, bytes);
        }

        new ResumableRun(digits, config).Go(folder);
        Assert.Equal(whole.HashFiles(), folder.HashFiles());
    }

    /// <summary>What links in a run's folder lead to is neither read nor deleted.</summary>
    [Fact]
    public void Links_in_the_folder_are_not_followed()
    {
        var elsewhere = Directory.CreateDirectory(_temporary.File("elsewhere")).FullName;
        Directory.CreateDirectory(Path.Join(elsewhere, "latent_walk"));
        string[] names = ["a.partial", "generation_1_images.npy", "generation_1_vae_epoch_1_step_0.safetensors", "latent_walk/generation_9.png"];
        Array.ForEach(names, name => File.WriteAllText(Path.Join(elsewhere, name), "precious"));
        var folder = new RunFolder(_temporary.File("run"));
        using var interrupter = new Interrupter(4);
        Assert.Throws<OperationCanceledException>(() =>
            new ResumableRun(digits, ResumableRun.Smallest) { Observer = interrupter, Cancellation = interrupter.Token }.Go(folder));
        Directory.CreateSymbolicLink(folder.FullPath("link"), elsewhere);
        Directory.CreateSymbolicLink(folder.FullPath("state/link"), elsewhere);
        Directory.CreateSymbolicLink(folder.FullPath("datasets"), elsewhere);
        Directory.CreateSymbolicLink(folder.FullPath("plots"), elsewhere);
        File.CreateSymbolicLink(folder.FullPath("config.yaml.partial"), Path.Join(elsewhere, names[0]));
        new ResumableRun(digits, ResumableRun.Smallest).Go(folder);
        Assert.All(names, name => Assert.Equal("precious", File.ReadAllText(Path.Join(elsewhere, name))));
        Assert.Equal(RunState.Finished, ManifestFile.Load(folder).State);
    }

    /// <summary>The film is worth less than the run.</summary>
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_sample_sheet_that_is_gone_or_damaged_costs_the_film_and_not_the_run(bool gone)
    {
        var folder = new RunFolder(_temporary.File("run"));
        using var interrupter = new Interrupter(position => position.Generation == 2);
        Assert.Throws<OperationCanceledException>(() =>
            new ResumableRun(digits, ResumableRun.Smallest) { Observer = interrupter, Cancellation = interrupter.Token }.Go(folder));
        var sheet = folder.FullPath("samples/iteration_0.png");
        File.Delete(sheet);
        File.Delete(folder.FullPath(RunFiles.Animation));
        if (!gone)
        {
            File.WriteAllText(sheet, "another");
        }

        new ResumableRun(digits, ResumableRun.Smallest).Go(folder);
        Assert.Equal(RunState.Finished, ManifestFile.Load(folder).State);
        Assert.False(folder.Has(RunFiles.Animation));
        Assert.Contains("no film: samples/iteration_0.png", File.ReadAllText(folder.FullPath(RunFiles.Log)), StringComparison.Ordinal);
    }

    /// <summary>The last generation's weights, damaged when they are needed for nothing but the picture.</summary>
    [Fact]
    public void Weights_that_are_damaged_at_the_end_cost_the_picture_and_not_the_run()
    {
        var folder = new RunFolder(_temporary.File("run"));
        new ResumableRun(digits, ResumableRun.Smallest) { Observer = new Vandal(folder.FullPath("checkpoints/vae_2.safetensors")) }.Go(folder);
        Assert.Equal(RunState.Finished, ManifestFile.Load(folder).State);
        Assert.Equal(["plots/latent_walk/generation_1.png"], folder.Files(RunFiles.LatentWalkFolder));
        Assert.Contains("no picture of the latent space of generation 2: checkpoints/vae_2.safetensors", File.ReadAllText(folder.FullPath(RunFiles.Log)), StringComparison.Ordinal);
    }

    [Fact]
    public void Damaged_timings_begin_anew()
    {
        var folder = new RunFolder(_temporary.File("run"));
        using var interrupter = new Interrupter(position => position.Generation == 2);
        Assert.Throws<OperationCanceledException>(() =>
            new ResumableRun(digits, ResumableRun.Smallest) { Observer = interrupter, Cancellation = interrupter.Token }.Go(folder));
        File.WriteAllText(folder.FullPath(RunFiles.Timings), "");
        new ResumableRun(digits, ResumableRun.Smallest).Go(folder);
        Assert.All(RunHistoryReader.LoadTimings(folder), timing => Assert.Equal(2, timing.Generation));
    }

    /// <summary>Changes a file as soon as it is there.</summary>
    private sealed class Vandal(string path) : IRunObserver
    {
        public void GenerationCompleted(GenerationResult result)
        {
            if (File.Exists(path))
            {
                var bytes = File.ReadAllBytes(path);
                bytes[^1] ^= 1;
                File.WriteAllBytes(path, bytes);
            }
        }
    }
}
