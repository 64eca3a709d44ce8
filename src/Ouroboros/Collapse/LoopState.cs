using Ouroboros.Configuration;
using Ouroboros.Data;
using Ouroboros.Metrics;
using Ouroboros.Models;
using Ouroboros.Numerics;
using Ouroboros.Numerics.Random;
using Ouroboros.Regimes;
using Ouroboros.Runs;
using Ouroboros.Storage;
using Ouroboros.Training;

namespace Ouroboros.Collapse;

/// <summary>What a generation finds and what it leaves: the models, the data sets, the numbers.</summary>
internal sealed class LoopState : IDisposable
{
    // Sampling and evaluation do not depend on the batch; this many rows fill every thread and fit the cache.
    public const int EvaluationRows = 512;

    private readonly IBackend _backend;
    private readonly ExperimentConfig _config;
    private readonly long _seed;
    private readonly MnistData _data;
    private readonly IGenerationArchive _archive;
    private readonly LoopSets _sets;
    private readonly LoopModels _models;
    private readonly VaePass _evaluationPass;
    private readonly VaeEvaluator _vaeEvaluator;
    private readonly ClassifierEvaluator _classifierEvaluator;
    private readonly Sampler _sampler;
    private readonly HistoryRecorder _recorder;
    private readonly LoopJudges _judges;

    /// <summary>The loop at its beginning, or where it was at a checkpoint.</summary>
    public LoopState(IBackend backend, ExperimentConfig config, MnistData data, LoopJudges judges, IGenerationArchive archive, ResumePoint? from)
    {
        var experiment = config.Experiment;
        _backend = backend;
        _config = config;
        _seed = experiment.RandomSeed!.Value;
        var initial = experiment.NumTrainingImages ?? data.Train.Count;
        _data = data with { Train = data.Train.First(initial) };
        _archive = archive;
        _judges = judges;
        History = from?.History ?? new RunHistory(config);
        History.ReferenceSha256 = judges.Sha256;
        _recorder = new HistoryRecorder(History, _data.Train);
        Plan = new RegimePlan(config.Regime, new RegimeSizes(initial, experiment.NumGeneratedSamples), _seed);
        _sets = new LoopSets(backend, data.Train, Plan, experiment.Iterations, experiment.BatchSize, config.Classifier.Classes, archive);
        _models = new LoopModels(backend, config, Math.Max(initial, Plan.Count(experiment.Iterations)));
        _evaluationPass = new VaePass(backend, _models.Vae, EvaluationRows);
        _vaeEvaluator = new VaeEvaluator(backend, _evaluationPass);
        _classifierEvaluator = new ClassifierEvaluator(backend, _models.Classifier);
        _sampler = new Sampler(backend, _evaluationPass);
        if (from is null)
        {
            _sets.FillReal();
            _models.Begin();
        }
        else
        {
            Restore(from);
        }
    }

    public RunHistory History { get; }

    /// <summary>What each generation learns from.</summary>
    public RegimePlan Plan { get; }

    /// <summary>What is being learned, after <see cref="Compose"/>.</summary>
    public ITrainingSet Training => _sets.Training;

    /// <summary>Describes data set 0.</summary>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public GenerationResult Begin(CancellationToken cancellation)
    {
        History.Floors = _judges.Meter?.Floors(cancellation);
        _recorder.RealData(
            PixelVariance.Of(_backend, _sets.Newest.Images, _sets.Newest.Count), _judges.Meter?.OfTrainingSet(cancellation) ?? DistributionMetrics.None);
        return new GenerationResult(0, History, Sheet(0), new Dictionary<string, IReadOnlyList<TensorGroup>>(StringComparer.Ordinal), [])
        {
            Checkpoint = Checkpoint(TrainingPosition.StartOf(1)),
        };
    }

