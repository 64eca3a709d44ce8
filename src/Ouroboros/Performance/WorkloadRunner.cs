using Ouroboros.Collapse;
using Ouroboros.Configuration;
using Ouroboros.Data;
using Ouroboros.Metrics;
using Ouroboros.Models;
using Ouroboros.Numerics;
using Ouroboros.Numerics.Random;
using Ouroboros.Regimes;
using Ouroboros.Runs;
using Ouroboros.Training;

namespace Ouroboros.Performance;

/// <summary>The parts of an experiment, each for itself, by the code that runs it.</summary>
public sealed class WorkloadRunner : IDisposable
{
    private const long Seed = 1;

    private readonly IBackend _backend;
    private readonly float[] _oneImage = new float[DigitSet.PixelsPerImage];
    private readonly ExperimentConfig _config;
    private readonly DigitSet _digits;
    private readonly TrainingSet _set;
    private readonly Vae _vae;
    private readonly Classifier _classifier;
    private readonly Trainer _vaeTrainer;
    private readonly Trainer _classifierTrainer;
    private readonly VaePass _samplingPass;
    private readonly Sampler _sampler;
    private readonly ClassifierEvaluator _evaluator;
    private readonly VaeEvaluator _vaeEvaluator;

    /// <summary>New models with their buffers.</summary>
    /// <param name="backend">Where to compute; stays the caller's.</param>
    /// <param name="config">Sizes of models and batches.</param>
    /// <param name="digits">What to learn.</param>
    public WorkloadRunner(IBackend backend, ExperimentConfig config, DigitSet digits)
    {
        ArgumentNullException.ThrowIfNull(backend);
        ArgumentNullException.ThrowIfNull(config);
        ArgumentNullException.ThrowIfNull(digits);
        _backend = backend;
        _config = config;
        _digits = digits;
        _set = new TrainingSet(backend, digits.Count);
        _set.Fill(digits);
        _vae = new Vae(backend, config.Vae);
        _classifier = new Classifier(backend, config.Classifier, LinearUse.TrainFirst);
        var weights = new Weights(backend);
        weights.Initialise(_vae.Layers, Seed, Purpose.VaeWeights, 0);
        weights.Initialise(_classifier.Chain.Layers, Seed, Purpose.ClassifierWeights, 1);
        var batch = config.Experiment.BatchSize;
        _vaeTrainer = new Trainer(backend, new VaeTraining(backend, _vae, batch), digits.Count);
        _classifierTrainer = new Trainer(backend, new ClassifierTraining(backend, _classifier, batch), digits.Count);
        _samplingPass = new VaePass(backend, _vae, LoopState.EvaluationRows);
        _sampler = new Sampler(backend, _samplingPass);
        _evaluator = new ClassifierEvaluator(backend, _classifier);
        _vaeEvaluator = new VaeEvaluator(backend, _samplingPass);
    }

    /// <summary>Images in a batch.</summary>
    public int BatchSize => _config.Experiment.BatchSize;

    /// <summary>Images that there are.</summary>
    public int AllImages => _digits.Count;

    /// <summary>Images that pass through in <see cref="Do"/>: at first all, then the first so many as are set, from 1.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There are not so many.</exception>
    public int Images
    {
        get => _set.Count;
        set
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, 1);
            ArgumentOutOfRangeException.ThrowIfGreaterThan(value, _digits.Count);
            _set.Count = value;
        }
    }

    /// <summary>One epoch, or one pass over as many images.</summary>
    /// <remarks>Sampling replaces the digits by samples, as it does in the loop.</remarks>
    /// <param name="workload">What to do.</param>
    /// <param name="cancellation">Stops between two training steps.</param>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public void Do(Workload workload, CancellationToken cancellation = default)
    {
        switch (workload)
        {
            case Workload.VaeTraining:
                _vaeTrainer.Train(_set, new TrainingOptions(Seed, 1, 1, _config.Vae.LearningRate), Ignore, cancellation);
                break;
            case Workload.ClassifierTraining:
                _classifierTrainer.Train(_set, new TrainingOptions(Seed, 1, 1, _config.Classifier.LearningRate), Ignore, cancellation);
                break;
            case Workload.Sampling:
                _sampler.Sample(_vae, new RandomKey(Seed, Purpose.Sampling, 1), new SamplingPlan(_set.Count, _set.Count, false, 1), _set);

                // Everything else reads what it measured; on a device, samples would only have been asked for.
                _backend.Read(_set.Images, 0, _oneImage);
                break;
            case Workload.Evaluation:
                _evaluator.Evaluate([_classifier], _set, cancellation);
                break;
            case Workload.Reconstruction:
                _vaeEvaluator.Loss(_vae, _digits.First(Images), new RandomKey(Seed, Purpose.EvaluationNoise, 1));
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(workload));
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _vaeEvaluator.Dispose();
        _evaluator.Dispose();
        _samplingPass.Dispose();
        _classifierTrainer.Dispose();
        _vaeTrainer.Dispose();
        _classifier.Dispose();
        _vae.Dispose();
        _set.Dispose();
    }

    private static void Ignore(TrainingProgress progress)
    {
    }
}
