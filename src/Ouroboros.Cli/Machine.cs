using Ouroboros.Numerics;

namespace Ouroboros.Cli;

/// <summary>What this machine is.</summary>
internal static class Machine
{
    /// <summary>Threads a run uses when none are asked for: one for each core the process may run on.</summary>
    public static int DefaultThreads => Math.Min(Environment.ProcessorCount, Backends.MaxThreads);
}
