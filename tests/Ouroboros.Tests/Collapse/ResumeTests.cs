using System.Text;
using Ouroboros.Configuration;
using Ouroboros.Latent;
using Ouroboros.Numerics;
using Ouroboros.Runs;
using Ouroboros.Training;

namespace Ouroboros.Tests.Collapse;

/// <summary>A run that is interrupted and goes on, on this machine or on another kind of one.</summary>
public sealed class ResumeTests(RealDigits digits) : IDisposable
{
    private readonly TemporaryFolder _temporary = new();

    public void Dispose() => _temporary.Dispose();

    /// <summary>The files of a run that is interrupted at its nth checkpoint, for every n.</summary>
    [Theory]
    [InlineData(KeptDataSets.None)]
    [InlineData(KeptDataSets.Last)]
    [InlineData(KeptDataSets.All)]
    public void A_run_interrupted_after_any_step_goes_on_to_the_same_bytes(KeptDataSets kept)
    {
        var config = ResumableRun.Smallest with { Output = new() { CheckpointSeconds = 1e-9, KeepDatasets = kept } };
        var whole = new RunFolder(_temporary.File("whole"));
        using var counter = new Interrupter(int.MaxValue);
        new ResumableRun(digits, config) { Observer = counter }.Go(whole);
        Assert.Equal(22, counter.Checkpoints);
        for (var n = 1; n <= counter.Checkpoints; n++)
        {
            var folder = new RunFolder(_temporary.File($"interrupted_{n}"));
            using var interrupter = new Interrupter(n);
            var run = new ResumableRun(digits, config) { Observer = interrupter, Cancellation = interrupter.Token };
            Assert.Throws<OperationCanceledException>(() => run.Go(folder));
            var manifest = ManifestFile.Load(folder);
            Assert.Equal(RunState.Interrupted, manifest.State);
            Assert.Equal(RunFiles.State(interrupter.Last!), manifest.Checkpoint);
            Assert.Equal(folder.HashFiles(), manifest.Files);
            new ResumableRun(digits, config).Go(folder);
            Assert.Equal(whole.HashFiles(), folder.HashFiles());
        }
    }

    /// <summary>Each way to choose and to sample what is learnt, interrupted at every checkpoint.</summary>
    [Theory]
    [InlineData(Regime.Accumulate)]
    [InlineData(Regime.AccumulateSubsample)]
    [InlineData(Regime.Mix)]
    [InlineData(Regime.Filter)]
    [InlineData(Regime.Real)]
    public void Under_any_regime_a_run_goes_on_to_the_same_bytes(Regime regime)
    {
        var config = Under(regime);
        var whole = new RunFolder(_temporary.File("whole"));
        using var counter = new Interrupter(int.MaxValue);
        new ResumableRun(digits, config) { Observer = counter }.Go(whole);
        for (var n = 2; n <= counter.Checkpoints; n += 3)
        {
            var folder = new RunFolder(_temporary.File($"interrupted_{n}"));
            using var interrupter = new Interrupter(n);
            Assert.Throws<OperationCanceledException>(() =>
                new ResumableRun(digits, config) { Observer = interrupter, Cancellation = interrupter.Token }.Go(folder));
            new ResumableRun(digits, config).Go(folder);
            Assert.Equal(whole.HashFiles(), folder.HashFiles());
        }
    }

