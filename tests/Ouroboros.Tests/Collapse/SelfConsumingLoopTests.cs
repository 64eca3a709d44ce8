using Ouroboros.Collapse;
using Ouroboros.Configuration;
using Ouroboros.Metrics;
using Ouroboros.Numerics;
using Ouroboros.Runs;

namespace Ouroboros.Tests.Collapse;

/// <summary>What a run tells its observers and leaves in its history.</summary>
public sealed class SelfConsumingLoopTests(RealDigits digits) : IDisposable
{
    private const int Generations = 3;

    private readonly IBackend _backend = Backends.Create(2);

    public void Dispose() => _backend.Dispose();

    [Fact]
    public void Row_0_describes_the_real_training_set()
    {
        var real = digits.Train(TinyRun.TrainImages);
        var pixels = new float[real.Count * 784];
        real.CopyPixels(0, pixels);
        using var table = _backend.CreateTable(real.Count, 784);
        _backend.Write(pixels, 0, table);
        int[] counts = [.. Enumerable.Range(0, 10).Select(label => real.Labels.ToArray().Count(found => found == label))];

        var history = Run().History;
        var (row, initial) = (history.Metrics[0], Counts(history, 0, Judge.Initial));
        Assert.Equal(counts, Counts(history, 0, Judge.Current));
        Assert.Equal(
            new GenerationMetrics
            {
                Generation = 0,
                TrainImages = TinyRun.TrainImages,
                LabelEntropyCurrent = LabelDistribution.Entropy(counts),
                LabelEntropyInitial = LabelDistribution.Entropy(initial),
                EffectiveClassesInitial = LabelDistribution.EffectiveClasses(LabelDistribution.Entropy(initial)),
                PixelVariance = PixelVariance.Of(_backend, table, real.Count),
                Distribution = row.Distribution,
            },
            row);
    }

    [Fact]
    public void Every_generation_has_its_row()
    {
        var history = Run().History;
        Assert.Equal([0, 1, 2, 3], history.Metrics.Select(row => row.Generation));
        Assert.Equal(
            [TinyRun.TrainImages, TinyRun.TrainImages, TinyRun.Samples, TinyRun.Samples], history.Metrics.Select(row => row.TrainImages));
        foreach (var row in history.Metrics.Skip(1))
        {
            var vae = Last(history, row.Generation, TrainedModel.Vae);
            var classifier = Last(history, row.Generation, TrainedModel.Classifier);
            Assert.Equal((vae.Loss, vae.Reconstruction, vae.Kl), (row.VaeLoss, row.VaeReconstruction, row.VaeKl));
            Assert.Equal((classifier.Loss, classifier.Accuracy), (row.ClassifierLoss, row.ClassifierAccuracy));
            Assert.Equal(LabelDistribution.Entropy(Counts(history, row.Generation, Judge.Current)), row.LabelEntropyCurrent);
            Assert.Equal(LabelDistribution.Entropy(Counts(history, row.Generation, Judge.Initial)), row.LabelEntropyInitial);
            Assert.Equal(LabelDistribution.EffectiveClasses(row.LabelEntropyInitial), row.EffectiveClassesInitial);
        }
    }

    [Fact]
    public void Every_epoch_of_both_models_is_kept_in_order()
    {
        var expected =
            from generation in Enumerable.Range(1, Generations)
            from model in new[] { TrainedModel.Vae, TrainedModel.Classifier }
            from epoch in Enumerable.Range(1, Epochs(model))
            select (generation, model, epoch);
        Assert.Equal(expected, Run().History.Training.Select(record => (record.Generation, record.Model, record.Epoch)));
    }

    [Fact]
    public void Both_judges_count_every_image_of_every_data_set()
    {
        var history = Run().History;
        Assert.Equal(
            Enumerable.Range(0, Generations + 1).SelectMany(generation => new[] { (generation, Judge.Current), (generation, Judge.Initial) }),
            history.Labels.Select(labels => (labels.Generation, labels.Judge)).Order());
        Assert.All(history.Labels, labels => Assert.Equal(
            labels.Generation == 0 ? TinyRun.TrainImages : TinyRun.Samples, labels.Counts.Sum()));
        Assert.All(history.Labels, labels => Assert.Equal(10, labels.Counts.Count));
        Assert.Equal(Counts(history, 1, Judge.Current), Counts(history, 1, Judge.Initial));
    }

    /// <summary>Otherwise the other tests of this folder would compare trivial numbers.</summary>
    [Fact]
    public void The_run_of_these_tests_is_not_yet_collapsed()
    {
        var history = Run().History;
        Assert.All(history.Labels, labels => Assert.InRange(labels.Counts.Count(count => count > 0), 2, 10));
        Assert.All([2, 3], generation => Assert.NotEqual(Counts(history, generation, Judge.Current), Counts(history, generation, Judge.Initial)));
    }

