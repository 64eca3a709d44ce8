namespace Ouroboros.Cli;

/// <summary>What this machine grants the process; handed in so that tests can play it.</summary>
internal sealed record Machine
{
    /// <summary>Processors that the process may use.</summary>
    public required int Processors { get; init; }

    /// <summary>Memory that the process may use; reads files of the system, so asked only when somebody wants to know.</summary>
    public required Func<MemoryLimit> Memory { get; init; }

    /// <summary>The process's own.</summary>
    public static Machine OfProcess() => new() { Processors = Environment.ProcessorCount, Memory = () => MemoryLimit.OfProcess() };

    /// <summary>Ends a statement of what is needed: <c>, more than the 512 MB of this machine</c>; empty where there is enough.</summary>
    public string Lack(long bytes) => Memory() is var limit && bytes > limit.Bytes ? $", more than the {Units.Bytes(limit.Bytes)} {limit.Owner}" : "";
}
