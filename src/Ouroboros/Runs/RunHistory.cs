using Ouroboros.Configuration;

namespace Ouroboros.Runs;

/// <summary>All numbers of a run so far: what the CSV files hold, what plots and reports are drawn from.</summary>
public sealed class RunHistory
{
    /// <summary>An empty history.</summary>
    /// <param name="config">The resolved config, its seed included.</param>
    public RunHistory(ExperimentConfig config)
    {
        ArgumentNullException.ThrowIfNull(config);
        Config = config;
        Accuracy = new EvaluationMatrix(config.Experiment.Iterations);
        Loss = new EvaluationMatrix(config.Experiment.Iterations);
    }

    /// <summary>The same numbers under a config that differs from the old one in the number of generations only.</summary>
    /// <param name="old">Numbers so far, of no more generations than the config has.</param>
    /// <param name="config">The config.</param>
    internal RunHistory(RunHistory old, ExperimentConfig config)
        : this(config)
    {
        Metrics = old.Metrics;
        Floors = old.Floors;
        ReferenceSha256 = old.ReferenceSha256;
        Training = old.Training;
        Labels = old.Labels;
        old.Accuracy.CopyTo(Accuracy);
        old.Loss.CopyTo(Loss);
    }

    /// <summary>The resolved config.</summary>
    public ExperimentConfig Config { get; }

    /// <summary>A row a generation, row 0 first.</summary>
    public IList<GenerationMetrics> Metrics { get; } = [];

    /// <summary>What <see cref="GenerationMetrics.Distribution"/> is between two halves of real images; null where nothing is compared.</summary>
    public MetricFloors? Floors { get; set; }

    /// <summary>The reference classifier that judged, see <see cref="Metrics.ReferenceClassifier.Sha256"/>; null if none was needed.</summary>
    public string? ReferenceSha256 { get; set; }

    /// <summary>Every training epoch, in the order they ran.</summary>
    public IList<EpochRecord> Training { get; } = [];

    /// <summary>Label counts of both judges, by data set.</summary>
    public IList<LabelCounts> Labels { get; } = [];

    /// <summary>Accuracy, 0 to 1, of each classifier on each data set.</summary>
    public EvaluationMatrix Accuracy { get; }

    /// <summary>Mean cross-entropy in nats of each classifier on each data set.</summary>
    public EvaluationMatrix Loss { get; }
}
