namespace Ouroboros.Configuration;

/// <summary>The <c>output</c> section.</summary>
public sealed record OutputSettings
{
    /// <summary>Folder that holds the runs; a relative path counts from the current folder, <c>~/</c> from the home folder.</summary>
    public string ExperimentsDir { get; init; } = "experiments";
}
