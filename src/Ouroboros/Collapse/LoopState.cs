using Ouroboros.Configuration;
using Ouroboros.Data;
using Ouroboros.Metrics;
using Ouroboros.Models;
using Ouroboros.Numerics;
using Ouroboros.Numerics.Random;
using Ouroboros.Runs;
using Ouroboros.Training;

namespace Ouroboros.Collapse;

/// <summary>What a generation finds and what it leaves: the VAE, the current data set, the classifiers so far, the numbers.</summary>
internal sealed class LoopState : IDisposable
{
    // Sampling and evaluation do not depend on the batch; this many rows fill every thread and fit the cache.
    public const int EvaluationRows = 512;

    private readonly IBackend _backend;
    private readonly ExperimentConfig _config;
    private readonly long _seed;
    private readonly MnistData _data;
    private readonly Weights _weights;
    private readonly TrainingSet _set;
    private readonly Vae _vae;
    private readonly Classifier _classifier;
    private readonly List<Classifier> _classifiers = [];
    private readonly Trainers _trainers;
    private readonly VaePass _evaluationPass;
    private readonly VaeEvaluator _vaeEvaluator;
    private readonly ClassifierEvaluator _classifierEvaluator;
    private readonly Sampler _sampler;
    private readonly HistoryRecorder _recorder;

    public LoopState(IBackend backend, ExperimentConfig config, MnistData data)
    {
        _backend = backend;
        _config = config;
        _seed = config.Experiment.RandomSeed!.Value;
        _data = data;
        History = new RunHistory(config);
        _recorder = new HistoryRecorder(History, data.Train);
        _weights = new Weights(backend);
        var capacity = Math.Max(data.Train.Count, config.Experiment.NumGeneratedSamples);
        _set = new TrainingSet(backend, capacity);
        _set.Fill(data.Train);
        _vae = new Vae(backend, config.Vae);
        _weights.Initialise(_vae.Layers, _seed, Purpose.VaeWeights, 0);
        _classifier = new Classifier(backend, config.Classifier, LinearUse.TrainFirst);
        _trainers = new Trainers(backend, _vae, _classifier, config.Experiment.BatchSize, capacity);
        _evaluationPass = new VaePass(backend, _vae, EvaluationRows);
        _vaeEvaluator = new VaeEvaluator(backend, _evaluationPass);
        _classifierEvaluator = new ClassifierEvaluator(backend, _classifier);
        _sampler = new Sampler(backend, _evaluationPass);
    }

    public RunHistory History { get; }

    /// <summary>Describes data set 0.</summary>
    public GenerationResult Begin()
    {
        _recorder.RealData(PixelVariance.Of(_backend, _set.Images, _set.Count));
        return new GenerationResult(0, History, Sheet(0), new Dictionary<string, IReadOnlyList<NamedTensor>>(StringComparer.Ordinal), []);
    }

    /// <summary>
    /// A generation's classifier, untrained, in the memory of the last generation's: made anew each time, it would leave holes between
    /// those that are kept, and the program would hold a third more than it uses.
    /// </summary>
    public Classifier NewClassifier(int generation)
    {
        _weights.Initialise(_classifier.Chain.Layers, _seed, Purpose.ClassifierWeights, generation);
        return _classifier;
    }

    public void TrainVae(int generation, Action<TrainingProgress> report, CancellationToken cancellation)
    {
        var options = new TrainingOptions(_seed, generation, _config.Vae.Epochs, _config.Vae.LearningRate);
        _recorder.Trained(_trainers.Vae.Train(_vae, _set, options, report, cancellation));
    }

    public void TrainClassifier(
        Classifier classifier, int generation, Action<TrainingProgress> report, CancellationToken cancellation)
    {
        var options = new TrainingOptions(_seed, generation, _config.Classifier.Epochs, _config.Classifier.LearningRate);
        _recorder.Trained(_trainers.Classifier.Train(classifier, _set, options, report, cancellation));
        var kept = new Classifier(_backend, _config.Classifier, LinearUse.Inference);
        _weights.Copy(classifier.Chain, kept.Chain);
        _classifiers.Add(kept);
    }

    /// <summary>The generation's models on real data, and its classifier on what it learnt from.</summary>
    public void EvaluateModels(Classifier classifier, int generation)
    {
        var train = _classifierEvaluator.Evaluate(classifier, _data.Train);
        var test = _classifierEvaluator.Evaluate(classifier, _data.Test);
        var vaeLoss = _vaeEvaluator.Loss(_vae, _data.Test, new RandomKey(_seed, Purpose.EvaluationNoise, generation));
        _recorder.Models(generation, _set.Count, train, test, vaeLoss);
        if (generation > 1)
        {
            _recorder.OnSamples(generation, generation - 1, _classifierEvaluator.Evaluate([classifier], _set)[0]);
        }
    }

    /// <summary>Replaces the data set by the VAE's samples, labelled by the generation's classifier.</summary>
    public void Sample(Classifier classifier, int generation)
    {
        var key = new RandomKey(_seed, Purpose.Sampling, generation);
        _sampler.Sample(_vae, key, _config.Experiment.NumGeneratedSamples, _set);
        _classifierEvaluator.Label(classifier, _set);
    }

    /// <summary>Every classifier so far on the new data set.</summary>
    public void EvaluateSamples(int generation)
    {
        var evaluations = _classifierEvaluator.Evaluate(_classifiers, _set);
        for (var i = 0; i < evaluations.Count; i++)
        {
            _recorder.OnSamples(i + 1, generation, evaluations[i]);
        }

        var variance = PixelVariance.Of(_backend, _set.Images, _set.Count);
        _recorder.Samples(generation, evaluations[^1].Counts, evaluations[0].Counts, variance);
    }

    public GenerationResult Result(Classifier classifier, int generation, IReadOnlyList<PhaseTiming> timings)
    {
        var tensors = new Dictionary<string, IReadOnlyList<NamedTensor>>(StringComparer.Ordinal)
        {
            ["vae"] = _weights.Of(_vae),
            ["classifier"] = _weights.Of(classifier),
        };
        return new GenerationResult(generation, History, Sheet(generation), tensors, timings);
    }

    public void Dispose()
    {
        _set.Dispose();
        _vae.Dispose();
        _classifier.Dispose();
        _classifiers.ForEach(classifier => classifier.Dispose());
        _trainers.Dispose();
        _evaluationPass.Dispose();
        _vaeEvaluator.Dispose();
        _classifierEvaluator.Dispose();
    }

    private SampleSheet Sheet(int generation)
    {
        var count = _config.Experiment.NumDisplayedSamples;
        var pixels = new float[count * DigitSet.PixelsPerImage];
        var labels = new int[count];
        _backend.Read(_set.Images, 0, pixels);
        _backend.Read(_set.Labels, 0, labels);
        return new SampleSheet(generation, pixels, labels);
    }
}
