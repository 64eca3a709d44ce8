using System.Text.Json.Serialization;
using Ouroboros.Runs;

namespace Ouroboros.Replication;

/// <summary><c>replicates.json</c>: a group of runs of one experiment under different seeds. Written once, before the first of them begins.</summary>
public sealed record ReplicateGroup
{
    /// <summary>What <see cref="Kind"/> is in every such file.</summary>
    public const string KindName = "replicates";

    /// <summary>The most replicates that a group can have.</summary>
    public const int Most = 1_000;

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

    /// <summary>The config with the first seed: every key's path and its value as YAML.</summary>
    public required IReadOnlyDictionary<string, string> Config { get; init; }

    /// <summary>Seed of each replicate, each once.</summary>
    public required IReadOnlyList<long> Seeds { get; init; }
}

/// <summary>Writes and reads <see cref="ReplicateGroup"/> and <see cref="SweepPlan"/> without reflection.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    WriteIndented = true,
    NewLine = "\n",
    RespectNullableAnnotations = true,
    AllowDuplicateProperties = false)]
[JsonSerializable(typeof(ReplicateGroup))]
[JsonSerializable(typeof(SweepPlan))]
internal sealed partial class GroupJson : JsonSerializerContext;
