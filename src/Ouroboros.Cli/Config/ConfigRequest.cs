using Ouroboros.Configuration;

namespace Ouroboros.Cli.Config;

/// <summary>What a command line says about the config.</summary>
internal sealed record ConfigRequest
{
    /// <summary>The preset's name as typed; null for none.</summary>
    public string? Preset { get; init; }

    /// <summary>The file given with <c>--config</c>, as typed; null for none.</summary>
    public string? File { get; init; }

    /// <summary>The folder that relative paths count from.</summary>
    public required string CurrentFolder { get; init; }

    /// <summary>Options and pairs.</summary>
    public CommandLineSettings CommandLine { get; init; } = new();

    /// <summary>The data set to run on; null when it could not be read, or does not matter.</summary>
    public DataFacts? Data { get; init; }
}
