using System.Collections.ObjectModel;
using System.Text.Json.Serialization;

namespace Ouroboros.Runs;

/// <summary><c>manifest.json</c>: which program made a run, how, where and when, and the hashes of what it wrote.</summary>
/// <remarks>
/// Written last of all files, so what it lists is there: after a kill a file can be newer than its hash, and never older. What a run
/// goes on from is never overwritten, only replaced by files of other names.
/// </remarks>
public sealed record Manifest
{
    /// <summary>What <see cref="Program"/> is in every run of this program.</summary>
    public const string ProgramName = "ouroboros";

    /// <summary>The format of files that name none.</summary>
    public const int FirstFormat = 1;

    /// <summary>
    /// The format that this version writes, here and in the files of groups and sweeps, and the newest that it reads. It counts up when an older
    /// version would misread or lose what is new; a key that an older version may ignore leaves it as it is.
    /// </summary>
    public const int CurrentFormat = 1;

    // A manifest that has no such list sets none.
    private readonly IReadOnlyList<Resumption>? _resumed;
    private readonly IReadOnlyDictionary<string, string>? _removed;

    /// <summary><see cref="ProgramName"/>.</summary>
    public required string Program { get; init; }

    /// <summary>Format of the file, <see cref="FirstFormat"/> to <see cref="CurrentFormat"/>.</summary>
    // What the file does not name is set to 0.
    public int Format { get; init => field = value == 0 ? FirstFormat : value; } = FirstFormat;

    /// <summary>Version of the program.</summary>
    public required string Version { get; init; }

    /// <summary>Commit it was built from; null if not known.</summary>
    public string? Commit { get; init; }

    /// <summary>Seed of every random number.</summary>
    public required long Seed { get; init; }

    /// <summary>The arguments that the program was called with.</summary>
    public required IReadOnlyList<string> CommandLine { get; init; }

    /// <summary>The machine.</summary>
    public required MachineFacts Machine { get; init; }

    /// <summary>Full path of the folder that the real digits come from; null for the embedded MNIST.</summary>
    public string? DataFolder { get; init; }

    /// <summary>SHA-256 of the real digits, <see cref="Data.MnistData.Fingerprint()"/>; null for the embedded MNIST.</summary>
    public string? DataSha256 { get; init; }

    /// <summary>SHA-256 of the reference classifier's weights, <see cref="Metrics.ReferenceClassifier.Sha256"/>; null before it is there, or if none is needed.</summary>
    public string? ReferenceSha256 { get; init; }

    /// <summary>Where the run stands.</summary>
    public required RunState State { get; init; }

    /// <summary>Why it failed; null unless it did.</summary>
    public string? Reason { get; init; }

    /// <summary>When it began.</summary>
    public required DateTimeOffset Started { get; init; }

    /// <summary>When it finished or failed; null while it is running.</summary>
    public DateTimeOffset? Finished { get; init; }

    /// <summary>Each time that it was resumed, in order.</summary>
    public IReadOnlyList<Resumption> Resumed { get => _resumed ?? []; init => _resumed = value; }

    /// <summary>Generations it is to run.</summary>
    public required int GenerationsPlanned { get; init; }

    /// <summary>Generations complete.</summary>
    public required int GenerationsDone { get; init; }

    /// <summary>The file to go on from, one of <see cref="Files"/>; null before the first.</summary>
    public string? Checkpoint { get; init; }

    /// <summary>SHA-256 (64 lower-case hexadecimal digits) of every reproducible file, by path with <c>/</c>, in ordinal order.</summary>
    public required IReadOnlyDictionary<string, string> Files { get; init; }

    /// <summary>
    /// SHA-256 of every file that was removed on purpose once the run had finished, as <see cref="Files"/> had it, in ordinal order. No path is in both.
    /// </summary>
    public IReadOnlyDictionary<string, string> Removed { get => _removed ?? ReadOnlyDictionary<string, string>.Empty; init => _removed = value; }
}

/// <summary>A run was taken up again.</summary>
public sealed record Resumption
{
    /// <summary>When.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>The checkpoint it went on from; null from the beginning.</summary>
    public string? From { get; init; }

    /// <summary>The arguments that the program was called with.</summary>
    public required IReadOnlyList<string> CommandLine { get; init; }

    /// <summary>Version of the program.</summary>
    public required string Version { get; init; }

    /// <summary>Commit it was built from; null if not known.</summary>
    public string? Commit { get; init; }

    /// <summary>The machine.</summary>
    public required MachineFacts Machine { get; init; }
}

/// <summary>Writes and reads <see cref="Manifest"/> without reflection.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    WriteIndented = true,
    NewLine = "\n",
    RespectNullableAnnotations = true,
    AllowDuplicateProperties = false)]
[JsonSerializable(typeof(Manifest))]
internal sealed partial class ManifestJson : JsonSerializerContext;
