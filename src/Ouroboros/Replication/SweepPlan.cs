using Ouroboros.Runs;

namespace Ouroboros.Replication;

/// <summary><c>sweep.json</c>: the points of a sweep. Written once, before the first of them begins.</summary>
public sealed record SweepPlan
{
    /// <summary>What <see cref="Kind"/> is in every such file.</summary>
    public const string KindName = "sweep";

    /// <summary>The most points that a sweep can have.</summary>
    public const int Most = 10_000;

    /// <summary><see cref="Manifest.ProgramName"/>.</summary>
    public required string Program { get; init; }

    /// <summary>Format of the file, <see cref="Manifest.FirstFormat"/> to <see cref="Manifest.CurrentFormat"/>.</summary>
    // What the file does not name is set to 0.
    public int Format { get; init => field = value == 0 ? Manifest.FirstFormat : value; } = Manifest.FirstFormat;

    /// <summary><see cref="KindName"/>.</summary>
    public required string Kind { get; init; }

    /// <summary>Version of the program that began it.</summary>
    public required string Version { get; init; }

    /// <summary>Commit it was built from; null if not known.</summary>
    public string? Commit { get; init; }

    /// <summary>The arguments that the program was called with.</summary>
    public required IReadOnlyList<string> CommandLine { get; init; }

    /// <summary>When it began.</summary>
    public required DateTimeOffset Started { get; init; }

    /// <summary>Full path of the folder that the real digits come from; null for the embedded MNIST.</summary>
    public string? DataFolder { get; init; }

    /// <summary>SHA-256 of the real digits; null for the embedded MNIST.</summary>
    public string? DataSha256 { get; init; }

    /// <summary>The config that the points change: every key's path and its value as YAML.</summary>
    public required IReadOnlyDictionary<string, string> Config { get; init; }

    /// <summary>Keys that vary, in the order in which they were given.</summary>
    public required IReadOnlyList<string> Keys { get; init; }

    /// <summary>The points, the last key varying fastest.</summary>
    public required IReadOnlyList<SweepPoint> Points { get; init; }

    /// <summary>Seeds of the replicates of each point; null where each point is one run.</summary>
    public IReadOnlyList<long>? Seeds { get; init; }
}

/// <summary>A point of a sweep.</summary>
public sealed record SweepPoint
{
    /// <summary>Name of its folder, within the sweep's.</summary>
    public required string Name { get; init; }

    /// <summary>The value of each key of <see cref="SweepPlan.Keys"/>, as YAML.</summary>
    public required IReadOnlyList<string> Values { get; init; }
}
