using Ouroboros.Cli.Planning;
using Ouroboros.Configuration;
using Ouroboros.Runs;

namespace Ouroboros.Cli.Display;

/// <summary>Listens to a run and knows where it stands. Events come from the loop's thread, questions from any other.</summary>
internal sealed class RunProgress : IRunObserver
{
    private static readonly TimeSpan EnoughToEstimate = TimeSpan.FromSeconds(1);
    private readonly Lock _lock = new();
    private readonly TimeProvider _time;
    private long _started;
    private ExperimentConfig? _config;
    private RunPlan? _plan;
    private TrainingProgress? _training;
    private EpochRecord? _lastEpoch;
    private IReadOnlyList<GenerationRow> _rows = [];
    private bool _finished;

    // Since when the model in training has been watched, and how many images it had seen by then.
    private long _modelSince;
    private long _modelImages;

    // Share of this generation's training that each model has done.
    private double _vaeShare;
    private double _classifierShare;

    /// <summary>A progress; its clock runs from now.</summary>
    public RunProgress(TimeProvider time)
    {
        _time = time;
        _started = time.GetTimestamp();
    }

    /// <inheritdoc/>
    public void Started(ExperimentConfig config)
    {
        lock (_lock)
        {
            _config = config;
            _plan = new RunPlan(config, config.Experiment.NumTrainingImages ?? DataFacts.Mnist.TrainingImages);
            _started = _time.GetTimestamp();
        }
    }

    /// <inheritdoc/>
    public void Progressed(TrainingProgress progress)
    {
        lock (_lock)
        {
            if (_training?.Model != progress.Model || _training.Generation != progress.Generation)
            {
                (_modelSince, _modelImages, _lastEpoch) = (_time.GetTimestamp(), Seen(progress), null);
            }

            _training = progress;
            _lastEpoch = progress.Completed ?? _lastEpoch;
            var share = Seen(progress) / ((double)progress.Images * progress.Epochs);
            _ = progress.Model == TrainedModel.Vae ? _vaeShare = share : _classifierShare = share;
        }
    }

    /// <inheritdoc/>
    public void GenerationCompleted(GenerationResult result)
    {
        lock (_lock)
        {
            _rows = GenerationRow.From(result.History);
            (_training, _lastEpoch, _vaeShare, _classifierShare) = (null, null, 0, 0);
            if (result.Generation == 0 && _config is not null)
            {
                _plan = new RunPlan(_config, result.History.Metrics[0].TrainImages);
            }
        }
    }

    /// <inheritdoc/>
    public void Finished(RunHistory history)
    {
        lock (_lock)
        {
            _finished = true;
        }
    }

    /// <summary>Where the run stands now.</summary>
    public ProgressSnapshot Snapshot()
    {
        lock (_lock)
        {
            var elapsed = _time.GetElapsedTime(_started);
            var completed = Math.Max(0, _rows.Count - 1);
            var fraction = Fraction(completed);
            return new()
            {
                Generations = _config?.Experiment.Iterations ?? 0,
                Classes = _config?.Classifier.NumClasses ?? 10,
                Completed = completed,
                Elapsed = elapsed,
                Left = fraction > 0 && elapsed > EnoughToEstimate ? elapsed * ((1 - fraction) / fraction) : null,
                Fraction = fraction,
                Training = _training,
                LastEpoch = _lastEpoch,
                ImagesPerSecond = Rate(),
                IsFinished = _finished,
                Rows = _rows,
            };
        }
    }

    // Measuring and sampling take about the same share of each generation, so training stands for the whole.
    private double Fraction(int completed)
    {
        if (_plan is null || _config is null)
        {
            return 0;
        }

        var done = Enumerable.Range(1, completed).Sum(generation => _plan.VaeWork(generation) + _plan.ClassifierWork(generation));
        if (completed < _config.Experiment.Iterations)
        {
            done += (_vaeShare * _plan.VaeWork(completed + 1)) + (_classifierShare * _plan.ClassifierWork(completed + 1));
        }

        return done / _plan.TotalWork;
    }

    private double? Rate()
    {
        var watched = _time.GetElapsedTime(_modelSince);
        var images = _training is null ? 0 : Seen(_training) - _modelImages;
        return images > 0 && watched > TimeSpan.Zero ? images / watched.TotalSeconds : null;
    }

    private static long Seen(TrainingProgress progress) =>
        ((long)(progress.Epoch - 1) * progress.Images) + progress.ImagesDone;
}
