using System.Runtime.InteropServices;

namespace Ouroboros.Runs;

/// <summary>The machine and the kernels that a run is computed with.</summary>
public sealed record MachineFacts
{
    /// <summary>Operating system.</summary>
    public required string Os { get; init; }

    /// <summary>Name of the processor, or its architecture where the system does not tell the name.</summary>
    public required string Cpu { get; init; }

    /// <summary>Processors that the program may use.</summary>
    public required int Cores { get; init; }

    /// <summary>Memory that the program may use, in bytes.</summary>
    public required long MemoryBytes { get; init; }

    /// <summary>The .NET runtime.</summary>
    public required string Runtime { get; init; }

    /// <summary>The kernels chosen, as their backend names them.</summary>
    public required string Kernels { get; init; }

    /// <summary>Threads that the kernels use.</summary>
    public required int Threads { get; init; }

    /// <summary>This machine.</summary>
    /// <param name="kernels">The kernels chosen.</param>
    /// <param name="threads">Threads that they use.</param>
    public static MachineFacts OfThisMachine(string kernels, int threads) => new()
    {
        Os = RuntimeInformation.OSDescription,
        Cpu = CpuName() ?? RuntimeInformation.ProcessArchitecture.ToString(),
        Cores = Environment.ProcessorCount,
        MemoryBytes = GC.GetGCMemoryInfo().TotalAvailableMemoryBytes,
        Runtime = RuntimeInformation.FrameworkDescription,
        Kernels = kernels,
        Threads = threads,
    };

    private static string? CpuName()
    {
        const string linux = "/proc/cpuinfo";
        if (!File.Exists(linux))
        {
            return Environment.GetEnvironmentVariable("PROCESSOR_IDENTIFIER");
        }

        var line = File.ReadLines(linux).FirstOrDefault(text => text.StartsWith("model name", StringComparison.Ordinal));
        return line?[(line.IndexOf(':', StringComparison.Ordinal) + 1)..].Trim();
    }
}
