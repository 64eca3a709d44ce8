using System.Reflection;

namespace Ouroboros.Cli;

/// <summary>Version and commit of this build.</summary>
/// <param name="Version">For example <c>0.1.0</c>.</param>
/// <param name="Commit">The commit's hash; null when it was not built from a git checkout.</param>
internal sealed record ProductVersion(string Version, string? Commit)
{
    /// <summary>This program's.</summary>
    public static ProductVersion Current { get; } = Parse(
        typeof(ProductVersion).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion);

    /// <summary>Reads <c>version+commit</c>, as the SDK stamps it.</summary>
    public static ProductVersion Parse(string informational)
    {
        var plus = informational.IndexOf('+', StringComparison.Ordinal);
        return plus < 0 ? new(informational, null) : new(informational[..plus], informational[(plus + 1)..]);
    }
}
