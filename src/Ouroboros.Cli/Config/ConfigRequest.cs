using Ouroboros.Configuration;
using Ouroboros.Data;

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

    /// <summary>
    /// Finds the data set to run on; throws a <see cref="Ouroboros.Data.DataFileException"/> when it cannot be read.
    /// </summary>
    public required Func<DataSource, DataFacts> FindData { get; init; }
}
