using Ouroboros.Cli.Display;
using Ouroboros.Configuration;
using Ouroboros.Runs;

namespace Ouroboros.Cli.Tests.Display;

public sealed class RunProgressTests
{
    private readonly ManualTime _time = new();

    [Fact]
    public void Time_left_grows_from_the_work_done()
    {
        // Both models of the same size, so that work is images times epochs.
        var progress = Started(new ExperimentConfig
        {
            Experiment = new() { Iterations = 2, NumTrainingImages = 1_000, NumGeneratedSamples = 3_000 },
            Vae = new() { Epochs = 10 },
            Classifier = new() { Epochs = 1, LayerSizes = [784, 1] },
        });
        Assert.Null(progress.Snapshot().Left);
        _time.Advance(TimeSpan.FromSeconds(10));
        progress.Progressed(Epoch(1, 10, 1_000));
        var now = progress.Snapshot();
        Assert.InRange(now.Fraction, 0.24, 0.25);
        Assert.InRange(now.Left!.Value.TotalSeconds, 30, 31);
    }

    [Fact]
    public void Images_a_second_are_measured_from_the_first_word_of_a_model()
    {
        var progress = Started(new ExperimentConfig { Vae = new() { Epochs = 10 } });
        _time.Advance(TimeSpan.FromMinutes(5));
        progress.Progressed(Epoch(1, 1, 100));
        Assert.Null(progress.Snapshot().ImagesPerSecond);
        _time.Advance(TimeSpan.FromSeconds(2));
        progress.Progressed(Epoch(1, 2, 100));
        Assert.Equal(500, progress.Snapshot().ImagesPerSecond);
        progress.Progressed(Epoch(2, 1, 100));
        Assert.Null(progress.Snapshot().ImagesPerSecond);
    }

    [Fact]
    public void The_last_complete_epoch_belongs_to_the_model_in_training()
    {
        var progress = Started(new ExperimentConfig());
        var record = new EpochRecord(1, TrainedModel.Vae, 1, 30, 20, 10, null);
        progress.Progressed(Epoch(1, 1, 1_000) with { Completed = record });
        progress.Progressed(Epoch(1, 2, 100));
        Assert.Equal(record, progress.Snapshot().LastEpoch);
        progress.Progressed(new(1, TrainedModel.Classifier, 1, 10, 100, 1_000, null));
        Assert.Null(progress.Snapshot().LastEpoch);
    }

    private RunProgress Started(ExperimentConfig config)
    {
        var progress = new RunProgress(_time);
        progress.Started(config);
        return progress;
    }

    private static TrainingProgress Epoch(int generation, int epoch, int imagesDone) =>
        new(generation, TrainedModel.Vae, epoch, 10, imagesDone, 1_000, null);
}
