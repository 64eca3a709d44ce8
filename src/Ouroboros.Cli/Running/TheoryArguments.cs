using Ouroboros.Theory;

namespace Ouroboros.Cli.Running;

/// <summary>The words after <c>ouroboros theory</c>, sorted and not yet judged.</summary>
internal sealed record TheoryArguments
{
    /// <summary>Words that are no options: the model.</summary>
    public IReadOnlyList<string> Models { get; init; } = [];

    /// <summary>Options that set a key, and their texts.</summary>
    public IReadOnlyList<(TheoryKey Key, string Text)> Settings { get; init; } = [];

    /// <summary>Value of <c>--output-dir</c>.</summary>
    public string? OutputDir { get; init; }

    /// <summary>Value of <c>--threads</c>.</summary>
    public string? Threads { get; init; }

    /// <summary>Whether only errors and the folder are printed.</summary>
    public bool Quiet { get; init; }
}
