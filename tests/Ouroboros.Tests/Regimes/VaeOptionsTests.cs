using Ouroboros.Configuration;
using Ouroboros.Models;
using Ouroboros.Numerics;
using Ouroboros.Numerics.Random;
using Ouroboros.Regimes;
using Ouroboros.Runs;
using Ouroboros.Tests.Collapse;
using Ouroboros.Training;

namespace Ouroboros.Tests.Regimes;

/// <summary>What goes with every regime: cold starts, temperature, who labels.</summary>
public sealed class VaeOptionsTests(RealDigits digits) : IDisposable
{
    private readonly IBackend _backend = Backends.Create(2);

    public void Dispose() => _backend.Dispose();

    /// <summary>Under the control every generation learns the same images, so that a generation can be made again on its own.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Without_a_warm_start_a_generation_begins_with_random_weights_of_its_own(int generation)
    {
        var config = With(new() { Kind = Regime.Real, WarmStart = false }, samples: TinyRun.TrainImages);
        var run = TinyRun.Of(_backend, digits, config);
        using var set = new TrainingSet(_backend, TinyRun.TrainImages);
        set.Fill(digits.Train(TinyRun.TrainImages));
        using var vae = new Vae(_backend, config.Vae);
        using var trainer = new Trainer(_backend, new VaeTraining(_backend, vae, config.Experiment.BatchSize), set.Count);
        var weights = new Weights(_backend);
        weights.Initialise(vae.Layers, 99, Purpose.VaeWeights, generation - 1);
        trainer.Train(set, new TrainingOptions(99, generation, config.Vae.Epochs, config.Vae.LearningRate), _ => { }, CancellationToken.None);
        Assert.Equal(Tensors.Bits(run.Results[generation].Weights["vae"]), Tensors.Bits(weights.Of(vae)));
    }

    [Fact]
    public void Labelled_by_the_first_classifier_the_newest_agrees_less_and_the_first_wholly()
    {
        var run = TinyRun.Of(_backend, digits, With(new() { LabelSource = LabelSource.Initial }));
        for (var generation = 1; generation <= 3; generation++)
        {
            var sheet = run.Results[generation].Samples;
            Assert.Equal(Labels(run, 1, sheet), sheet.Labels);
            Assert.Null(run.History.Accuracy[1, EvaluationMatrix.SamplesOf(generation)]);
        }

        Assert.InRange(run.History.Accuracy[3, EvaluationMatrix.SamplesOf(3)]!.Value, 0.1, 0.999);
    }

    [Fact]
    public void Colder_samples_vary_less()
    {
        var standard = TinyRun.Of(_backend, digits, With(new()));
        var cold = TinyRun.Of(_backend, digits, With(new() { SamplingTemperature = 0.1 }));
        Assert.Equal(Tensors.Bits(standard.Results[1].Weights["vae"]), Tensors.Bits(cold.Results[1].Weights["vae"]));
        Assert.InRange(cold.History.Metrics[1].PixelVariance, 0, 0.5 * standard.History.Metrics[1].PixelVariance);
    }

    [Fact]
    public void A_loop_without_enough_real_images_does_not_begin()
    {
        var config = With(new() { Kind = Regime.Mix, RealSource = RealSource.Fresh });
        var thrown = Assert.Throws<ArgumentException>(() => TinyRun.Of(_backend, digits, config));
        Assert.Contains("found fresh, which takes 406 r", thrown.Message, StringComparison.Ordinal);
    }

    private IEnumerable<int> Labels(TinyRun run, int generation, SampleSheet sheet)
    {
        using var classifier = new Classifier(_backend, TinyRun.Config.Classifier, LinearUse.Inference);
        _backend.Set(classifier, run.Results[generation].Weights["classifier"].ToTensors());
        using var images = _backend.CreateMatrix(sheet.Labels.Count, 784);
        using var pass = new ClassifierPass(_backend, classifier, images);
        _backend.Write(sheet.Pixels.Span, images);
        pass.Forward(classifier, sheet.Labels.Count);
        var logits = new float[sheet.Labels.Count * classifier.Classes];
        _backend.Read(pass.Logits, logits);
        return [.. logits.Chunk(classifier.Classes).Select(row => Array.IndexOf(row, row.Max()))];
    }

    private static ExperimentConfig With(RegimeSettings regime, int samples = TinyRun.Samples) => TinyRun.Config with
    {
        Experiment = TinyRun.Config.Experiment with { NumGeneratedSamples = samples },
        Regime = regime,
    };
}
