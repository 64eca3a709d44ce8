using System.Text;
using Ouroboros.Configuration;
using Ouroboros.Runs;
using Ouroboros.Storage;

namespace Ouroboros.Tests.Runs;

public sealed class RunFolderWriterTests : IDisposable
{
    private static readonly RunDescription Description = new("0.1.0", "abc", ["run", "-i", "3"], SampleRun.Machine, "experiment:\n  seed: 7\n");

    private readonly TemporaryFolder _temporary = new();
    private readonly RunFolder _folder;
    private readonly RunFolderWriter _writer;

    public RunFolderWriterTests()
    {
        _folder = new RunFolder(_temporary.File("run"));
        _writer = Writer(_folder);
    }

    public void Dispose() => _temporary.Dispose();

    [Fact]
    public void A_whole_run_leaves_every_file()
    {
        Run(_writer);
        Assert.Equal(
            [
                "accuracy_matrix.csv",
                "checkpoints/classifier_1.safetensors", "checkpoints/classifier_2.safetensors", "checkpoints/classifier_3.safetensors",
                "checkpoints/vae_1.safetensors", "checkpoints/vae_2.safetensors", "checkpoints/vae_3.safetensors",
                "config.yaml", "floors.csv", "label_counts.csv", "loss_matrix.csv", "manifest.json", "metrics.csv", "model_collapse.gif",
                "plots/accuracy_matrix.png",
                "plots/latent_walk/generation_1.png", "plots/latent_walk/generation_3.png", "report.html", "run.log",
                "samples/iteration_0.png", "samples/iteration_0.svg", "samples/iteration_1.png", "samples/iteration_1.svg",
                "samples/iteration_2.png", "samples/iteration_2.svg", "samples/iteration_3.png", "samples/iteration_3.svg",
                "timings.csv", "training.csv",
            ],
            FilesOnDisk());
        Assert.Equal(Description.ConfigYaml, Text("config.yaml"));
        Assert.Equal("sheet 0, sheet 1, sheet 2, sheet 3", Text("model_collapse.gif"));
        Assert.Equal("plots of 4", Text("plots/accuracy_matrix.png"));
        Assert.Equal($"report: Finished, {ManifestFile.Load(_folder).Files.Count} files", Text("report.html"));
    }

    [Fact]
    public void The_manifest_follows_the_run()
    {
        _writer.Started(SampleRun.Config);
        var begun = ManifestFile.Load(_folder);
        Assert.Equal((RunState.Running, 0, 3, 7L), (begun.State, begun.GenerationsDone, begun.GenerationsPlanned, begun.Seed));
        Assert.Equal(["config.yaml"], begun.Files.Keys);
        Assert.Equal(("0.1.0", "abc", SampleRun.Machine), (begun.Version, begun.Commit, begun.Machine));
        Assert.Equal(["run", "-i", "3"], begun.CommandLine);
        for (var generation = 0; generation <= 3; generation++)
        {
            _writer.GenerationCompleted(SampleRun.Result(generation));
            var manifest = ManifestFile.Load(_folder);
            Assert.Equal((RunState.Running, generation), (manifest.State, manifest.GenerationsDone));
            Assert.Null(manifest.Finished);
            Assert.Equal(_folder.HashFiles(), manifest.Files);
        }

        _writer.Finished(SampleRun.History());
        var finished = ManifestFile.Load(_folder);
        Assert.Equal((RunState.Finished, 3), (finished.State, finished.GenerationsDone));
        Assert.Equal(_folder.HashFiles(), finished.Files);
        Assert.Equal(_folder.HashFiles().Keys, finished.Files.Keys);
        Assert.True(finished.Finished > finished.Started);
        Assert.Equal(TimeSpan.FromHours(2), finished.Started.Offset);
    }

    [Fact]
    public void After_each_generation_the_numbers_on_disk_are_complete()
    {
        _writer.Started(SampleRun.Config);
        for (var generation = 0; generation <= 3; generation++)
        {
            _writer.GenerationCompleted(SampleRun.Result(generation));
            Assert.Equal(SampleRun.History(generation).Metrics, RunHistoryReader.Load(_folder, SampleRun.Config).Metrics);
            var timings = Enumerable.Range(0, generation + 1).SelectMany(g => SampleRun.Result(g).Timings.Append(new PhaseTiming(g, "write", 1)));
            Assert.Equal(timings, RunHistoryReader.LoadTimings(_folder));
        }

        _writer.Finished(SampleRun.History());
        Assert.Equal(new PhaseTiming(3, "plot", 1), RunHistoryReader.LoadTimings(_folder)[^1]);
    }

    [Fact]
    public void Checkpoints_hold_the_weights()
    {
        Run(_writer);
        var read = SafetensorsReader.Read(new MemoryStream(_folder.Read("checkpoints/vae_2.safetensors")), "vae");
        Assert.Equal(["encoder.0.weight", "encoder.0.bias"], read.Select(tensor => tensor.Name));
        Assert.Equal([2f, 0.1f], read[0].Values.ToArray());
    }

