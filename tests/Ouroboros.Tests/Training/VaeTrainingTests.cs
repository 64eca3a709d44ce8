using Ouroboros.Configuration;
using Ouroboros.Data;
using Ouroboros.Models;
using Ouroboros.Numerics;
using Ouroboros.Numerics.Random;
using Ouroboros.Runs;
using Ouroboros.Tests.Models;
using Ouroboros.Training;

namespace Ouroboros.Tests.Training;

public sealed class VaeTrainingTests : IDisposable
{
    private const int Images = 37;
    private const int Batch = 8;

    private static readonly TrainingOptions _options = new(Seed: 41, Generation: 2, Epochs: 3, LearningRate: 1e-3);

    private readonly IBackend _backend = Backends.Create(2);
    private readonly Weights _weights;
    private readonly Vae _vae;
    private readonly TrainingSet _set;
    private readonly Trainer _trainer;
    private readonly DigitSet _digits;

    public VaeTrainingTests(RealDigits digits)
    {
        _digits = digits.Train(Images);
        _weights = new Weights(_backend);
        _vae = NewVae();
        _set = new TrainingSet(_backend, Images);
        _set.Fill(_digits);
        _trainer = NewTrainer(_vae);
    }

    public void Dispose()
    {
        _trainer.Dispose();
        _set.Dispose();
        _vae.Dispose();
        _backend.Dispose();
    }

    /// <summary>Weights stand still at a learning rate of 0, so the mean is over every image once, with the noise of its position.</summary>
    [Fact]
    public void A_record_is_the_mean_over_all_images_the_smaller_last_batch_among_them()
    {
        var pixels = new float[Images * DigitSet.PixelsPerImage];
        _digits.CopyPixels(0, pixels);
        using var matrix = _backend.CreateMatrix(Images, _vae.Latent);
        var network = DoubleNetwork.Of(_backend, _vae);

        foreach (var record in Train(_options with { LearningRate = 0 }, _ => { }))
        {
            _backend.FillNormal(new RandomKey(41, Purpose.TrainingNoise, 2, record.Epoch), 0, Images, matrix);
            var noise = _backend.Rows(matrix, Images).Chunk(_vae.Latent).ToArray();
            _set.Shuffle(new RandomKey(41, Purpose.VaeShuffle, 2, record.Epoch));
            var losses = Enumerable.Range(0, Images).Select(position => network.VaeLoss(
                pixels.AsSpan(_set.OrderAt(position) * DigitSet.PixelsPerImage, DigitSet.PixelsPerImage), noise[position])).ToArray();
            Assert.Equal(losses.Average(loss => loss.Reconstruction), record.Reconstruction!.Value, 1e-5 * record.Loss);
            Assert.Equal(losses.Average(loss => loss.Kl), record.Kl!.Value, 1e-5 * record.Kl.Value);
            Assert.Equal(record.Reconstruction + record.Kl, record.Loss);
        }
    }

    [Fact]
    public void Records_count_epochs_and_the_loss_falls()
    {
        var records = Train(_options with { Epochs = 30 }, _ => { });
        Assert.Equal(Enumerable.Range(1, 30), records.Select(record => record.Epoch));
        Assert.All(records, record => Assert.Equal((2, TrainedModel.Vae, (double?)null), (record.Generation, record.Model, record.Accuracy)));

        // From the weights of the start, which give every pixel about 0.5, to the mean image.
        Assert.InRange(records[^1].Loss, 0, records[0].Loss / 2);
    }

    /// <summary>A VAE that goes on is trained as a copy of its weights that never was: nothing of the old optimiser is left.</summary>
    [Fact]
    public void Every_generation_has_new_moments()
    {
        using var copy = NewVae();
        Train(_options, _ => { });
        _backend.Set(copy, _weights.Of(_vae).ToTensors());
        var next = _options with { Generation = 3 };
        Train(next, _ => { });
        using var trainer = NewTrainer(copy);
        trainer.Train(_set, next, _ => { }, CancellationToken.None);
        Assert.Equal(Tensors.Bits(_weights.Of(copy)), Tensors.Bits(_weights.Of(_vae)));
    }

    [Fact]
    public void Progress_is_told_after_steps_and_with_the_record_after_every_epoch()
    {
        var reports = new List<TrainingProgress>();
        var records = Train(_options, reports.Add);
        ProgressReports.AssertComplete(reports, records, _options, TrainedModel.Vae, Images);
        Assert.Equal([8, 16, 24, 32, 37], reports.Where(report => report.Epoch == 2).Select(report => report.ImagesDone));
    }

    [Fact]
    public void Diverged_training_stops_and_says_where()
    {
        var error = Assert.Throws<TrainingDivergedException>(() => Train(_options with { LearningRate = 1e30 }, _ => { }));
        Assert.Equal(
            "training diverged: the loss of the vae is NaN in generation 2, epoch 1, step 2 of 5. "
            + "Lower vae.learning_rate, which is 1E+30. The default is 0.0001.",
            error.Message);
        Assert.Equal((2, 1, 2), (error.Generation, error.Epoch, error.Step));
    }

    /// <summary>An image without a number is damaged between two epochs: the step that it falls into in the second is the one told.</summary>
    [Theory]
    [InlineData(0)]
    [InlineData(20)]
    [InlineData(Images - 1)]
    public void The_step_told_is_the_one_whose_minibatch_first_has_no_finite_loss(int image)
    {
        void Damage(TrainingProgress progress)
        {
            if (progress is { Epoch: 1, Completed: not null })
            {
                _backend.Write(Enumerable.Repeat(float.NaN, DigitSet.PixelsPerImage).ToArray(), image, _set.Images);
            }
        }

        var error = Assert.Throws<TrainingDivergedException>(() => Train(_options with { LearningRate = 1e-5 }, Damage));
        var position = Enumerable.Range(0, Images).Single(place => _set.OrderAt(place) == image);
        Assert.Equal((2, 2, (position / Batch) + 1), (error.Generation, error.Epoch, error.Step));
        Assert.EndsWith($"step {error.Step} of 5. Lower vae.learning_rate, which is 1E-05.", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Cancelled_before_the_first_step_it_changes_nothing()
    {
        var before = Tensors.Bits(_weights.Of(_vae));
        Assert.Throws<OperationCanceledException>(
            () => _trainer.Train(_set, _options, _ => { }, new CancellationToken(canceled: true)));
        Assert.Equal(before, Tensors.Bits(_weights.Of(_vae)));
    }

    [Fact]
    public void Cancelled_in_an_epoch_it_stops_before_the_next_step()
    {
        using var source = new CancellationTokenSource();
        var reports = new List<TrainingProgress>();
        void Report(TrainingProgress progress)
        {
            reports.Add(progress);
            if (progress is { Epoch: 2, ImagesDone: 16 })
            {
                source.Cancel();
            }
        }

        Assert.Throws<OperationCanceledException>(() => _trainer.Train(_set, _options, Report, source.Token));
        Assert.Equal((2, 16), (reports[^1].Epoch, reports[^1].ImagesDone));
    }

    private Trainer NewTrainer(Vae vae) => new(_backend, new VaeTraining(_backend, vae, Batch), Images);

    private Vae NewVae()
    {
        var vae = new Vae(_backend, new VaeSettings { LayerSizes = [784, 15], LatentDim = 4 });
        _weights.Initialise(vae.Layers, 41, Purpose.VaeWeights, 0);
        return vae;
    }

    private IReadOnlyList<EpochRecord> Train(TrainingOptions options, Action<TrainingProgress> report) =>
        _trainer.Train(_set, options, report, CancellationToken.None);
}