    /// <summary>While the matrices are completed no generation is to come: not even one for which there would be no real images or no room.</summary>
    [Theory]
    [InlineData(Regime.Replace)]
    [InlineData(Regime.Accumulate)]
    [InlineData(Regime.Mix)]
    [InlineData(Regime.Filter)]
    public void A_run_interrupted_after_its_last_generation_goes_on_to_the_same_bytes(Regime regime)
    {
        var config = Under(regime);
        config = config with { Experiment = config.Experiment with { NumTrainingImages = ResumableRun.Images.Train - 6 } };
        var whole = new RunFolder(_temporary.File("whole"));
        new ResumableRun(digits, config).Go(whole);
        Assert.DoesNotContain(",,", Encoding.UTF8.GetString(whole.Read(RunFiles.LossMatrix)), StringComparison.Ordinal);
        var folder = new RunFolder(_temporary.File("interrupted"));
        using var interrupter = new Interrupter(int.MaxValue) { After = 3 };
        Assert.Throws<OperationCanceledException>(() =>
            new ResumableRun(digits, config) { Observer = interrupter, Cancellation = interrupter.Token }.Go(folder));
        Assert.NotEqual(whole.HashFiles(), folder.HashFiles());
        new ResumableRun(digits, config).Go(folder);
        Assert.Equal(whole.HashFiles(), folder.HashFiles());
    }

    [Theory]
    [InlineData(Regime.Accumulate)]
    [InlineData(Regime.AccumulateSubsample)]
    public void Accumulated_sets_that_were_deleted_are_sampled_again(Regime regime)
    {
        var config = Under(regime);
        var whole = new RunFolder(_temporary.File("whole"));
        new ResumableRun(digits, config).Go(whole);
        Assert.Equal(6, whole.Files(RunFiles.DataSetFolder).Count);
        var folder = new RunFolder(_temporary.File("cut"));
        using var interrupter = new Interrupter(position => position is { Generation: 3, Model: TrainedModel.Vae, Epoch: 2, Step: 0 });
        Assert.Throws<OperationCanceledException>(() =>
            new ResumableRun(digits, config) { Observer = interrupter, Cancellation = interrupter.Token }.Go(folder));
        Directory.Delete(folder.FullPath(RunFiles.DataSetFolder), recursive: true);
        new ResumableRun(digits, config).Go(folder);
        Assert.Equal(whole.HashFiles(), folder.HashFiles());
    }

    // Three generations, cold, at another temperature, labelled by another judge: whatever a checkpoint could forget.
    private static ExperimentConfig Under(Regime regime) => ResumableRun.Smallest with
    {
        Experiment = ResumableRun.Smallest.Experiment with { Iterations = 3, NumTrainingImages = 25 },
        Regime = new()
        {
            Kind = regime,
            RealSource = RealSource.Fresh,
            Oversampling = 2,
            BalanceClasses = true,
            WarmStart = regime == Regime.Accumulate,
            SamplingTemperature = 0.8,
            LabelSource = regime switch { Regime.Real => LabelSource.Initial, Regime.Mix => LabelSource.Reference, _ => LabelSource.Current },
        },
    };

    /// <summary>The checkpoint of mid-epoch, made by the widest kernels with eight threads.</summary>
    [Theory]
    [MemberData(nameof(AllKernels))]
    public void Kernels_and_threads_may_change_where_a_run_is_interrupted(string kernels, string model)
    {
        var whole = new RunFolder(_temporary.File("whole"));
        new ResumableRun(digits, ResumableRun.Smallest).Go(whole);
        var folder = new RunFolder(_temporary.File("moved"));
        using var interrupter = new Interrupter(position => position is { Generation: 2, Epoch: 2, Step: 0 } && $"{position.Model}" == model);
        var widest = new ResumableRun(digits, ResumableRun.Smallest)
        {
            Kernels = Backends.Choose(null).Name,
            Threads = 8,
            Observer = interrupter,
            Cancellation = interrupter.Token,
        };
        Assert.Throws<OperationCanceledException>(() => widest.Go(folder));
        Assert.EndsWith("_epoch_2_step_1.safetensors", ManifestFile.Load(folder).Checkpoint, StringComparison.Ordinal);
        new ResumableRun(digits, ResumableRun.Smallest) { Kernels = kernels, Threads = 1 }.Go(folder);
        Assert.Equal(whole.HashFiles(), folder.HashFiles());
    }

