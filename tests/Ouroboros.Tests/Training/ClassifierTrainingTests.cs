using Ouroboros.Configuration;
using Ouroboros.Data;
using Ouroboros.Metrics;
using Ouroboros.Models;
using Ouroboros.Numerics;
using Ouroboros.Numerics.Random;
using Ouroboros.Runs;
using Ouroboros.Training;

namespace Ouroboros.Tests.Training;

public sealed class ClassifierTrainingTests : IDisposable
{
    private const int Images = 203;
    private const int Batch = 10;

    private static readonly TrainingOptions _options = new(Seed: 43, Generation: 2, Epochs: 3, LearningRate: 1e-3);

    private readonly IBackend _backend = Backends.Create(2);
    private readonly Weights _weights;
    private readonly Classifier _classifier;
    private readonly TrainingSet _set;
    private readonly Trainer _trainer;
    private readonly DigitSet _digits;

    public ClassifierTrainingTests(RealDigits digits)
    {
        _digits = digits.Train(Images);
        _weights = new Weights(_backend);
        _classifier = NewClassifier();
        _set = new TrainingSet(_backend, Images);
        _set.Fill(_digits);
        _trainer = NewTrainer(_classifier);
    }

    public void Dispose()
    {
        _trainer.Dispose();
        _set.Dispose();
        _classifier.Dispose();
        _backend.Dispose();
    }

    /// <summary>Weights stand still at a learning rate of 0, so the record is what an evaluation finds.</summary>
    [Fact]
    public void A_record_is_the_mean_over_all_images_the_smaller_last_batch_among_them()
    {
        using var evaluator = new ClassifierEvaluator(_backend, _classifier);
        var expected = evaluator.Evaluate(_classifier, _digits);
        var records = Train(_options with { LearningRate = 0 }, _ => { });
        Assert.Equal(3, records.Count);
        foreach (var record in records)
        {
            // The losses are the same floats, added up in another order.
            Assert.Equal(expected.Loss, record.Loss, 1e-13);
            Assert.Equal(expected.Accuracy, record.Accuracy);
        }
    }

    [Fact]
    public void Records_count_epochs_and_the_classifier_learns()
    {
        var records = Train(_options with { Epochs = 20 }, _ => { });
        Assert.Equal(Enumerable.Range(1, 20), records.Select(record => record.Epoch));
        Assert.All(records, record => Assert.Equal(
            (2, TrainedModel.Classifier, (double?)null, (double?)null),
            (record.Generation, record.Model, record.Reconstruction, record.Kl)));
        Assert.InRange(records[^1].Loss, 0, records[0].Loss / 2);
        Assert.InRange(records[^1].Accuracy!.Value, 0.9, 1);
        Assert.InRange(records[0].Accuracy!.Value, 0, 0.7);
    }

    [Fact]
    public void Every_generation_has_new_moments()
    {
        using var copy = NewClassifier();
        Train(_options, _ => { });
        _backend.Set(copy, _weights.Of(_classifier).ToTensors());
        var next = _options with { Generation = 3 };
        Train(next, _ => { });
        using var trainer = NewTrainer(copy);
        trainer.Train(_set, next, _ => { }, CancellationToken.None);
        Assert.Equal(Tensors.Bits(_weights.Of(copy)), Tensors.Bits(_weights.Of(_classifier)));
    }

    [Fact]
    public void Progress_is_told_after_some_steps_and_with_the_record_after_every_epoch()
    {
        var reports = new List<TrainingProgress>();
        var records = Train(_options, reports.Add);
        ProgressReports.AssertComplete(reports, records, _options, TrainedModel.Classifier, Images);
        Assert.Equal([30, 60, 80, 110, 130, 160, 180, 203], reports.Where(report => report.Epoch == 2).Select(report => report.ImagesDone));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(100)]
    [InlineData(Images - 1)]
    public void Diverged_training_stops_and_names_the_step_of_the_first_loss_that_is_not_finite(int image)
    {
        void Damage(TrainingProgress progress)
        {
            if (progress is { Epoch: 1, Completed: not null })
            {
                _backend.Write(Enumerable.Repeat(float.PositiveInfinity, DigitSet.PixelsPerImage).ToArray(), image, _set.Images);
            }
        }

        var error = Assert.Throws<TrainingDivergedException>(() => Train(_options with { LearningRate = 0.01 }, Damage));
        var position = Enumerable.Range(0, Images).Single(place => _set.OrderAt(place) == image);
        Assert.Equal((2, 2, (position / Batch) + 1), (error.Generation, error.Epoch, error.Step));
        Assert.StartsWith("training diverged: the loss of the classifier is ", error.Message, StringComparison.Ordinal);
        Assert.EndsWith(
            $" in generation 2, epoch 2, step {error.Step} of 21. Lower classifier.learning_rate, which is 0.01. The default is 0.001.",
            error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Cancelled_before_the_first_step_it_changes_nothing()
    {
        var before = Tensors.Bits(_weights.Of(_classifier));
        Assert.Throws<OperationCanceledException>(
            () => _trainer.Train(_set, _options, _ => { }, new CancellationToken(canceled: true)));
        Assert.Equal(before, Tensors.Bits(_weights.Of(_classifier)));
    }

    private Trainer NewTrainer(Classifier classifier) => new(_backend, new ClassifierTraining(_backend, classifier, Batch), Images);

    private Classifier NewClassifier()
    {
        var classifier = new Classifier(_backend, new ClassifierSettings { LayerSizes = [784, 16] }, LinearUse.TrainFirst);
        _weights.Initialise(classifier.Chain.Layers, 43, Purpose.ClassifierWeights, 2);
        return classifier;
    }

    private IReadOnlyList<EpochRecord> Train(TrainingOptions options, Action<TrainingProgress> report) =>
        _trainer.Train(_set, options, report, CancellationToken.None);
}
