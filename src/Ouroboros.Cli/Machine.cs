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
}
