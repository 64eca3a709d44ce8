using Ouroboros.Configuration;
using Ouroboros.Models;
using Ouroboros.Numerics;
using Ouroboros.Numerics.Random;
using Ouroboros.Runs;
using Ouroboros.Storage;
using Ouroboros.Training;

namespace Ouroboros.Collapse;

/// <summary>The models of the loop and how they learn: the VAE, the classifier in training, and those of the generations before.</summary>
internal sealed class LoopModels : IDisposable
{
    private readonly IBackend _backend;
    private readonly ExperimentConfig _config;
    private readonly long _seed;
    private readonly Weights _weights;
    private readonly List<Classifier> _kept = [];
    private readonly Trainer _vaeTrainer;
    private readonly Trainer _classifierTrainer;

    /// <summary>Models without weights yet.</summary>
    /// <param name="backend">Where they live.</param>
    /// <param name="config">The experiment.</param>
    /// <param name="images">The most images of a training set.</param>
    public LoopModels(IBackend backend, ExperimentConfig config, int images)
    {
        _backend = backend;
        _config = config;
        _seed = config.Experiment.RandomSeed!.Value;
        _weights = new Weights(backend);
        Vae = new Vae(backend, config.Vae);
        Classifier = new Classifier(backend, config.Classifier, LinearUse.TrainFirst);
        var batch = config.Experiment.BatchSize;
        _vaeTrainer = new Trainer(backend, new VaeTraining(backend, Vae, batch), images);
        _classifierTrainer = new Trainer(backend, new ClassifierTraining(backend, Classifier, batch), images);
    }

    /// <summary>The VAE.</summary>
    public Vae Vae { get; }

    /// <summary>
    /// The generation's classifier, in the same memory for all generations: made anew each time, it would leave holes between those that are
    /// kept, and the program would hold a third more than it uses.
    /// </summary>
    public Classifier Classifier { get; }

    /// <summary>The classifiers of the generations so far, that of generation 1 first.</summary>
    public IReadOnlyList<Classifier> Kept => _kept;

    /// <summary>Weights of both models by name, as a generation leaves them.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<TensorGroup>> Tensors => new Dictionary<string, IReadOnlyList<TensorGroup>>(StringComparer.Ordinal)
    {
        ["vae"] = _weights.Of(Vae),
        ["classifier"] = _weights.Of(Classifier),
    };

    /// <summary>Gives the VAE the random weights that generation 1 begins with.</summary>
    public void Begin() => InitialiseVae(1);

    /// <summary>Trains the VAE from a moment on; without a warm start, from new random weights at the beginning.</summary>
    public void TrainVae(int generation, ITrainingSet set, TrainingStart start, Action<TrainingProgress> report, Action<TrainingStart> between)
    {
        if (start == TrainingStart.Beginning && !_config.Regime.WarmStart)
        {
            InitialiseVae(generation);
        }

        _vaeTrainer.Train(set, VaeOptions(generation), start, report, between);
    }

    /// <summary>Trains the generation's classifier from a moment on, from random weights at the beginning, and keeps a copy.</summary>
    public void TrainClassifier(int generation, ITrainingSet set, TrainingStart start, Action<TrainingProgress> report, Action<TrainingStart> between)
    {
        if (start == TrainingStart.Beginning)
        {
            _weights.Initialise(Classifier.Chain.Layers, _seed, Purpose.ClassifierWeights, generation);
        }

        _classifierTrainer.Train(set, ClassifierOptions(generation), start, report, between);
        var kept = new Classifier(_backend, _config.Classifier, LinearUse.Inference);
        _weights.Copy(Classifier.Chain, kept.Chain);
        _kept.Add(kept);
    }

