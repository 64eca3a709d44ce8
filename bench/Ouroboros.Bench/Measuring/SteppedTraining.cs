using System.Diagnostics;
using Ouroboros.Configuration;
using Ouroboros.Data;
using Ouroboros.Models;
using Ouroboros.Numerics;
using Ouroboros.Numerics.Random;
using Ouroboros.Runs;
using Ouroboros.Training;

namespace Ouroboros.Bench.Measuring;

/// <summary>One generation's training of a VAE that halts after every epoch, so that two of them can go on in turns.</summary>
/// <remarks>
/// The optimiser's moments go on from epoch to epoch as they do in a run; a training that was started anew for every epoch would lose
/// them. So the training has a thread of its own, which waits when it is not its turn.
/// </remarks>
internal sealed class SteppedTraining : IDisposable
{
    private const long Seed = 1;

    private readonly Trainer _trainer;
    private readonly TrainingOptions _options;
    private readonly CancellationTokenSource _stop = new();
    private readonly SemaphoreSlim _go = new(0);
    private readonly SemaphoreSlim _halted = new(0);
    private readonly Task _training;
    private long _start;
    private EpochTime? _last;

    /// <summary>A new VAE, halted before its first epoch.</summary>
    /// <param name="backend">Where to compute; stays the caller's.</param>
    /// <param name="config">Sizes of model and batches.</param>
    /// <param name="digits">What to learn.</param>
    /// <param name="epochs">The most epochs that will be asked for.</param>
    public SteppedTraining(IBackend backend, ExperimentConfig config, DigitSet digits, int epochs)
    {
        Set = new TrainingSet(backend, digits.Count);
        Set.Fill(digits);
        Vae = new Vae(backend, config.Vae);
        new Weights(backend).Initialise(Vae.Layers, Seed, Purpose.VaeWeights, 0);
        _trainer = new Trainer(backend, new VaeTraining(backend, Vae, config.Experiment.BatchSize), digits.Count);
        _options = new TrainingOptions(Seed, Generation: 1, epochs, config.Vae.LearningRate);
        _training = Task.Factory.StartNew(Train, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
    }

    /// <summary>The model; halted, its weights may be looked at.</summary>
    public Vae Vae { get; }

    /// <summary>What is learned from; halted, it may be filled with as many other digits.</summary>
    public TrainingSet Set { get; }

    /// <summary>Trains an epoch.</summary>
    public EpochTime Next()
    {
        if (_training.IsCompleted)
        {
            _training.GetAwaiter().GetResult();
            throw new InvalidOperationException("No epochs are left.");
        }

        _last = null;
        _go.Release();
        _halted.Wait();
        if (_last is null)
        {
            // The training ended before the epoch did: here is why.
            _training.GetAwaiter().GetResult();
            throw new InvalidOperationException("No epochs are left.");
        }

        return _last;
    }

    /// <summary>Trains epochs that nobody times.</summary>
    public void Skip(int epochs)
    {
        for (var epoch = 0; epoch < epochs; epoch++)
        {
            Next();
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _stop.Cancel();
        _training.ContinueWith(_ => { }, TaskScheduler.Default).Wait();
        _trainer.Dispose();
        Vae.Dispose();
        Set.Dispose();
        _stop.Dispose();
        _go.Dispose();
        _halted.Dispose();
    }

    private void Train()
    {
        try
        {
            AwaitTurn();
            _trainer.Train(Set, _options, Report, _stop.Token);
        }
        finally
        {
            _halted.Release();
        }
    }

    private void Report(TrainingProgress progress)
    {
        if (progress.Completed is { } record)
        {
            _last = new EpochTime(Stopwatch.GetElapsedTime(_start).TotalSeconds, Set.Count, record.Loss);
            _halted.Release();
            AwaitTurn();
        }
    }

    private void AwaitTurn()
    {
        _go.Wait(_stop.Token);
        _start = Stopwatch.GetTimestamp();
    }
}