    [Fact]
    public void The_same_run_twice_gives_the_same_hashes()
    {
        var other = new RunFolder(_temporary.File("other"));
        Run(_writer);
        Run(Writer(other));
        Assert.Equal(_folder.HashFiles(), other.HashFiles());
    }

    [Fact]
    public void The_log_has_a_dated_line_for_each_event()
    {
        _writer.Started(SampleRun.Config);
        _writer.GenerationCompleted(SampleRun.Result(0));
        _writer.Progressed(new TrainingProgress(1, TrainedModel.Vae, 1, 5, 10, 20, null));
        _writer.Progressed(new TrainingProgress(1, TrainedModel.Vae, 1, 5, 20, 20, new(1, TrainedModel.Vae, 1, 41.2345678, 40, 1.2345678, null)));
        _writer.Progressed(new TrainingProgress(1, TrainedModel.Classifier, 2, 3, 20, 20, new(1, TrainedModel.Classifier, 2, 0.25, null, null, 0.9375)));
        _writer.GenerationCompleted(SampleRun.Result(1));
        _writer.EndedEarly(new InvalidOperationException("out of\npatience"));
        var lines = Text("run.log").TrimEnd('\n').Split('\n');
        Assert.All(lines, line => Assert.Matches(@"^2026-01-31 14:00:\d\d\.000\+02:00 ", line));
        Assert.Equal(
            [
                "started: 3 generations, seed 7, reference",
                "generation 0: complete, 3.000 effective classes",
                "generation 1: vae epoch 1 of 5, loss 41.2346",
                "generation 1: classifier epoch 2 of 3, loss 0.25, accuracy 93.75 %",
                "generation 1: complete, 1.500 effective classes",
                "failed: out of patience",
            ],
            lines.Select(line => line[30..].TrimStart()));
    }

    [Fact]
    public void A_failure_is_recorded_with_its_reason()
    {
        _writer.Started(SampleRun.Config);
        _writer.GenerationCompleted(SampleRun.Result(0));
        _writer.EndedEarly(new InvalidOperationException("out of patience"));
        var manifest = ManifestFile.Load(_folder);
        Assert.Equal((RunState.Failed, "out of patience", 0), (manifest.State, manifest.Reason, manifest.GenerationsDone));
        Assert.NotNull(manifest.Finished);
    }

    [Fact]
    public void An_interruption_is_no_failure_and_what_is_complete_is_drawn()
    {
        _writer.Started(SampleRun.Config);
        _writer.GenerationCompleted(SampleRun.Result(0));
        _writer.GenerationCompleted(SampleRun.Result(1));
        _writer.EndedEarly(new OperationCanceledException());
        var manifest = ManifestFile.Load(_folder);
        Assert.Equal((RunState.Interrupted, null, 1), (manifest.State, manifest.Reason, manifest.GenerationsDone));
        Assert.Contains(RunFiles.Animation, manifest.Files.Keys);
        Assert.Contains($"{RunFiles.Plots.AccuracyMatrix}.png", manifest.Files.Keys);
        Assert.Equal(_folder.HashFiles(), manifest.Files);
    }

    [Fact]
    public void A_failure_before_the_start_or_of_the_disk_itself_throws_nothing()
    {
        _writer.EndedEarly(new IOException());
        Assert.False(Directory.Exists(_folder.Root));
        _writer.Started(SampleRun.Config);
        Directory.Delete(_folder.Root, recursive: true);
        File.WriteAllText(_folder.Root, "in the way");
        _writer.EndedEarly(new IOException());
        Assert.Equal("in the way", File.ReadAllText(_folder.Root));
    }

    [Fact]
    public void A_disk_that_refuses_ends_the_run_with_the_files_name()
    {
        _writer.Started(SampleRun.Config);
        File.WriteAllText(_folder.FullPath("samples"), "in the way");
        var exception = Assert.Throws<RunFolderException>(() => _writer.GenerationCompleted(SampleRun.Result(0)));
        Assert.Equal(_folder.FullPath("samples/iteration_0.png"), exception.Path);
        Assert.Equal(0, ManifestFile.Load(_folder).GenerationsDone);
    }

    [Fact]
    public void An_earlier_run_is_not_overwritten()
    {
        Run(_writer);
        var before = _folder.HashFiles();
        Assert.Throws<RunFolderException>(() => Writer(_folder).Started(SampleRun.Config));
        Assert.Equal(before, _folder.HashFiles());
        Assert.Equal(RunState.Finished, ManifestFile.Load(_folder).State);
    }

    [Fact]
    public void A_config_without_a_seed_and_calls_before_the_start_are_the_callers_error()
    {
        Assert.Throws<ArgumentException>(() => _writer.Started(new ExperimentConfig()));
        Assert.False(Directory.Exists(_folder.Root));
        Assert.Throws<InvalidOperationException>(() => _writer.Finished(SampleRun.History()));
    }