    /// <summary>Makes sure that the trained models are of some use: the losses of training do not show what its last step did.</summary>
    /// <exception cref="TrainingDivergedException">A loss is infinite or not a number.</exception>
    public void CheckTrained(int generation, ITrainingSet set, double vaeLoss, double classifierLoss)
    {
        var steps = set.Steps(_config.Experiment.BatchSize);
        var vae = new EpochRecord(generation, TrainedModel.Vae, _config.Vae.Epochs, vaeLoss, null, null, null);
        var classifier = new EpochRecord(generation, TrainedModel.Classifier, _config.Classifier.Epochs, classifierLoss, null, null, null);
        TrainingDivergedException.ThrowIfLastStepDiverged(vae, _config.Vae.LearningRate, steps);
        TrainingDivergedException.ThrowIfLastStepDiverged(classifier, _config.Classifier.LearningRate, steps);
    }

    /// <summary>What a checkpoint of this moment holds of the models.</summary>
    /// <param name="position">The moment.</param>
    /// <param name="set">What is being learned.</param>
    /// <exception cref="TrainingDivergedException">The epoch in progress has a loss that is no finite number: there is nothing to go on with.</exception>
    public IReadOnlyList<TensorGroup> Capture(TrainingPosition position, ITrainingSet set)
    {
        var (now, trainer, options) = At(position);
        return [.. HaveWeights(position).SelectMany(one => one.CaptureWeights()), .. trainer.CaptureTraining(now, options, set)];
    }

    /// <summary>Sets the kept classifiers as they were when the generation before a checkpoint's had ended.</summary>
    /// <exception cref="SafetensorsException">The files are not of these models.</exception>
    public void RestoreClassifiers(ResumePoint from)
    {
        for (var generation = 1; generation < from.Position.Generation; generation++)
        {
            var kept = new Classifier(_backend, _config.Classifier, LinearUse.Inference);
            _weights.Set(NamedLayers.Of(kept), from.Weights("classifier", generation), "");
            _kept.Add(kept);
        }
    }

    /// <summary>Sets the VAE's weights.</summary>
    /// <exception cref="SafetensorsException">They are not of this VAE.</exception>
    public void SetVae(TensorTable weights) => _weights.Set(NamedLayers.Of(Vae), weights, "");

    /// <summary>Sets the models as they were at a checkpoint.</summary>
    /// <exception cref="SafetensorsException">It is not of these models.</exception>
    public void Restore(ResumePoint from)
    {
        var (now, trainer, options) = At(from.Position);
        var state = from.State();
        foreach (var one in HaveWeights(from.Position))
        {
            one.RestoreWeights(state);
        }

        trainer.RestoreTraining(now, options.Epochs, state);
    }

    public void Dispose()
    {
        Vae.Dispose();
        Classifier.Dispose();
        _kept.ForEach(classifier => classifier.Dispose());
        _vaeTrainer.Dispose();
        _classifierTrainer.Dispose();
    }

    // The classifier of a generation begins with random weights: until its first step there are none to keep.
    private IEnumerable<Trainer> HaveWeights(TrainingPosition position) =>
        position is { Model: TrainedModel.Classifier } and not { Epoch: 1, Step: 0 } ? [_vaeTrainer, _classifierTrainer] : [_vaeTrainer];

    private (TrainingStart Now, Trainer Trainer, TrainingOptions Options) At(TrainingPosition position)
    {
        var now = new TrainingStart(position.Epoch, position.Step);
        return position.Model == TrainedModel.Vae
            ? (now, _vaeTrainer, VaeOptions(position.Generation))
            : (now, _classifierTrainer, ClassifierOptions(position.Generation));
    }

    private void InitialiseVae(int generation) => _weights.Initialise(Vae.Layers, _seed, Purpose.VaeWeights, generation - 1);

    private TrainingOptions VaeOptions(int generation) => new(_seed, generation, _config.Vae.Epochs, _config.Vae.LearningRate);

    private TrainingOptions ClassifierOptions(int generation) =>
        new(_seed, generation, _config.Classifier.Epochs, _config.Classifier.LearningRate);
}