    [Fact]
    public void A_classifiers_accuracy_on_what_it_labelled_itself_is_left_out_and_its_loss_is_not()
    {
        var history = Run().History;
        for (var generation = 1; generation <= Generations; generation++)
        {
            Assert.Null(history.Accuracy[generation, EvaluationMatrix.SamplesOf(generation)]);
            Assert.NotNull(history.Loss[generation, EvaluationMatrix.SamplesOf(generation)]);
        }
    }

    [Fact]
    public void Generation_0_has_no_models_and_every_other_has_both()
    {
        var run = Run();
        Assert.Equal([0, 1, 2, 3], run.Results.Select(result => result.Generation));
        Assert.Empty(run.Results[0].Weights);
        Assert.Empty(run.Results[0].Timings);
        Assert.All(run.Results.Skip(1), result =>
        {
            Assert.Equal(["classifier", "vae"], result.Weights.Keys.Order());
            Assert.Equal(["compose", "evaluate", "sample", "train_classifier", "train_vae"], result.Timings.Select(timing => timing.Phase).Order());
            Assert.All(result.Timings, timing => Assert.Equal(result.Generation, timing.Generation));
            Assert.Equal(10, result.Samples.Labels.Count);
        });
    }

    [Fact]
    public void Observers_are_told_one_after_the_other_in_their_order()
    {
        var told = new List<string>();
        var history = Loop().Run(TinyRun.Config, [new Teller("a", told), new Teller("b", told)], CancellationToken.None);
        Assert.Equal(told.Where(line => line[0] == 'a').Select(line => line[2..]), told.Where((_, i) => i % 2 == 1).Select(line => line[2..]));
        Assert.All(told.Where((_, i) => i % 2 == 0), line => Assert.StartsWith("a ", line));
        Assert.All(told.Where((_, i) => i % 2 == 1), line => Assert.StartsWith("b ", line));

        var milestones = told.Where(line => line[0] == 'a' && line.Split(' ')[1] is not (nameof(TrainedModel.Vae) or nameof(TrainedModel.Classifier)));
        var generations = Enumerable.Range(1, Generations).SelectMany(generation => history.Training
            .Where(record => record.Generation == generation).Select(record => $"a epoch {record}")
            .Append($"a generation {generation}, rows {generation + 1}"));
        Assert.Equal(["a started 99", "a generation 0, rows 1", .. generations, "a finished 4"], milestones);
    }

    [Fact]
    public void Cancelled_in_a_generation_a_run_does_not_complete_it()
    {
        using var source = new CancellationTokenSource();
        var told = new List<string>();
        var observer = new Teller("a", told)
        {
            OnProgress = progress =>
            {
                if (progress is { Generation: 2, Model: TrainedModel.Classifier })
                {
                    source.Cancel();
                }
            },
        };
        Assert.Throws<OperationCanceledException>(() => Loop().Run(TinyRun.Config, [observer], source.Token));
        Assert.Equal("a generation 1, rows 2", told.Last(line => line.Contains("generation", StringComparison.Ordinal)));
        Assert.DoesNotContain("finished", told[^1]);
    }

    [Fact]
    public void A_config_without_a_seed_or_with_more_images_than_there_are_is_refused()
    {
        var told = new List<string>();
        var experiment = TinyRun.Config.Experiment;
        ExperimentSettings[] wrong = [experiment with { RandomSeed = null }, experiment with { NumTrainingImages = TinyRun.TrainImages + 1 }];
        Assert.All(wrong, settings => Assert.ThrowsAny<ArgumentException>(
            () => Loop().Run(TinyRun.Config with { Experiment = settings }, [new Teller("a", told)], CancellationToken.None)));
        Assert.Empty(told);
    }

    private static IReadOnlyList<int> Counts(RunHistory history, int generation, Judge judge) =>
        history.Labels.Single(labels => labels.Generation == generation && labels.Judge == judge).Counts;

    private static int Epochs(TrainedModel model) =>
        model == TrainedModel.Vae ? TinyRun.Config.Vae.Epochs : TinyRun.Config.Classifier.Epochs;

    private static EpochRecord Last(RunHistory history, int generation, TrainedModel model) =>
        history.Training.Single(epoch => epoch.Generation == generation && epoch.Model == model && epoch.Epoch == Epochs(model));

    private TinyRun Run() => TinyRun.Of(_backend, digits, TinyRun.Config);

    private SelfConsumingLoop Loop() => new(_backend, digits.First(TinyRun.TrainImages, TinyRun.TestImages), TimeProvider.System);

    private sealed class Teller(string name, List<string> told) : IRunObserver
    {
        public Action<TrainingProgress> OnProgress { get; init; } = _ => { };

        public void Started(ExperimentConfig config) => told.Add($"{name} started {config.Experiment.RandomSeed}");

        public void Progressed(TrainingProgress progress)
        {
            told.Add(progress.Completed is { } record ? $"{name} epoch {record}" : $"{name} {progress.Model} {progress.ImagesDone}");
            OnProgress(progress);
        }

        public void GenerationCompleted(GenerationResult result) =>
            told.Add($"{name} generation {result.Generation}, rows {result.History.Metrics.Count}");

        public void Finished(RunHistory history) => told.Add($"{name} finished {history.Metrics.Count}");
    }
}
