namespace Ouroboros.Cli.Running;

/// <summary>The words after <c>ouroboros resume</c>, sorted and not yet judged.</summary>
internal sealed record ResumeArguments
{
    /// <summary>Name or path of the run.</summary>
    public required string Run { get; init; }

    /// <summary>Value of <c>--experiments-dir</c>.</summary>
    public string? ExperimentsDir { get; init; }

    /// <summary>Value of <c>--iterations</c>.</summary>
    public string? Iterations { get; init; }

    /// <summary>Value of <c>--data-dir</c>.</summary>
    public string? DataDir { get; init; }

    /// <summary>Value of <c>--threads</c>.</summary>
    public string? Threads { get; init; }

    /// <summary>Value of <c>--device</c>.</summary>
    public string? Device { get; init; }

    /// <summary>Value of <c>--jobs</c>.</summary>
    public string? Jobs { get; init; }

    /// <summary>Whether only errors and the folder are printed.</summary>
    public bool Quiet { get; init; }

    /// <summary>The command line as typed.</summary>
    public IReadOnlyList<string> CommandLine { get; init; } = [];
}
