namespace Ouroboros.Configuration;

/// <summary>The <c>output</c> section.</summary>
public sealed record OutputSettings
{
    /// <summary>Folder that holds the runs; a relative path counts from the current folder, <c>~/</c> from the home folder.</summary>
    public string ExperimentsDir { get; init; } = "experiments";

    /// <summary>Which of the sampled data sets stay in the run's folder.</summary>
    public KeptDataSets KeepDatasets { get; init; } = KeptDataSets.None;

    /// <summary>Seconds between two checkpoints inside a generation, above 0; there is one at each generation's end in any case.</summary>
    public double CheckpointSeconds { get; init; } = 30;
}

/// <summary>Sampled data sets to keep.</summary>
public enum KeptDataSets
{
    /// <summary>None: each is used and forgotten.</summary>
    None,

    /// <summary>That of the newest generation.</summary>
    Last,

    /// <summary>Those of all generations.</summary>
    All,
}
