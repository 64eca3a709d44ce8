using Ouroboros.Configuration;
using Ouroboros.Data;
using Ouroboros.Metrics;
using Ouroboros.Numerics;
using Ouroboros.Runs;

namespace Ouroboros.Collapse;

/// <summary>The reference classifier and who works with it; without one where a run needs none.</summary>
internal sealed class LoopJudges : IDisposable
{
    private readonly ReferenceClassifier? _reference;
    private readonly ReferencePass? _pass;

    /// <summary>Loads the reference classifier, or trains it: before the loop has its data sets, since it takes as much memory while it learns.</summary>
    /// <param name="backend">Where to compute.</param>
    /// <param name="config">The experiment.</param>
    /// <param name="data">All real images, in the order in which the loop takes them.</param>
    /// <param name="given">The training images in the order of the data set: the reference classifier is the same for every seed.</param>
    /// <param name="references">Keeps reference classifiers from run to run; may be null.</param>
    /// <param name="told">Told when another process has to be waited for.</param>
    /// <param name="cancellation">Stops between two training steps.</param>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public LoopJudges(
        IBackend backend, ExperimentConfig config, MnistData data, DigitSet given, IReferenceCache? references, IRunObserver told,
        CancellationToken cancellation)
    {
        if (config.Metrics.Images == 0 && !config.Regime.NeedsReference)
        {
            return;
        }

        _reference = ReferenceClassifier.Load(
            backend, given, references, cancellation,
            () => told.Waiting("waiting for another run that trains the reference classifier"));
        if (config.Metrics.Images > 0)
        {
            var learned = data.Train.First(config.Experiment.NumTrainingImages ?? data.Train.Count);
            var images = ComparedImages.Count(config, data.Train.Count, data.Test.Count);
            Meter = new DistributionMeter(backend, _reference, data with { Train = learned }, images);
        }

        if (config.Regime.NeedsReference)
        {
            _pass = new ReferencePass(backend, _reference, LoopState.EvaluationRows);
            Judge = new ReferenceJudge(backend, _pass);
        }
    }

    /// <summary>SHA-256 of the reference classifier's weights; null without one.</summary>
    public string? Sha256 => _reference?.Sha256;

    /// <summary>Labels and filters samples; null where the regime does not ask for it.</summary>
    public ReferenceJudge? Judge { get; }

    /// <summary>Compares samples with real images; null where the config does not ask for it.</summary>
    public DistributionMeter? Meter { get; }

    public void Dispose()
    {
        Meter?.Dispose();
        _pass?.Dispose();
        _reference?.Dispose();
    }
}
