using System.Text;
using Ouroboros.Configuration;
using Ouroboros.Regimes;
using Ouroboros.Runs;
using Ouroboros.Training;

namespace Ouroboros.Tests.Collapse;

/// <summary>A run that is interrupted and goes on, or goes on past its end.</summary>
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

    /// <summary>Each way to choose and to sample what is learned, interrupted at every checkpoint.</summary>
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

    /// <summary>The losses of training are those before each step: what the last one did shows only on other images.</summary>
    [Theory]
    [InlineData("vae")]
    [InlineData("classifier")]
    public void A_model_that_its_last_step_spoilt_ends_the_run(string model)
    {
        // The largest rate that a config may have: weights of a thousand in so many layers leave the range of floats.
        const double LargestRate = 1_000;
        int[] deep = [784, .. Enumerable.Repeat(128, 14)];
        var config = ResumableRun.Smallest with
        {
            Experiment = ResumableRun.Smallest.Experiment with { BatchSize = ResumableRun.Images.Train },
            Vae = ResumableRun.Smallest.Vae with { LayerSizes = deep, Epochs = 1, LearningRate = model == "vae" ? LargestRate : 1e-3 },
            Classifier = ResumableRun.Smallest.Classifier with { LayerSizes = deep, Epochs = 1, LearningRate = model == "vae" ? 1e-3 : LargestRate },
        };
        var diverged = Assert.Throws<TrainingDivergedException>(() => new ResumableRun(digits, config).Go(new RunFolder(_temporary.File("run"))));
        Assert.Equal((1, 1, 1), (diverged.Generation, diverged.Epoch, diverged.Step));
        Assert.Contains($"the loss of the {model} is", diverged.Message, StringComparison.Ordinal);
        Assert.Equal(0, ManifestFile.Load(new RunFolder(_temporary.File("run"))).GenerationsDone);
    }
}
