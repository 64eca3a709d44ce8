using Ouroboros.Configuration;
using Ouroboros.Metrics;
using Ouroboros.Models;
using Ouroboros.Numerics;
using Ouroboros.Numerics.Random;
using Ouroboros.Runs;
using Ouroboros.Training;

namespace Ouroboros.Tests.Collapse;

/// <summary>Who learns from what: each generation of a run made again on its own, from the weights that the run handed out.</summary>
public sealed class ReplayTests : IDisposable
{
    private static readonly ExperimentConfig _config = TinyRun.Config;

    private readonly IBackend _backend = Backends.Create(2);
    private readonly RealDigits _digits;
    private readonly Weights _weights;
    private readonly TinyRun _run;

    public ReplayTests(RealDigits digits)
    {
        _digits = digits;
        _weights = new Weights(_backend);
        _run = TinyRun.Of(_backend, digits, _config);
    }

    public void Dispose() => _backend.Dispose();

    /// <summary>Generation 1 starts with random weights, every other with those of the generation before, and all with new moments.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void The_vae_goes_on_with_the_data_set_of_the_generation_before(int generation)
    {
        using var set = DataSet(generation - 1);
        using var vae = new Vae(_backend, _config.Vae);
        using var trainer = new Trainer(_backend, new VaeTraining(_backend, vae, _config.Experiment.BatchSize), set.Count);
        if (generation == 1)
        {
            _weights.Initialise(vae.Layers, 99, Purpose.VaeWeights, 0);
        }
        else
        {
            _backend.Set(vae, _run.Results[generation - 1].Weights["vae"].ToTensors());
        }

        var options = new TrainingOptions(99, generation, _config.Vae.Epochs, _config.Vae.LearningRate);
        var epochs = trainer.Train(set, options, _ => { }, CancellationToken.None);
        Assert.Equal(Tensors.Bits(_run.Results[generation].Weights["vae"]), Tensors.Bits(_weights.Of(vae)));
        Assert.Equal(Epochs(generation, TrainedModel.Vae), epochs);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void A_new_classifier_learns_the_data_set_of_the_generation_before(int generation)
    {
        using var set = DataSet(generation - 1);
        using var classifier = new Classifier(_backend, _config.Classifier, LinearUse.TrainFirst);
        using var trainer = new Trainer(_backend, new ClassifierTraining(_backend, classifier, _config.Experiment.BatchSize), set.Count);
        _weights.Initialise(classifier.Chain.Layers, 99, Purpose.ClassifierWeights, generation);

        var options = new TrainingOptions(99, generation, _config.Classifier.Epochs, _config.Classifier.LearningRate);
        var epochs = trainer.Train(set, options, _ => { }, CancellationToken.None);
        Assert.Equal(Tensors.Bits(_run.Results[generation].Weights["classifier"]), Tensors.Bits(_weights.Of(classifier)));
        Assert.Equal(Epochs(generation, TrainedModel.Classifier), epochs);
    }

    /// <summary>The displayed images are the data set's first, with the labels that the next generation learns.</summary>
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void The_sheet_shows_the_first_of_the_data_set(int generation)
    {
        using var set = DataSet(generation);
        var sheet = _run.Results[generation].Samples;
        Assert.Equal(generation, sheet.Generation);
        Assert.Equal(_backend.Rows(set.Images, 10), sheet.Pixels.ToArray());
        Assert.Equal(_backend.First(set.Labels, 10), sheet.Labels);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void The_numbers_are_those_of_the_data_set_and_the_models(int generation)
    {
        using var set = DataSet(generation);
        using var classifier = ClassifierOf(generation);
        using var evaluator = new ClassifierEvaluator(_backend, classifier);
        using var vae = VaeOf(generation);
        using var pass = new VaePass(_backend, vae, 100);
        using var vaeEvaluator = new VaeEvaluator(_backend, pass);
        var real = _digits.First(TinyRun.TrainImages, TinyRun.TestImages);
        var metrics = _run.History.Metrics[generation];

        Assert.Equal(PixelVariance.Of(_backend, set.Images, set.Count), metrics.PixelVariance);
        Assert.Equal(evaluator.Evaluate(classifier, real.Train).Accuracy, metrics.RealTrainAccuracy);
        Assert.Equal(evaluator.Evaluate(classifier, real.Test).Accuracy, metrics.RealTestAccuracy);
        Assert.Equal(
            vaeEvaluator.Loss(vae, real.Test, new RandomKey(99, Purpose.EvaluationNoise, generation)), metrics.RealTestVaeLoss);

        using var initial = ClassifierOf(1);
        AssertCounts(generation, Judge.Current, evaluator.Evaluate([classifier], set, CancellationToken.None)[0]);
        AssertCounts(generation, Judge.Initial, evaluator.Evaluate([initial], set, CancellationToken.None)[0]);
    }

    /// <summary>Every cell that is there, computed again.</summary>
    [Fact]
    public void The_matrices_hold_each_classifier_on_each_data_set()
    {
        var real = _digits.First(TinyRun.TrainImages, TinyRun.TestImages);
        TrainingSet[] sets = [.. Enumerable.Range(1, 3).Select(DataSet)];
        for (var judge = 1; judge <= 3; judge++)
        {
            using var classifier = ClassifierOf(judge);
            using var evaluator = new ClassifierEvaluator(_backend, classifier);
            AssertCell(judge, EvaluationMatrix.RealTrain, evaluator.Evaluate(classifier, real.Train));
            AssertCell(judge, EvaluationMatrix.RealTest, evaluator.Evaluate(classifier, real.Test));
            for (var generation = 1; generation <= 3; generation++)
            {
                AssertCell(judge, EvaluationMatrix.SamplesOf(generation), evaluator.Evaluate([classifier], sets[generation - 1], CancellationToken.None)[0]);
            }
        }

        Array.ForEach(sets, set => set.Dispose());
    }

    private void AssertCell(int classifier, int column, Evaluation expected)
    {
        var ownLabels = column == EvaluationMatrix.SamplesOf(classifier);
        Assert.Equal(ownLabels ? null : expected.Accuracy, _run.History.Accuracy[classifier, column]);
        Assert.Equal(expected.Loss, _run.History.Loss[classifier, column]);
    }

    private void AssertCounts(int generation, Judge judge, Evaluation expected) =>
        Assert.Equal(
            expected.Counts, _run.History.Labels.Single(labels => labels.Generation == generation && labels.Judge == judge).Counts);

    private IEnumerable<EpochRecord> Epochs(int generation, TrainedModel model) =>
        _run.History.Training.Where(epoch => epoch.Generation == generation && epoch.Model == model);

    /// <summary>Real digits, or what the generation's VAE samples and its classifier says to them.</summary>
    private TrainingSet DataSet(int generation)
    {
        var set = new TrainingSet(_backend, TinyRun.Samples);
        if (generation == 0)
        {
            set.Fill(_digits.Train(TinyRun.TrainImages));
            return set;
        }

        using var vae = VaeOf(generation);
        using var pass = new VaePass(_backend, vae, TinyRun.Samples);
        pass.Sample(vae, new RandomKey(99, Purpose.Sampling, generation), 0, TinyRun.Samples);
        _backend.Store(pass.Decoded, TinyRun.Samples, 0, set.Images);
        set.Count = TinyRun.Samples;

        using var classifier = ClassifierOf(generation);
        using var evaluator = new ClassifierEvaluator(_backend, classifier);
        evaluator.Label(classifier, set);
        return set;
    }

    private Vae VaeOf(int generation)
    {
        var vae = new Vae(_backend, _config.Vae);
        _backend.Set(vae, _run.Results[generation].Weights["vae"].ToTensors());
        return vae;
    }

    private Classifier ClassifierOf(int generation)
    {
        var classifier = new Classifier(_backend, _config.Classifier, LinearUse.Inference);
        _backend.Set(classifier, _run.Results[generation].Weights["classifier"].ToTensors());
        return classifier;
    }
}