    [Fact]
    public void The_checkpoint_that_the_manifest_names_is_never_overwritten()
    {
        _writer.Started(SampleRun.Config);
        _writer.CheckpointReached(Checkpoint("written"));
        var before = _folder.HashFiles();
        _writer.CheckpointReached(Checkpoint("written again, for another number of generations"));
        Assert.Equal(before, _folder.HashFiles());
        Assert.Equal(before, ManifestFile.Load(_folder).Files);

        static Checkpoint Checkpoint(string table) =>
            new(TrainingPosition.StartOf(2), 3, new Dictionary<string, string>(StringComparer.Ordinal) { [RunFiles.LossMatrix] = table }, []);
    }

    [Fact]
    public void There_may_be_no_animation()
    {
        var writer = new RunFolderWriter(_folder, Description, new WordPictures { Animated = false }, new PlainDecoder(), new SteppingTime());
        Run(writer);
        Assert.False(_folder.Has("model_collapse.gif"));
        Assert.Equal(RunState.Finished, ManifestFile.Load(_folder).State);
    }

    /// <summary>The sample run has collapsed in generation 1: the first and the last are shown.</summary>
    [Fact]
    public void Latent_spaces_are_those_of_the_weights_that_the_run_wrote()
    {
        Run(_writer);
        Assert.All([1, 3], generation =>
        {
            var bytes = _folder.Read(RunFiles.Checkpoint("vae", generation)).Length;
            var expected = new WordPictures().LatentWalk(new LatentWalk(generation, new float[] { bytes }), SampleRun.Config).Single();
            Assert.Equal(expected.Content, _folder.Read(expected.Path));
        });
    }

    [Theory]
    [InlineData("gone")]
    [InlineData("changed")]
    [InlineData("a folder")]
    public void Weights_that_are_gone_or_damaged_cost_the_picture_and_not_the_run(string how)
    {
        _writer.Started(SampleRun.Config);
        for (var generation = 0; generation <= SampleRun.Generations; generation++)
        {
            _writer.GenerationCompleted(SampleRun.Result(generation));
        }

        var weights = _folder.FullPath("checkpoints/vae_1.safetensors");
        File.Delete(weights);
        if (how == "changed")
        {
            File.WriteAllText(weights, "another");
        }
        else if (how == "a folder")
        {
            Directory.CreateDirectory(weights);
        }

        _writer.Finished(SampleRun.History());
        Assert.Equal(RunState.Finished, ManifestFile.Load(_folder).State);
        Assert.Equal(["plots/latent_walk/generation_3.png"], _folder.Files(RunFiles.LatentWalkFolder));
        Assert.Contains("no picture of the latent space of generation 1: checkpoints/vae_1.safetensors is not the file that the run wrote", Text("run.log"), StringComparison.Ordinal);
    }

    [Fact]
    public void Weights_that_cannot_be_decoded_cost_the_picture_and_not_the_run()
    {
        Run(new(_folder, Description, new WordPictures(), new PlainDecoder { Refused = 3 }, new SteppingTime()));
        Assert.Equal(RunState.Finished, ManifestFile.Load(_folder).State);
        Assert.Equal(["plots/latent_walk/generation_1.png"], _folder.Files(RunFiles.LatentWalkFolder));
        Assert.Contains("no picture of the latent space of generation 3: weights: no readable safetensors file", Text("run.log"), StringComparison.Ordinal);
    }

    [Fact]
    public void Without_a_decoder_no_latent_space_is_drawn()
    {
        Run(new(_folder, Description, new WordPictures(), null, new SteppingTime()));
        Assert.Empty(_folder.Files(RunFiles.LatentWalkFolder));
        Assert.DoesNotContain("latent", Text("run.log"), StringComparison.Ordinal);
    }

    private static RunFolderWriter Writer(RunFolder folder) => new(folder, Description, new WordPictures(), new PlainDecoder(), new SteppingTime());

    private static void Run(RunFolderWriter writer)
    {
        writer.Started(SampleRun.Config);
        for (var generation = 0; generation <= SampleRun.Generations; generation++)
        {
            writer.GenerationCompleted(SampleRun.Result(generation));
        }

        writer.Finished(SampleRun.History());
    }

    private string Text(string file) => Encoding.UTF8.GetString(_folder.Read(file));

    private IEnumerable<string> FilesOnDisk() => Directory.EnumerateFiles(_folder.Root, "*", SearchOption.AllDirectories)
        .Select(path => Path.GetRelativePath(_folder.Root, path).Replace('\\', '/'))
        .Order(StringComparer.Ordinal);

    /// <summary>Sees nothing in the weights but how many bytes they take.</summary>
    private sealed class PlainDecoder : ILatentDecoder
    {
        /// <summary>A generation whose weights it cannot read.</summary>
        public int Refused { get; init; }

        public LatentWalk Decode(int generation, ExperimentConfig config, Stream weights) => generation == Refused
            ? throw new SafetensorsException("weights", "made up")
            : new(generation, new float[] { weights.Length });
    }
}
