using Ouroboros.Configuration;
using Ouroboros.Data;
using Ouroboros.Metrics;
using Ouroboros.Models;
using Ouroboros.Numerics;
using Ouroboros.Numerics.Random;
using Ouroboros.Runs;
using Ouroboros.Training;

namespace Ouroboros.Collapse;

/// <summary>What a generation finds and what it leaves: the models, the current data set, the numbers.</summary>
internal sealed class LoopState : IDisposable
{
    // Sampling and evaluation do not depend on the batch; this many rows fill every thread and fit the cache.
    public const int EvaluationRows = 512;

    private readonly IBackend _backend;
    private readonly ExperimentConfig _config;
    private readonly long _seed;
    private readonly MnistData _data;
    private readonly TrainingSet _set;
    private readonly LoopModels _models;
    private readonly VaePass _evaluationPass;
    private readonly VaeEvaluator _vaeEvaluator;
    private readonly ClassifierEvaluator _classifierEvaluator;
    private readonly Sampler _sampler;
    private readonly HistoryRecorder _recorder;
    private readonly DistributionMeter? _meter;

    /// <summary>The loop at its beginning, or where it was at a checkpoint.</summary>
    public LoopState(IBackend backend, ExperimentConfig config, MnistData data, DistributionMeter? meter, ResumePoint? from)
    {
        _backend = backend;
        _config = config;
        _seed = config.Experiment.RandomSeed!.Value;
        _data = data;
        _meter = meter;
        History = from?.History ?? new RunHistory(config);
        _recorder = new HistoryRecorder(History, data.Train);
        var capacity = Math.Max(data.Train.Count, config.Experiment.NumGeneratedSamples);
        _set = new TrainingSet(backend, capacity);
        _models = new LoopModels(backend, config, capacity);
        _evaluationPass = new VaePass(backend, _models.Vae, EvaluationRows);
        _vaeEvaluator = new VaeEvaluator(backend, _evaluationPass);
        _classifierEvaluator = new ClassifierEvaluator(backend, _models.Classifier);
        _sampler = new Sampler(backend, _evaluationPass);
        if (from is null)
        {
            _set.Fill(data.Train);
            _models.Begin();
        }
        else
        {
            Restore(from);
        }
    }

    public RunHistory History { get; }

    /// <summary>Describes data set 0.</summary>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public GenerationResult Begin(CancellationToken cancellation)
    {
        History.Floors = _meter?.Floors(cancellation);
        _recorder.RealData(PixelVariance.Of(_backend, _set.Images, _set.Count), _meter?.OfTrainingSet(cancellation) ?? DistributionMetrics.None);
        return new GenerationResult(0, History, Sheet(0), new Dictionary<string, IReadOnlyList<TensorGroup>>(StringComparer.Ordinal), [])
        {
            Checkpoint = Checkpoint(TrainingPosition.StartOf(1)),
        };
    }

    /// <summary>All that it takes to go on from this moment.</summary>
    /// <exception cref="TrainingDivergedException">The epoch in progress has a loss that is no finite number: there is nothing to go on with.</exception>
    public Checkpoint Checkpoint(TrainingPosition position) =>
        new(position, _config.Experiment.Iterations, RunTables.Texts(History), _models.Capture(position, _set));

    public void TrainVae(int generation, TrainingStart start, Action<TrainingProgress> report, Action<TrainingStart> between) =>
        _models.TrainVae(generation, _set, start, Recording(report), between);

    public void TrainClassifier(int generation, TrainingStart start, Action<TrainingProgress> report, Action<TrainingStart> between) =>
        _models.TrainClassifier(generation, _set, start, Recording(report), between);

    /// <summary>The moment when both models of a generation are trained.</summary>
    public TrainingPosition Trained(int generation) => new(generation, TrainedModel.Classifier, _config.Classifier.Epochs + 1, 0);

    /// <summary>The generation's models on real data, and its classifier on what it learnt from.</summary>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    /// <exception cref="TrainingDivergedException">The last training step of a model spoilt it.</exception>
    public void EvaluateModels(int generation, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        var classifier = _models.Classifier;
        var train = _classifierEvaluator.Evaluate(classifier, _data.Train);
        var test = _classifierEvaluator.Evaluate(classifier, _data.Test);
        var vaeLoss = _vaeEvaluator.Loss(_models.Vae, _data.Test, new RandomKey(_seed, Purpose.EvaluationNoise, generation));
        _models.CheckTrained(generation, _set, vaeLoss, train.Loss + test.Loss);
        _recorder.Models(generation, _set.Count, train, test, vaeLoss);
        if (generation > 1)
        {
            _recorder.OnSamples(generation, generation - 1, _classifierEvaluator.Evaluate([classifier], _set, cancellation)[0]);
        }
    }

    /// <summary>Replaces the data set by the VAE's samples, labelled by the newest classifier.</summary>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public void Sample(int generation, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        var key = new RandomKey(_seed, Purpose.Sampling, generation);
        _sampler.Sample(_models.Vae, key, _config.Experiment.NumGeneratedSamples, _set);
        _classifierEvaluator.Label(_models.Kept[^1], _set);
    }

    /// <summary>Every classifier so far on the new data set.</summary>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public void EvaluateSamples(int generation, CancellationToken cancellation)
    {
        var evaluations = _classifierEvaluator.Evaluate(_models.Kept, _set, cancellation);
        for (var i = 0; i < evaluations.Count; i++)
        {
            _recorder.OnSamples(i + 1, generation, evaluations[i]);
        }

        var variance = PixelVariance.Of(_backend, _set.Images, _set.Count);
        var distribution = _meter?.OfSamples(ImageSource.Of(_backend, _set.Images, _set.Count), cancellation) ?? DistributionMetrics.None;
        _recorder.Samples(generation, evaluations[^1].Counts, evaluations[0].Counts, variance, distribution);
    }

    public GenerationResult Result(int generation, IReadOnlyList<PhaseTiming> timings) =>
        new(generation, History, Sheet(generation), _models.Tensors, timings)
        {
            Checkpoint = Checkpoint(TrainingPosition.StartOf(generation + 1)),
            DataSet = new SampledSet(
                _set.Count,
                (first, values) => _backend.Read(_set.Images, first, values),
                (first, labels) => _backend.Read(_set.Labels, first, labels)),
        };

    public void Dispose()
    {
        _set.Dispose();
        _models.Dispose();
        _evaluationPass.Dispose();
        _vaeEvaluator.Dispose();
        _classifierEvaluator.Dispose();
    }

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
        _models.RestoreGenerationBefore(from);
        var last = from.Position.Generation - 1;
        if (last == 0)
        {
            _set.Fill(_data.Train);
        }
        else if (!ReadSamples(from, last))
        {
            // What the generation in training learns, made once more.
            Sample(last, CancellationToken.None);
        }

        var steps = _set.Steps(_config.Experiment.BatchSize);
        if (from.Position.Step >= steps)
        {
            throw new InvalidDataException(
                $"{RunFiles.State(from.Position)}: found {from.Position.Step} steps done, expected fewer than the {steps} of an epoch. Restore it from a copy, or repeat the run from its config.yaml.");
        }

        _models.Restore(from);
    }

    private bool ReadSamples(ResumePoint from, int generation)
    {
        _set.Count = _config.Experiment.NumGeneratedSamples;
        return from.TryReadDataSet(
            generation,
            _set.Count,
            (first, pixels) => _backend.Write(pixels, (int)first, _set.Images),
            (first, labels) => _backend.Write(labels, (int)first, _set.Labels));
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
