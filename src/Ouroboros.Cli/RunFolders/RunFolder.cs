namespace Ouroboros.Cli.RunFolders;

/// <summary>A run of this program, as its folder tells it.</summary>
internal sealed record RunFolder
{
    /// <summary>The folder's name.</summary>
    public string Name => System.IO.Path.GetFileName(Path);

    /// <summary>Full path.</summary>
    public required string Path { get; init; }

    /// <summary><c>running</c>, <c>finished</c> or <c>failed</c>, as the manifest says.</summary>
    public required string State { get; init; }

    /// <summary>When it started, as the manifest writes it (ISO 8601: sorts as text); empty when it does not say.</summary>
    public string Started { get; init; } = "";

    /// <summary>Seed of the run; null when the manifest has none.</summary>
    public long? Seed { get; init; }

    /// <summary>Generations asked for.</summary>
    public int Planned { get; init; }

    /// <summary>Generations complete.</summary>
    public int Done { get; init; }

    /// <summary>Effective classes of each generation's data set, from generation 0; as many as were readable.</summary>
    public IReadOnlyList<double> EffectiveClasses { get; init; } = [];

    /// <summary>When a file of the folder's first level was last written.</summary>
    public DateTimeOffset LastWritten { get; init; }

    /// <summary>
    /// Whether the run is probably at work: marked as running, and a file written within the last hour. A run that was
    /// killed keeps its mark.
    /// </summary>
    public bool IsAlive(DateTimeOffset now) => State == "running" && now - LastWritten < TimeSpan.FromHours(1);
}
