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
    private readonly CheckpointTransfer _transfer;

    /// <summary>The loop at its beginning, or where it was at a checkpoint.</summary>
    public LoopState(IBackend backend, ExperimentConfig config, MnistData data, ResumePoint? from)
    {
        _backend = backend;
        _config = config;
        _seed = config.Experiment.RandomSeed!.Value;
        _data = data;
        History = from?.History ?? new RunHistory(config);
        _recorder = new HistoryRecorder(History, data.Train);
        _weights = new Weights(backend);
        var capacity = Math.Max(data.Train.Count, config.Experiment.NumGeneratedSamples);
        _set = new TrainingSet(backend, capacity);
        _vae = new Vae(backend, config.Vae);
        _classifier = new Classifier(backend, config.Classifier, LinearUse.TrainFirst);
        _trainers = new Trainers(backend, _vae, _classifier, config.Experiment.BatchSize, capacity);
        _evaluationPass = new VaePass(backend, _vae, EvaluationRows);
        _vaeEvaluator = new VaeEvaluator(backend, _evaluationPass);
        _classifierEvaluator = new ClassifierEvaluator(backend, _classifier);
        _sampler = new Sampler(backend, _evaluationPass);
        _transfer = new CheckpointTransfer(backend, _weights, _vae, _classifier, _trainers, config.Experiment.BatchSize);
        if (from is null)
        {
            _set.Fill(data.Train);
            _weights.Initialise(_vae.Layers, _seed, Purpose.VaeWeights, 0);
        }
        else
        {
            Restore(from);
        }
    }

    public RunHistory History { get; }

    /// <summary>Epochs that a generation's classifier trains.</summary>
    public int ClassifierEpochs => _config.Classifier.Epochs;

    /// <summary>Describes data set 0.</summary>
    public GenerationResult Begin()
    {
        _recorder.RealData(PixelVariance.Of(_backend, _set.Images, _set.Count));
        return new GenerationResult(0, History, Sheet(0), new Dictionary<string, IReadOnlyList<TensorGroup>>(StringComparer.Ordinal), [])
        {
            Checkpoint = Checkpoint(TrainingPosition.StartOf(1)),
        };
    }

    /// <summary>All that it takes to go on from this moment.</summary>
    /// <exception cref="TrainingDivergedException">The epoch in progress has a loss that is no finite number: there is nothing to go on with.</exception>
    public Checkpoint Checkpoint(TrainingPosition position)
    {
        if (position.Step > 0)
        {
            var now = new TrainingStart(position.Epoch, position.Step);
            if (position.Model == TrainedModel.Vae)
            {
                _trainers.Vae.CheckEpochSoFar(VaeOptions(position.Generation), now, _set);
            }
            else
            {
                _trainers.Classifier.CheckEpochSoFar(ClassifierOptions(position.Generation), now, _set);
            }
        }

        return new(position, _config.Experiment.Iterations, RunTables.Texts(History), _transfer.Capture(position, Epochs(position)));
    }

    /// <summary>
    /// A generation's classifier, untrained or restored from where its training is to go on, in the memory of the last generation's: made anew each time, it would leave holes between
    /// those that are kept, and the program would hold a third more than it uses.
    /// </summary>
    public Classifier Classifier(int generation, TrainingStart start)
    {
        if (start == TrainingStart.Beginning)
        {
            _weights.Initialise(_classifier.Chain.Layers, _seed, Purpose.ClassifierWeights, generation);
        }

        return _classifier;
    }

    public void TrainVae(int generation, TrainingStart start, Action<TrainingProgress> report, Action<TrainingStart> between) =>
        _trainers.Vae.Train(_vae, _set, VaeOptions(generation), start, Recording(report), between);

    public void TrainClassifier(
        Classifier classifier, int generation, TrainingStart start, Action<TrainingProgress> report, Action<TrainingStart> between)
    {
        _trainers.Classifier.Train(classifier, _set, ClassifierOptions(generation), start, Recording(report), between);
        var kept = new Classifier(_backend, _config.Classifier, LinearUse.Inference);
        _weights.Copy(classifier.Chain, kept.Chain);
        _classifiers.Add(kept);
    }

    /// <summary>The generation's models on real data, and its classifier on what it learnt from.</summary>
    public void EvaluateModels(Classifier classifier, int generation, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        var train = _classifierEvaluator.Evaluate(classifier, _data.Train);
        var test = _classifierEvaluator.Evaluate(classifier, _data.Test);
        var vaeLoss = _vaeEvaluator.Loss(_vae, _data.Test, new RandomKey(_seed, Purpose.EvaluationNoise, generation));
        _recorder.Models(generation, _set.Count, train, test, vaeLoss);
        if (generation > 1)
        {
            _recorder.OnSamples(generation, generation - 1, _classifierEvaluator.Evaluate([classifier], _set, cancellation)[0]);
        }
    }

    /// <summary>Replaces the data set by the VAE's samples, labelled by the generation's classifier.</summary>
    public void Sample(Classifier classifier, int generation, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        var key = new RandomKey(_seed, Purpose.Sampling, generation);
        _sampler.Sample(_vae, key, _config.Experiment.NumGeneratedSamples, _set);
        _classifierEvaluator.Label(classifier, _set);
    }

    /// <summary>Every classifier so far on the new data set.</summary>
    public void EvaluateSamples(int generation, CancellationToken cancellation)
    {
        var evaluations = _classifierEvaluator.Evaluate(_classifiers, _set, cancellation);
        for (var i = 0; i < evaluations.Count; i++)
        {
            _recorder.OnSamples(i + 1, generation, evaluations[i]);
        }

        var variance = PixelVariance.Of(_backend, _set.Images, _set.Count);
        _recorder.Samples(generation, evaluations[^1].Counts, evaluations[0].Counts, variance);
    }

    public GenerationResult Result(Classifier classifier, int generation, IReadOnlyList<PhaseTiming> timings)
    {
        var tensors = new Dictionary<string, IReadOnlyList<TensorGroup>>(StringComparer.Ordinal)
        {
            ["vae"] = _weights.Of(_vae),
            ["classifier"] = _weights.Of(classifier),
        };
        return new GenerationResult(generation, History, Sheet(generation), tensors, timings)
        {
            Checkpoint = Checkpoint(TrainingPosition.StartOf(generation + 1)),
            DataSet = new SampledSet(
                _set.Count,
                (first, values) => _backend.Read(_set.Images, first, values),
                (first, labels) => _backend.Read(_set.Labels, first, labels)),
        };
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

    private TrainingOptions VaeOptions(int generation) => new(_seed, generation, _config.Vae.Epochs, _config.Vae.LearningRate);

    private TrainingOptions ClassifierOptions(int generation) =>
        new(_seed, generation, _config.Classifier.Epochs, _config.Classifier.LearningRate);

    private int Epochs(TrainingPosition position) =>
        position.Model == TrainedModel.Vae ? _config.Vae.Epochs : _config.Classifier.Epochs;

    // Before anyone else hears of an epoch, so that the numbers of a checkpoint are complete.
    private Action<TrainingProgress> Recording(Action<TrainingProgress> report) => progress =>
    {
        if (progress.Completed is { } epoch)
        {
            History.Training.Add(epoch);
        }

        report(progress);
    };

    private void Restore(ResumePoint from)
    {
        for (var generation = 1; generation < from.Position.Generation; generation++)
        {
            var kept = new Classifier(_backend, _config.Classifier, LinearUse.Inference);
            _weights.Set(NamedLayers.Of(kept), from.Weights("classifier", generation), "");
            _classifiers.Add(kept);
        }

        var last = from.Position.Generation - 1;
        if (last == 0)
        {
            _set.Fill(_data.Train);
        }
        else
        {
            RestoreSamples(from, last);
        }

        _transfer.Restore(from.Position, from.State, Epochs(from.Position));
    }

    // What the generation in training learns: as it was kept, or sampled once more, which is the same.
    private void RestoreSamples(ResumePoint from, int generation)
    {
        var count = _config.Experiment.NumGeneratedSamples;
        var kept = from.TryReadDataSet(
            generation,
            count,
            (first, pixels) => _backend.Write(pixels, (int)first, _set.Images),
            (first, labels) => _backend.Write(labels, (int)first, _set.Labels));
        if (kept)
        {
            _set.Count = count;
            return;
        }

        _weights.Set(NamedLayers.Of(_vae), from.Weights("vae", generation), "");
        Sample(_classifiers[^1], generation, CancellationToken.None);
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
