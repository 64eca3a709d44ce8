namespace Ouroboros.Runs;

/// <summary>A file that a run's manifest lists, and what has become of it.</summary>
/// <param name="Path">Path as in the manifest.</param>
/// <param name="Condition">What has become of it.</param>
/// <param name="Reason">What was found in its place, or why it cannot be read, without a full stop; null where the condition says all.</param>
public sealed record VerifiedFile(string Path, FileCondition Condition, string? Reason = null);

/// <summary>What has become of a file.</summary>
public enum FileCondition
{
    /// <summary>Its bytes have the manifest's hash.</summary>
    Whole,

    /// <summary>Its bytes have another hash, or something else lies in its place.</summary>
    Changed,

    /// <summary>It is not there.</summary>
    Missing,

    /// <summary>It is there, and the disk refuses to read it.</summary>
    Unreadable,
}
