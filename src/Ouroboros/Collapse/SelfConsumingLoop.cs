using Ouroboros.Configuration;
using Ouroboros.Data;
using Ouroboros.Metrics;
using Ouroboros.Numerics;
using Ouroboros.Numerics.Random;
using Ouroboros.Regimes;
using Ouroboros.Runs;
using Ouroboros.Storage;
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
    private readonly IReferenceCache? _references;

    /// <summary>A loop on real data.</summary>
    /// <param name="backend">Where to compute; it serves one run at a time.</param>
    /// <param name="data">Real training and test set.</param>
    /// <param name="time">Clock of the phases' durations; it decides nothing else.</param>
    /// <param name="references">Keeps reference classifiers from run to run; null trains one for each run that needs it.</param>
    public SelfConsumingLoop(IBackend backend, MnistData data, TimeProvider time, IReferenceCache? references = null)
    {
        ArgumentNullException.ThrowIfNull(backend);
        ArgumentNullException.ThrowIfNull(data);
        ArgumentNullException.ThrowIfNull(time);
        _backend = backend;
        _data = data;
        _time = time;
        _references = references;
    }

    /// <summary>Runs all generations, or those that are left.</summary>
    /// <param name="config">The experiment; its seed must be set. Where it says nothing of classes, there are as many as the data has.</param>
    /// <param name="observers">Told of everything, in this order.</param>
    /// <param name="cancellation">Stops between two training steps, or two parts of an evaluation; the last checkpoint loses no step.</param>
    /// <param name="from">Where to go on; null to begin. It is of the same config, data and seed.</param>
    /// <returns>All numbers of the run.</returns>
    /// <exception cref="ArgumentException">
    /// The config has no seed, or is one that the command line refuses; see <see cref="ConfigValidation"/>. Nothing was trained.
    /// </exception>
    /// <exception cref="InvalidOperationException">The backend is at work for another run.</exception>
    /// <exception cref="ObjectDisposedException">The backend was disposed of.</exception>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    /// <exception cref="TrainingDivergedException">A loss became infinite or not a number.</exception>
    /// <exception cref="SafetensorsException">What <paramref name="from"/> holds is not of this config.</exception>
    public RunHistory Run(
        ExperimentConfig config, IReadOnlyList<IRunObserver> observers, CancellationToken cancellation, ResumePoint? from = null)
    {
        ArgumentNullException.ThrowIfNull(config);
        ArgumentNullException.ThrowIfNull(observers);
        config = ConfigValidation.Validate(config, DataFacts.From(_data));
        if (config.Experiment.RandomSeed is null)
        {
            throw new ArgumentException("The config has no seed; draw one and record it first.", nameof(config));
        }

        using var temporary = observers.OfType<IGenerationArchive>().Any() ? null : new TemporaryArchive(from);
        var archive = temporary ?? observers.OfType<IGenerationArchive>().First();
        var told = new ObserverGroup(temporary is null ? observers : [temporary, .. observers]);
        told.Started(config);
        var facts = DataFacts.From(_data);
        foreach (var (key, warning) in ConfigRules.Warnings(ConfigRules.Settle(config, facts), facts))
        {
            told.Warned($"{key}: {warning}");
        }

        // Drawn when models and data sets are gone: pictures take memory of their own.
        var history = Generations(config, archive, told, from, cancellation);
        told.Finished(history);
        return history;
    }

    private RunHistory Generations(
        ExperimentConfig config, IGenerationArchive archive, ObserverGroup told, ResumePoint? from, CancellationToken cancellation)
    {
        var data = config.Data.Shuffle
            ? _data with { Train = _data.Train.Shuffled(new RandomKey(config.Experiment.RandomSeed!.Value, Purpose.DataShuffle, 0)) }
            : _data;
        using var judges = new LoopJudges(_backend, config, data, _data.Train, _references, told, cancellation);
        using var loop = new LoopState(_backend, config, data, judges, archive, from);
        if (from is null)
        {
            told.GenerationCompleted(loop.Begin(cancellation));
        }
        else
        {
            if (loop.MeasureFloorsAgain(cancellation) is { } before)
            {
                told.Warned($"metrics.images: earlier generations and floors.csv were compared by a version that took {before:N0} images on one side; the floors are measured again, and later generations compared, with {loop.History.Floors!.Images:N0} on both");
            }

            told.Resumed(from);
        }

        var saving = new CheckpointClock(TimeSpan.FromSeconds(config.Output.CheckpointSeconds), _time, told, cancellation);
        var at = from?.Position ?? TrainingPosition.StartOf(1);
        var model = new VaeGenerations(loop, at, told, saving, _time, cancellation);
        GenerationLoop.Run(model, loop.Plan, at.Generation, config.Experiment.Iterations, model.Complete);
        loop.CompleteMatrices(cancellation);
        return loop.History;
    }
}
