namespace Ouroboros.Runs;

/// <summary>What only the program that starts a run knows about it.</summary>
/// <param name="Version">Version of the program.</param>
/// <param name="Commit">Commit it was built from; null if not known.</param>
/// <param name="CommandLine">The arguments that it was called with.</param>
/// <param name="Machine">The machine and the kernels chosen.</param>
/// <param name="ConfigYaml">Text of <c>config.yaml</c>: every key, defaults and the seed included.</param>
public sealed record RunDescription(
    string Version, string? Commit, IReadOnlyList<string> CommandLine, MachineFacts Machine, string ConfigYaml)
{
    /// <summary>Full path of the folder that the real digits come from; null for the embedded MNIST.</summary>
    public string? DataFolder { get; init; }

    /// <summary>SHA-256 of the real digits, <see cref="Data.MnistData.Fingerprint()"/>; null for the embedded MNIST.</summary>
    public string? DataSha256 { get; init; }
}
