using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Ouroboros.Cli;

/// <summary>What this machine is.</summary>
internal static class Machine
{
    /// <summary>Most threads a run may use.</summary>
    public const int MostThreads = 256;

    /// <summary>Threads a run uses when none are asked for: one for each core the process may run on.</summary>
    public static int DefaultThreads => Math.Min(Environment.ProcessorCount, MostThreads);

    /// <summary>The processor's name, or its architecture where the system does not tell.</summary>
    public static string Processor()
    {
        const string CpuInfo = "/proc/cpuinfo";
        string? name = null;
        if (File.Exists(CpuInfo))
        {
            var line = File.ReadLines(CpuInfo).FirstOrDefault(line => line.StartsWith("model name", StringComparison.Ordinal));
            name = line?[(line.IndexOf(':', StringComparison.Ordinal) + 1)..].Trim();
        }

        name ??= Environment.GetEnvironmentVariable("PROCESSOR_IDENTIFIER");
        return string.IsNullOrEmpty(name) ? RuntimeInformation.ProcessArchitecture.ToString() : name;
    }

    /// <summary>The widest vectors worth using, in bits, and what the instruction set is called.</summary>
    public static string Vectors() => RuntimeInformation.ProcessArchitecture switch
    {
        Architecture.X64 when Vector512.IsHardwareAccelerated => "512 bits (AVX-512)",
        Architecture.X64 when Vector256.IsHardwareAccelerated => "256 bits (AVX2)",
        Architecture.X64 when Vector128.IsHardwareAccelerated => "128 bits (SSE)",
        Architecture.Arm64 when Vector128.IsHardwareAccelerated => "128 bits (NEON)",
        _ when Vector128.IsHardwareAccelerated => "128 bits",
        _ => "none (scalar)",
    };

    /// <summary>Bytes of memory the process may use.</summary>
    public static long Memory() => GC.GetGCMemoryInfo().TotalAvailableMemoryBytes;
}
