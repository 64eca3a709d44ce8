using Ouroboros.Configuration;

namespace Ouroboros.Cli.Running;

/// <summary>The words after <c>ouroboros run</c>, sorted and not yet judged.</summary>
internal sealed record RunArguments
{
    /// <summary>Value of <c>--preset</c>.</summary>
    public string? Preset { get; init; }

    /// <summary>Value of <c>--config</c>.</summary>
    public string? ConfigFile { get; init; }

    /// <summary>Options that set a key, and their texts.</summary>
    public IReadOnlyList<(ConfigKey Key, string Text)> Settings { get; init; } = [];

    /// <summary>Words that are no options.</summary>
    public IReadOnlyList<string> Pairs { get; init; } = [];

    /// <summary>Value of <c>--output-dir</c>.</summary>
    public string? OutputDir { get; init; }

    /// <summary>Value of <c>--data-dir</c>.</summary>
    public string? DataDir { get; init; }

    /// <summary>Value of <c>--threads</c>.</summary>
    public string? Threads { get; init; }

    /// <summary>Value of <c>--device</c>.</summary>
    public string? Device { get; init; }

    /// <summary>Value of <c>--replicates</c>.</summary>
    public string? Replicates { get; init; }

    /// <summary>Value of <c>--seeds</c>.</summary>
    public string? Seeds { get; init; }

    /// <summary>Value of <c>--jobs</c>.</summary>
    public string? Jobs { get; init; }

    /// <summary>Whether pairs may have several values, each of which is run.</summary>
    public bool IsSweep { get; init; }

    /// <summary>Whether only errors and the folder are printed.</summary>
    public bool Quiet { get; init; }

    /// <summary>Whether nothing is trained.</summary>
    public bool DryRun { get; init; }

    /// <summary>The command line as typed.</summary>
    public IReadOnlyList<string> CommandLine { get; init; } = [];
}
