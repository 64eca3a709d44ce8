using Ouroboros.Regimes;

namespace Ouroboros.Configuration;

/// <summary>Everything that decides the numbers and files of a run. Equal configs and seeds give equal bytes.</summary>
/// <remarks>The keys of the YAML file are these names in snake case: <c>experiment.batch_size</c>.</remarks>
public sealed record ExperimentConfig
{
    /// <summary>The loop: generations, batches, samples, seed.</summary>
    public ExperimentSettings Experiment { get; init; } = new();

    /// <summary>The real images.</summary>
    public DataSettings Data { get; init; } = new();

    /// <summary>What each generation learns from.</summary>
    public RegimeSettings Regime { get; init; } = new();

    /// <summary>The generative model.</summary>
    public VaeSettings Vae { get; init; } = new();

    /// <summary>The model that labels each generation's samples.</summary>
    public ClassifierSettings Classifier { get; init; } = new();

    /// <summary>Comparisons with held-out real digits.</summary>
    public MetricsSettings Metrics { get; init; } = new();

    /// <summary>Pictures.</summary>
    public VisualizationSettings Visualization { get; init; } = new();

    /// <summary>Where runs are kept.</summary>
    public OutputSettings Output { get; init; } = new();

    /// <summary>The sampled data sets that a run keeps: those asked for, and all under a regime whose generations learn from all.</summary>
    public KeptDataSets DataSetsToKeep => RegimePlan.NeedsOlderSetsOf(Regime.Kind) ? KeptDataSets.All : Output.KeepDatasets;
}