    /// <summary>Begun on a device, interrupted at every third checkpoint, resumed on the processor, then on the device, and so on.</summary>
    [Fact]
    public void A_run_may_move_between_a_device_and_the_processor()
    {
        Assert.SkipWhen(Tests.Kernels.Devices.Count == 0, "No OpenCL device is here.");
        var whole = new RunFolder(_temporary.File("whole"));
        new ResumableRun(digits, ResumableRun.Smallest).Go(whole);
        foreach (var device in Tests.Kernels.Devices)
        {
            var folder = new RunFolder(_temporary.File(device));
            string[] places = [device, Backends.Choose(null).Name];
            var moves = 0;
            while (!folder.Has(RunFiles.Manifest) || ManifestFile.Load(folder).State != RunState.Finished)
            {
                using var interrupter = new Interrupter(3);
                try
                {
                    new ResumableRun(digits, ResumableRun.Smallest) { Kernels = places[moves % 2], Observer = interrupter, Cancellation = interrupter.Token }.Go(folder);
                }
                catch (OperationCanceledException)
                {
                    moves++;
                }
            }

            Assert.InRange(moves, 6, 22);
            Assert.Equal(whole.HashFiles(), folder.HashFiles());
        }
    }

    public static TheoryData<string, string> AllKernels
    {
        get
        {
            var data = new TheoryData<string, string>();
            foreach (var row in Tests.Kernels.Supported)
            {
                data.Add(row.Data, "Vae");
                data.Add(row.Data, "Classifier");
            }

            return data;
        }
    }

    [Fact]
    public void A_finished_run_goes_on_past_its_planned_end()
    {
        var longer = ResumableRun.Smallest with { Experiment = ResumableRun.Smallest.Experiment with { Iterations = 4 } };
        var whole = new RunFolder(_temporary.File("whole"));
        new ResumableRun(digits, longer).Go(whole);
        var folder = new RunFolder(_temporary.File("extended"));
        new ResumableRun(digits, ResumableRun.Smallest).Go(folder);
        Assert.NotEqual(whole.HashFiles(), folder.HashFiles());
        new ResumableRun(digits, longer).Go(folder);
        Assert.Equal(whole.HashFiles(), folder.HashFiles());
        Assert.Equal((4, 4), (ManifestFile.Load(folder).GenerationsPlanned, ManifestFile.Load(folder).GenerationsDone));
    }

