using Ouroboros.Configuration;
using Ouroboros.Data;
using Ouroboros.Metrics;
using Ouroboros.Numerics;
using Ouroboros.Runs;
using Ouroboros.Training;

namespace Ouroboros.Collapse;

/// <summary>
/// The loop that eats its tail: a VAE and a classifier learn a data set, the VAE samples the next one, the classifier labels it, and so
/// on.
/// </summary>
/// <remarks>
/// Data set 0 is real. Generation g, from 1, learns data set g - 1 and makes data set g. The VAE's weights go on from generation to
/// generation; each generation's classifier is new. Equal config, seed and data give equal numbers on every backend.
/// </remarks>
public sealed class SelfConsumingLoop
{
    private readonly IBackend _backend;
    private readonly MnistData _data;
    private readonly TimeProvider _time;
    private readonly IReferenceCache? _cache;

    /// <summary>A loop on real data.</summary>
    /// <param name="backend">Where to compute.</param>
    /// <param name="data">Real training and test set.</param>
    /// <param name="time">Clock of the phases' durations; it decides nothing else.</param>
    /// <param name="cache">Where the reference classifier is kept from run to run; null to train it in each that needs it.</param>
    public SelfConsumingLoop(IBackend backend, MnistData data, TimeProvider time, IReferenceCache? cache = null)
    {
        ArgumentNullException.ThrowIfNull(backend);
        ArgumentNullException.ThrowIfNull(data);
        ArgumentNullException.ThrowIfNull(time);
        _backend = backend;
        _data = data;
        _time = time;
        _cache = cache;
    }

    /// <summary>Runs all generations, or those that are left.</summary>
    /// <param name="config">The experiment; its seed must be set.</param>
    /// <param name="observers">Told of everything, in this order.</param>
    /// <param name="cancellation">Stops between two training steps, or two parts of an evaluation; the last checkpoint loses no step.</param>
    /// <param name="from">Where to go on; null to begin. It is of the same config, data and seed.</param>
    /// <returns>All numbers of the run.</returns>
    /// <exception cref="ArgumentException">The config has no seed, or asks for more real images than there are.</exception>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    /// <exception cref="TrainingDivergedException">A loss became infinite or not a number.</exception>
    /// <exception cref="SafetensorsException">What <paramref name="from"/> holds is not of this config.</exception>
    public RunHistory Run(
        ExperimentConfig config, IReadOnlyList<IRunObserver> observers, CancellationToken cancellation, ResumePoint? from = null)
    {
        ArgumentNullException.ThrowIfNull(config);
        ArgumentNullException.ThrowIfNull(observers);
        var experiment = config.Experiment;
        if (experiment.RandomSeed is null)
        {
            throw new ArgumentException("The config has no seed; draw one and record it first.", nameof(config));
        }

        var data = experiment.NumTrainingImages is { } count ? _data with { Train = _data.Train.First(count) } : _data;
        var told = new ObserverGroup(observers);
        told.Started(config);

        // Drawn when models and data set are gone: pictures take memory of their own.
        var history = Generations(config, data, told, from, cancellation);
        told.Finished(history);
        return history;
    }

    private RunHistory Generations(
        ExperimentConfig config, MnistData data, ObserverGroup told, ResumePoint? from, CancellationToken cancellation)
    {
        // Before the loop has its buffers: training the reference takes as many.
        using var reference = config.Metrics.Images > 0 ? ReferenceClassifier.Load(_backend, _data.Train, _cache, cancellation) : null;
        using var meter = reference is null ? null : new DistributionMeter(_backend, reference, data, config.Metrics.Images);
        using var loop = new LoopState(_backend, config, data, meter, from);
        loop.History.ReferenceSha256 = reference?.Sha256;
        if (from is null)
        {
            told.GenerationCompleted(loop.Begin(cancellation));
        }
        else
        {
            told.Resumed(from);
        }

        var saving = new CheckpointClock(TimeSpan.FromSeconds(config.Output.CheckpointSeconds), _time, told, cancellation);
        var at = from?.Position ?? TrainingPosition.StartOf(1);
        for (; at.Generation <= config.Experiment.Iterations; at = TrainingPosition.StartOf(at.Generation + 1))
        {
            told.GenerationCompleted(Generation(loop, at, told, saving, cancellation));
            saving.Passed();
        }

        return loop.History;
    }

    private GenerationResult Generation(
        LoopState loop, TrainingPosition at, ObserverGroup told, CheckpointClock saving, CancellationToken cancellation)
    {
        var generation = at.Generation;
        var clock = new PhaseClock(generation, _time);
        var start = new TrainingStart(at.Epoch, at.Step);
        if (at.Model == TrainedModel.Vae)
        {
            clock.Time("train_vae", () => loop.TrainVae(generation, start, told.Progressed, Between(TrainedModel.Vae)));
            start = TrainingStart.Beginning;
        }

        clock.Time("train_classifier", () => loop.TrainClassifier(generation, start, told.Progressed, Between(TrainedModel.Classifier)));

        // What follows can take longer than the time between two checkpoints.
        told.CheckpointReached(loop.Checkpoint(loop.Trained(generation)));
        saving.Passed();
        clock.Time("evaluate", () => loop.EvaluateModels(generation, cancellation));
        clock.Time("sample", () => loop.Sample(generation, cancellation));
        clock.Time("evaluate", () => loop.EvaluateSamples(generation, cancellation));
        return loop.Result(generation, clock.Timings);

        Action<TrainingStart> Between(TrainedModel model)
        {
            Func<TrainingStart, Checkpoint> capture = now => loop.Checkpoint(new TrainingPosition(generation, model, now.Epoch, now.Step));
            return now => saving.Pass(now, capture);
        }
    }
}