    /// <summary>Replaces floors that an earlier version measured with another number of images than comparisons take now.</summary>
    /// <returns>That other number; null where nothing was replaced.</returns>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public int? MeasureFloorsAgain(CancellationToken cancellation)
    {
        if (_judges.Meter is not { } meter || History.Floors is not { } earlier || earlier.Images == meter.Images)
        {
            return null;
        }

        History.Floors = meter.Floors(cancellation);
        return earlier.Images;
    }

    /// <summary>Makes the training set of a generation.</summary>
    public void Compose(int generation, Composition set) => _sets.Compose(generation, set);

    /// <summary>All that it takes to go on from this moment.</summary>
    /// <exception cref="TrainingDivergedException">The epoch in progress has a loss that is no finite number: there is nothing to go on with.</exception>
    public Checkpoint Checkpoint(TrainingPosition position) =>
        new(position, _config.Experiment.Iterations, RunTables.Texts(History), _models.Capture(position, _sets.Training));

    public void TrainVae(int generation, TrainingStart start, Action<TrainingProgress> report, Action<TrainingStart> between) =>
        _models.TrainVae(generation, _sets.Training, start, Recording(report), between);

    public void TrainClassifier(int generation, TrainingStart start, Action<TrainingProgress> report, Action<TrainingStart> between) =>
        _models.TrainClassifier(generation, _sets.Training, start, Recording(report), between);

    /// <summary>The moment when both models of a generation are trained.</summary>
    public TrainingPosition Trained(int generation) => new(generation, TrainedModel.Classifier, _config.Classifier.Epochs + 1, 0);

    /// <summary>The generation's models on real data.</summary>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    /// <exception cref="TrainingDivergedException">The last training step of a model spoilt it.</exception>
    public void EvaluateModels(int generation, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        var classifier = _models.Classifier;
        var train = _classifierEvaluator.Evaluate(classifier, _data.Train);
        var test = _classifierEvaluator.Evaluate(classifier, _data.Test);
        var vaeLoss = _vaeEvaluator.Loss(_models.Vae, _data.Test, new RandomKey(_seed, Purpose.EvaluationNoise, generation));
        _models.CheckTrained(generation, _sets.Training, vaeLoss, train.Loss + test.Loss);
        _recorder.Models(generation, _sets.Training.Count, train, test, vaeLoss);
    }

    /// <summary>Replaces the newest data set by the VAE's samples, labelled.</summary>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public void Sample(int generation, SamplingPlan plan, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        var key = new RandomKey(_seed, Purpose.Sampling, generation);
        if (plan.IsFiltered)
        {
            _judges.Judge!.SampleBest(_models.Vae, _evaluationPass, key, plan, _sets.Newest);
        }
        else
        {
            _sampler.Sample(_models.Vae, key, plan, _sets.Newest);
        }

