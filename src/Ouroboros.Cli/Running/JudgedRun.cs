using Ouroboros.Cli.Config;
using Ouroboros.Cli.Groups;

namespace Ouroboros.Cli.Running;

/// <summary>What a command line asks for, nothing of it wrong.</summary>
/// <param name="Resolved">The config; its seed may still be missing.</param>
/// <param name="Data">The real digits.</param>
/// <param name="Threads">Threads to compute with.</param>
/// <param name="Replicates">Replicates asked for; null for one run.</param>
/// <param name="Jobs">Runs at once that were asked for; null for as many as is fastest.</param>
internal sealed record JudgedRun(ResolvedConfig Resolved, RunData Data, ThreadCount Threads, SeedList.Request? Replicates, int? Jobs)
{
    /// <summary>The device asked for, by option or file; null for none.</summary>
    public string? Device { get; init; }
}
