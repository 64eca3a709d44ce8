using Ouroboros.Configuration;
using Ouroboros.Performance;
using Ouroboros.Runs;

namespace Ouroboros.Cli.Display;

/// <summary>Listens to a run and knows where it stands. Events come from the loop's thread, questions from any other.</summary>
internal sealed class RunProgress : IRunObserver
{
    private static readonly TimeSpan EnoughToEstimate = TimeSpan.FromSeconds(1);
    private readonly Lock _lock = new();
    private readonly TimeProvider _time;
    private readonly DataFacts _data;
    private long _started;
    private RunPlan? _plan;
    private TrainingProgress? _training;
    private EpochRecord? _lastEpoch;
    private IReadOnlyList<GenerationRow> _rows = [];
    private bool _finished;
    private string? _waiting;

    // Share of the run that was done before this process took it up.
    private double _begunAt;

    // Since when the model in training has been watched, and how many images it had seen by then.
    private long _modelSince;
    private long _modelImages;

    // Share of this generation's training that each model has done.
    private double _vaeShare;
    private double _classifierShare;

    /// <summary>A progress; its clock runs from now.</summary>
    /// <param name="time">The clock.</param>
    /// <param name="data">The real images; null for the embedded MNIST.</param>
    public RunProgress(TimeProvider time, DataFacts? data = null)
    {
        _data = data ?? DataFacts.Mnist;
        _time = time;
        _started = time.GetTimestamp();
    }

    /// <inheritdoc/>
    public void Started(ExperimentConfig config)
    {
        lock (_lock)
        {
            _plan = new RunPlan(config, _data);
            _started = _time.GetTimestamp();
        }
    }

    /// <inheritdoc/>
    public void Waiting(string reason)
    {
        lock (_lock)
        {
            _waiting = reason;
        }
    }

    /// <inheritdoc/>
    public void Resumed(ResumePoint from)
    {
        lock (_lock)
        {
            _rows = GenerationRow.From(from.History);
            _waiting = null;
            CountRealImages(from.History);
            var at = from.Position;
            var config = from.History.Config;
            var trained = at.Model == TrainedModel.Vae ? config.Vae.Epochs : config.Classifier.Epochs;
            var share = (at.Epoch - 1.0) / trained;
            (_vaeShare, _classifierShare) = at.Model == TrainedModel.Vae ? (share, 0.0) : (1.0, share);
            _begunAt = Fraction(Completed);
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
            (_training, _lastEpoch, _waiting, _vaeShare, _classifierShare) = (null, null, null, 0, 0);
            CountRealImages(result.History);
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
            var completed = Completed;
            var fraction = Fraction(completed);
            return new()
            {
                Generations = _plan?.Generations ?? 0,
                Classes = _plan?.Config.Classifier.Classes ?? 10,
                Source = (_plan?.Config ?? Presets.Classic).Data.Source,
                Completed = completed,
                Elapsed = elapsed,
                Left = fraction > _begunAt && elapsed > EnoughToEstimate ? elapsed * ((1 - fraction) / (fraction - _begunAt)) : null,
                Fraction = fraction,
                BegunAt = _begunAt,
                Training = _training,
                LastEpoch = _lastEpoch,
                ImagesPerSecond = Rate(),
                IsFinished = _finished,
                Waiting = _waiting,
                Rows = _rows,
            };
        }
    }

    private int Completed => Math.Max(0, _rows.Count - 1);

    private void CountRealImages(RunHistory history)
    {
        if (_plan is not null)
        {
            _plan = new RunPlan(_plan.Config, _data with { TrainingImages = history.Metrics[0].TrainImages });
        }
    }

    // Measuring and sampling take about the same share of each generation, so training stands for the whole.
    private double Fraction(int completed)
    {
        if (_plan is null)
        {
            return 0;
        }

        var done = Enumerable.Range(1, completed).Sum(generation => Work(_plan, generation, 1, 1));
        if (completed < _plan.Generations)
        {
            done += Work(_plan, completed + 1, _vaeShare, _classifierShare);
        }

        return done / Enumerable.Range(1, _plan.Generations).Sum(generation => Work(_plan, generation, 1, 1));
    }

    private static double Work(RunPlan plan, int generation, double vaeShare, double classifierShare) =>
        (vaeShare * Operations(plan, Workload.VaeTraining, generation)) + (classifierShare * Operations(plan, Workload.ClassifierTraining, generation));

    private static double Operations(RunPlan plan, Workload workload, int generation) =>
        plan.ImagesThrough(workload, generation) * Arithmetic.PerImage(workload, plan.Models);

    private double? Rate()
    {
        var watched = _time.GetElapsedTime(_modelSince);
        var images = _training is null ? 0 : Seen(_training) - _modelImages;
        return images > 0 && watched > TimeSpan.Zero ? images / watched.TotalSeconds : null;
    }

    private static long Seen(TrainingProgress progress) =>
        ((long)(progress.Epoch - 1) * progress.Images) + progress.ImagesDone;
}