        Label(generation);
        _sets.Holds(generation);
    }

    /// <summary>Every classifier so far on the new data set.</summary>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public void EvaluateSamples(int generation, CancellationToken cancellation)
    {
        var evaluations = _classifierEvaluator.Evaluate(_models.Kept, _sets.Newest, cancellation);
        for (var i = 0; i < evaluations.Count; i++)
        {
            _recorder.OnSamples(i + 1, generation, evaluations[i]);
        }

        var images = ImageSource.Of(_backend, _sets.Newest.Images, _sets.Newest.Count);
        var distribution = _judges.Meter?.OfSamples(images, cancellation) ?? DistributionMetrics.None;
        var variance = PixelVariance.Of(_backend, _sets.Newest.Images, _sets.Newest.Count);
        _recorder.Samples(generation, evaluations[^1].Counts, evaluations[0].Counts, variance, distribution);
    }

    /// <summary>
    /// Every classifier on the data sets of the generations before its own, which completes the matrices. The sets are sampled once more, so that none
    /// need be kept; the VAE ends up as one of an earlier generation.
    /// </summary>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public void CompleteMatrices(CancellationToken cancellation)
    {
        for (var generation = 1; generation < _models.Kept.Count; generation++)
        {
            SampleAgain(generation, cancellation);
            var later = _models.Kept.Skip(generation).ToList();
            var evaluations = _classifierEvaluator.Evaluate(later, _sets.Newest, cancellation);
            for (var i = 0; i < later.Count; i++)
            {
                _recorder.OnSamples(generation + 1 + i, generation, evaluations[i]);
            }
        }
    }

    public GenerationResult Result(int generation, IReadOnlyList<PhaseTiming> timings) =>
        new(generation, History, Sheet(generation), _models.Tensors, timings)
        {
            Checkpoint = Checkpoint(TrainingPosition.StartOf(generation + 1)),
            DataSet = _sets.Sampled,
        };

    /// <summary>Writes the VAE's weights.</summary>
    public void SaveVae(Stream stream) => SafetensorsWriter.Write(stream, _models.Tensors["vae"]);

    /// <summary>Sets the VAE's weights.</summary>
    /// <exception cref="SafetensorsException">They are not of this VAE.</exception>
    public void LoadVae(Stream stream) => _models.SetVae(new TensorTable("weights of the VAE", SafetensorsReader.Read(stream, "weights of the VAE")));

    public void Dispose()
    {
        _sets.Dispose();
        _models.Dispose();
        _evaluationPass.Dispose();
        _vaeEvaluator.Dispose();
        _classifierEvaluator.Dispose();
    }

    private void Label(int generation)
    {
        if (_config.Regime.LabelSource == LabelSource.Reference)
        {
            _judges.Judge!.Label(_sets.Newest);
        }
        else
        {
            _classifierEvaluator.Label(_models.Kept[_config.Regime.LabelSource == LabelSource.Initial ? 0 : generation - 1], _sets.Newest);
        }
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
        var (generation, last) = (from.Position.Generation, from.Position.Generation - 1);
        _models.RestoreClassifiers(from);
        if (Plan.NeedsOlderSets)
        {
            RestoreOlderSets(last);
        }

        if (last == 0)
        {
            _sets.FillReal();
        }
        else
        {
            if (!ReadSamples(from, last))
            {
                SampleAgain(last, CancellationToken.None);
            }

            _archive.ReadVae(last, LoadVae);
        }

        if (generation > _config.Experiment.Iterations)
        {
            // Stopped after its last generation: nothing is learned any more.
            return;
        }

        _sets.Compose(generation, Plan.TrainingSet(generation));
        var steps = _sets.Training.Steps(_config.Experiment.BatchSize);
        if (from.Position.Step >= steps)
        {
            throw new InvalidDataException(
                $"{RunFiles.State(from.Position)}: found {from.Position.Step} steps done, expected fewer than the {steps} of an epoch. Restore it from a copy, or repeat the run from its config.yaml.");
        }

        _models.Restore(from);
    }

    // A person may delete data sets of an unfinished run: they are functions of weights that are there.
    private void RestoreOlderSets(int last)
    {
        for (var generation = 1; generation <= last; generation++)
        {
            if (!_archive.HasDataSet(generation))
            {
                SampleAgain(generation, CancellationToken.None);
                _archive.PutDataSet(generation, _sets.Sampled);
            }
        }
    }

    // The data set of an earlier generation, made once more from what it left.
    private void SampleAgain(int generation, CancellationToken cancellation)
    {
        _archive.ReadVae(generation, LoadVae);
        Sample(generation, Plan.Sampling, cancellation);
    }

    private bool ReadSamples(ResumePoint from, int generation)
    {
        var set = _sets.Newest;
        set.Count = _config.Experiment.NumGeneratedSamples;
        _sets.Holds(generation);
        return from.TryReadDataSet(
            generation,
            set.Count,
            (first, pixels) => _backend.Write(pixels, (int)first, set.Images),
            (first, labels) => _backend.Write(labels, (int)first, set.Labels));
    }

    private SampleSheet Sheet(int generation) => _sets.Sheet(generation, _config.Experiment.NumDisplayedSamples);
}
