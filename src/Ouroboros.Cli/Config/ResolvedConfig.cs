using Ouroboros.Configuration;

namespace Ouroboros.Cli.Config;

/// <summary>A config that can run, and how it came about.</summary>
/// <param name="Config">The config; its seed may still be missing.</param>
/// <param name="Origin">Where it comes from, as a sentence for the user.</param>
/// <param name="Warnings">What is allowed and probably not meant.</param>
internal sealed record ResolvedConfig(ExperimentConfig Config, string Origin, IReadOnlyList<string> Warnings)
{
    /// <summary>The device that the config file asks for; null if it asks for none.</summary>
    public string? Device { get; init; }
}
