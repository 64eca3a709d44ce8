using Ouroboros.Configuration;
using Ouroboros.Data;
using Ouroboros.Numerics;
using Ouroboros.Runs;

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

    /// <summary>A loop on real data.</summary>
    /// <param name="backend">Where to compute.</param>
    /// <param name="data">Real training and test set.</param>
    /// <param name="time">Clock of the phases' durations; it decides nothing else.</param>
    public SelfConsumingLoop(IBackend backend, MnistData data, TimeProvider time)
    {
        ArgumentNullException.ThrowIfNull(backend);
        ArgumentNullException.ThrowIfNull(data);
        ArgumentNullException.ThrowIfNull(time);
        _backend = backend;
        _data = data;
        _time = time;
    }

    /// <summary>Runs all generations.</summary>
    /// <param name="config">The experiment; its seed must be set.</param>
    /// <param name="observers">Told of everything, in this order.</param>
    /// <param name="cancellation">Stops between two training steps.</param>
    /// <returns>All numbers of the run.</returns>
    /// <exception cref="ArgumentException">The config has no seed, or asks for more real images than there are.</exception>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    /// <exception cref="Training.TrainingDivergedException">A loss became infinite or not a number.</exception>
    public RunHistory Run(ExperimentConfig config, IReadOnlyList<IRunObserver> observers, CancellationToken cancellation)
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
        using var loop = new LoopState(_backend, config, data);
        told.GenerationCompleted(loop.Begin());
        for (var generation = 1; generation <= experiment.Iterations; generation++)
        {
            var clock = new PhaseClock(generation, _time);
            var classifier = loop.NewClassifier(generation);
            clock.Time("train_vae", () => loop.TrainVae(generation, told.Progressed, cancellation));
            clock.Time("train_classifier", () => loop.TrainClassifier(classifier, generation, told.Progressed, cancellation));
            clock.Time("evaluate", () => loop.EvaluateModels(classifier, generation));
            clock.Time("sample", () => loop.Sample(classifier, generation));
            clock.Time("evaluate", () => loop.EvaluateSamples(generation));
            told.GenerationCompleted(loop.Result(classifier, generation, clock.Timings));
        }

        told.Finished(loop.History);
        return loop.History;
    }
}
