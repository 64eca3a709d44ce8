using Ouroboros.Configuration;

namespace Ouroboros.Bench.Kernels;

/// <summary>An experiment under its name, as the value of a benchmark's parameter.</summary>
/// <param name="Preset">The name.</param>
public sealed record Experiment(string Preset)
{
    /// <summary>Its sizes.</summary>
    public ExperimentConfig Config => Presets.ByName[Preset];

    /// <inheritdoc/>
    public override string ToString() => $"{Preset}, batch {Config.Experiment.BatchSize}";
}