    /// <summary>A longer run shows other generations of its own; the pictures of those that it does not show any more are gone.</summary>
    [Fact]
    public void A_run_that_goes_on_shows_the_latent_spaces_that_a_whole_one_shows()
    {
        var (shorter, longer) = (Smallest(generations: 6), Smallest(generations: 7));
        var whole = new RunFolder(_temporary.File("whole"));
        new ResumableRun(digits, longer).Go(whole);
        var folder = new RunFolder(_temporary.File("extended"));
        new ResumableRun(digits, shorter).Go(folder);
        var before = folder.Files(RunFiles.LatentWalkFolder);
        Assert.Equal(Walks(folder, shorter), before);
        new ResumableRun(digits, longer).Go(folder);
        var after = folder.Files(RunFiles.LatentWalkFolder);
        Assert.Equal(Walks(folder, longer), after);
        Assert.NotEmpty(before.Except(after));
        Assert.Equal(whole.HashFiles(), folder.HashFiles());
        Assert.Equal(folder.HashFiles(), ManifestFile.Load(folder).Files);

        static ExperimentConfig Smallest(int generations) =>
            ResumableRun.Smallest with { Experiment = ResumableRun.Smallest.Experiment with { Iterations = generations } };

        static IEnumerable<string> Walks(RunFolder folder, ExperimentConfig config) => WalkedGenerations
            .Of(config.Experiment.Iterations, CollapseSummary.Of(RunHistoryReader.Load(folder, config)).CollapseGeneration)
            .Select(generation => $"plots/latent_walk/generation_{generation}.png");
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
    public void Each_generation_and_epoch_is_told_and_written_once()
    {
        var folder = new RunFolder(_temporary.File("run"));
        using var interrupter = new Interrupter(position => position is { Generation: 2, Model: TrainedModel.Classifier, Epoch: 1, Step: 1 });
        Assert.Throws<OperationCanceledException>(() =>
            new ResumableRun(digits, ResumableRun.Smallest) { Observer = interrupter, Cancellation = interrupter.Token }.Go(folder));
        using var second = new Interrupter(int.MaxValue);
        new ResumableRun(digits, ResumableRun.Smallest) { Observer = second }.Go(folder);
        Assert.Equal(interrupter.Last, second.From);
        Assert.Equal([0, 1], interrupter.Generations);
        Assert.Equal([2], second.Generations);
        var history = RunHistoryReader.Load(folder, ResumableRun.Smallest);
        Assert.Equal([0, 1, 2], history.Metrics.Select(row => row.Generation));
        Assert.Equal(
            [(1, TrainedModel.Vae, 1), (1, TrainedModel.Vae, 2), (1, TrainedModel.Classifier, 1), (1, TrainedModel.Classifier, 2),
                (2, TrainedModel.Vae, 1), (2, TrainedModel.Vae, 2), (2, TrainedModel.Classifier, 1), (2, TrainedModel.Classifier, 2)],
            history.Training.Select(row => (row.Generation, row.Model, row.Epoch)));
        var timings = RunHistoryReader.LoadTimings(folder);
        Assert.Equal(timings.Count, timings.Select(timing => (timing.Generation, timing.Phase)).Distinct().Count());
    }

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

    /// <summary>The losses of training are those before each step: what the last one did shows only on other images.</summary>
    [Theory]
    [InlineData("vae")]
    [InlineData("classifier")]
    public void A_model_that_its_last_step_spoilt_ends_the_run(string model)
    {
        var config = ResumableRun.Smallest with
        {
            Experiment = ResumableRun.Smallest.Experiment with { BatchSize = ResumableRun.Images.Train },
            Vae = ResumableRun.Smallest.Vae with { Epochs = 1, LearningRate = model == "vae" ? 1e30 : 1e-3 },
            Classifier = ResumableRun.Smallest.Classifier with { Epochs = 1, LearningRate = model == "vae" ? 1e-3 : 1e30 },
        };
        var diverged = Assert.Throws<TrainingDivergedException>(() => new ResumableRun(digits, config).Go(new RunFolder(_temporary.File("run"))));
        Assert.Equal((1, 1, 1), (diverged.Generation, diverged.Epoch, diverged.Step));
        Assert.Contains($"the loss of the {model} is", diverged.Message, StringComparison.Ordinal);
        Assert.Equal(0, ManifestFile.Load(new RunFolder(_temporary.File("run"))).GenerationsDone);
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

    /// <summary>Counts what a run tells, and asks it at a checkpoint to end, which it does at the next.</summary>
    private sealed class Interrupter(Func<TrainingPosition, bool> isThere) : IRunObserver, IDisposable
    {
        private readonly CancellationTokenSource _source = new();

        public Interrupter(int at)
            : this(_ => false) => At = at;

        public CancellationToken Token => _source.Token;

        public int Checkpoints { get; private set; }

        public TrainingPosition? Last { get; private set; }

        public TrainingPosition? From { get; private set; }

        public List<int> Generations { get; } = [];

        /// <summary>The generation after which to interrupt, whatever the checkpoints.</summary>
        public int After { get; init; } = -1;

        private int At { get; } = -1;

        public void Dispose() => _source.Dispose();

        public void Resumed(ResumePoint from) => From = from.Position;

        public void GenerationCompleted(GenerationResult result)
        {
            Generations.Add(result.Generation);
            if (result.Generation == After)
            {
                _source.Cancel();
            }
        }

        public void CheckpointReached(Checkpoint checkpoint)
        {
            Last = checkpoint.Position;
            if (++Checkpoints == At || isThere(checkpoint.Position))
            {
                _source.Cancel();
            }
        }
    }
}
